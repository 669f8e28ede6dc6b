import type { ComponentChildren } from "preact";
import { t } from "../i18n/facilitator";
import { ElsewhereNotice } from "../recovery/ElsewhereNotice";
import { Banner } from "../theme/Banner";
import { useDesk } from "./desk";
import { StoreTrouble } from "./StoreTrouble";
import { refusalWords, stopWords } from "./words";
import "./Notices.css";

/** What must be known now: no connection, something that was undone, a control that did not happen, or the children. */
export function Notices({ children }: { children?: ComponentChildren }) {
  const desk = useDesk();
  const status = desk.channel.status.value;
  const refusal = desk.refusal.value;
  return (
    <div class="notices">
      {children}
      {status === "stopped" && (
        <Banner tone="late" live="alert">
          {stopWords(desk.channel.stopReason.value)}
        </Banner>
      )}
      {status === "waiting" && <Banner tone="warn">{t("offline")}</Banner>}
      <StoreTrouble />
      {desk.channel.answering.value !== "server" && <ElsewhereNotice />}
      {desk.channel.undone.value && (
        <Banner tone="warn" live="alert" onDismiss={() => desk.channel.knowsUndone()}>
          {t("undone")}
        </Banner>
      )}
      {refusal !== null && (
        <Banner tone="warn" live="alert" onDismiss={() => desk.dismissRefusal()}>
          {refusalWords(refusal)}
        </Banner>
      )}
    </div>
  );
}
