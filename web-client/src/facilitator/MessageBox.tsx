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
