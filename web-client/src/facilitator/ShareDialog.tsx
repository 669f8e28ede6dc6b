import { joinLink, joinQr, knownLinks } from "../connection/links";
import { t } from "../i18n/facilitator";
import { RecoveryOffer } from "../recovery/RecoveryOffer";
import { Button } from "../theme/Button";
import { CopyField } from "../theme/CopyField";
import { Dialog } from "../theme/Dialog";
import { Said } from "../theme/Said";
import { AskFirst } from "./AskFirst";
import { useDesk } from "./desk";
import { LinkList } from "./LinkList";
import "./ShareDialog.css";
import { JoinCode } from "../theme/JoinCode";
import { QrCode } from "../theme/QrCode";

/** Whether people may join, and by which code. */
function Door() {
  const desk = useDesk();
  const { joining } = desk.workshop.value;
  return (
    <div class="share-door">
      <Button onClick={() => void desk.run({ type: joining ? "close-joining" : "open-joining" })}>
        {joining ? t("closeJoining") : t("openJoining")}
      </Button>
      <AskFirst
        question={t("newCodeSure")}
        yes={t("reallyNewCode")}
        onYes={() => void desk.run({ type: "renew-join-code" })}
      >
        {(ask) => <Button onClick={ask}>{t("newCode")}</Button>}
      </AskFirst>
      <Said class="share-closed" words={joining ? "" : t("joiningIsClosed")} />
    </div>
  );
}

/** How others get in: the QR code and the links. */
export function ShareDialog(props: {
  onClose: () => void;
  onPrint: (what: "codes" | "recovery") => void;
}) {
  const desk = useDesk();
  const { joinCode } = desk.workshop.value;
  const link = joinLink(desk.id, joinCode);
  const links = knownLinks(desk.id);
  return (
    <Dialog title={t("shareTitle")} onClose={props.onClose} width="760px">
      <div class="share">
        <figure class="share-qr">
          <QrCode class="share-code" qr={joinQr(desk.id, joinCode)} alt={t("qrAlt", { link })} />
          <figcaption>
            {t("scanToJoin")}{" "}
            <strong>
              <JoinCode code={joinCode} />
            </strong>
          </figcaption>
          <Button onClick={() => props.onPrint("codes")}>{t("printCodes")}</Button>
          <RecoveryOffer onShow={() => props.onPrint("recovery")} />
          <Door />
        </figure>
        <div class="share-links">
          <CopyField label={t("joinLinkLabel")} value={link} />
          {links.screen !== undefined && (
            <CopyField
              label={t("screenLinkLabel")}
              hint={t("screenLinkHint")}
              value={new URL(links.screen, link).href}
            />
          )}
          {links.screen === undefined && <p class="field-hint">{t("screenLinkUnknown")}</p>}
        </div>
      </div>
      <LinkList />
    </Dialog>
  );
}
