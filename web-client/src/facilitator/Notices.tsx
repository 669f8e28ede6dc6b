import { t } from "../i18n/facilitator";
import { ElsewhereNotice } from "../recovery/ElsewhereNotice";
import { Banner } from "../theme/Banner";
import { useDesk } from "./desk";
import { refusalWords, stopWords } from "./words";
import "./Notices.css";

/** What must be known now: no connection, a control that did not happen. */
export function Notices() {
  const desk = useDesk();
  const status = desk.channel.status.value;
  const refusal = desk.refusal.value;
  return (
    <div class="notices">
      {status === "stopped" && (
        <Banner tone="late" live="alert">
          {stopWords(desk.channel.stopReason.value)}
        </Banner>
      )}
      {status === "waiting" && <Banner tone="warn">{t("offline")}</Banner>}
      {desk.channel.answering.value !== "server" && <ElsewhereNotice />}
      {refusal !== null && (
        <Banner tone="warn" live="alert" onDismiss={() => desk.dismissRefusal()}>
          {refusalWords(refusal)}
        </Banner>
      )}
    </div>
  );
}
