import { t } from "../i18n/facilitator";
import type { MadeLink } from "../protocol/links";
import { QrCode } from "../theme/QrCode";
import "./LinkList.css";

/** A link that is a secret has no picture at an address: its code comes with it. */
export function LinkQr(props: { qr: MadeLink["qr"]; name: string }) {
  return <QrCode qr={props.qr} alt={t("linkQrAlt", { name: props.name })} class="link-qr" />;
}
