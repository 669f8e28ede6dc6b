import { t } from "../i18n/facilitator";
import type { MadeLink } from "../protocol/links";
import "./LinkList.css";

/** A link that is a secret has no picture at an address: its code is drawn here. */
export function LinkQr(props: { qr: MadeLink["qr"]; name: string }) {
  const { side, path } = props.qr;
  return (
    <svg
      class="link-qr"
      viewBox={`0 0 ${side} ${side}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={t("linkQrAlt", { name: props.name })}
    >
      <path fill="#fff" d={`M0,0h${side}v${side}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  );
}
