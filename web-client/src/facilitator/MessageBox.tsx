import { t } from "../i18n/facilitator";
import { Button } from "../theme/Button";
import { useDesk } from "./desk";
import { MessageForm } from "./MessageForm";
import "./MessageBox.css";

/** Messages: those that are on phones now, and for who runs the workshop a field for one to all. */
export function MessageBox() {
  const desk = useDesk();
  const { messages } = desk.workshop.value;
  if (!desk.runs && messages.length === 0) {
    return null;
  }
  return (
    <section class="messages" aria-label={t("messagesShown")}>
      {desk.runs && <MessageForm table={null} />}
      {desk.runs && <Prepared />}
      {messages.length > 0 && (
        <ul>
          {[...messages].reverse().map(({ id, text, table }) => (
            <li key={id} class="message">
              <p dir="auto">
                <span lang="">{text}</span>{" "}
                <small>{table === null ? t("toAll") : t("table", { number: table })}</small>
              </p>
              {desk.runs && (
                <Button
                  kind="bare"
                  size="small"
                  aria-label={t("withdrawNamed", { text })}
                  onClick={() => void desk.run({ type: "withdraw-message", id })}
                >
                  {t("withdraw")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The messages that the activity has ready for this phase: each is sent to all by a tap. */
function Prepared() {
  const desk = useDesk();
  const ready = desk.phase.value?.phase.messages ?? [];
  const shown = new Set(desk.workshop.value.messages.map(({ text }) => text));
  return ready.length === 0 ? null : (
    // Open where there is room for it, so that one tap sends.
    <details class="prepared" open={matchMedia("(min-height: 801px)").matches}>
      <summary>{t("prepared")}</summary>
      <ul>
        {ready.map((text) => (
          <li key={text}>
            <button
              type="button"
              class="prepared-send"
              aria-label={t("sendNamed", { text })}
              onClick={() => void desk.run({ type: "send-message", text, table: null })}
            >
              <bdi {...desk.activityLang.value}>{text}</bdi>
              {shown.has(text) && <small>✓ {t("alreadySent")}</small>}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
