import { t } from "../i18n/facilitator";
import { Button } from "../theme/Button";
import { useDesk } from "./desk";
import { MessageForm } from "./MessageForm";
import "./MessageBox.css";

/** Messages: a field to send one to everybody, and those that are on phones now. */
export function MessageBox() {
  const desk = useDesk();
  const { messages } = desk.workshop.value;
  return (
    <section class="messages" aria-label={t("messagesShown")}>
      <MessageForm table={null} />
      {messages.length > 0 && (
        <ul>
          {messages.toReversed().map(({ id, text, table }) => (
            <li key={id} class="message">
              <p dir="auto">
                {text} <small>{table === null ? t("toAll") : t("table", { number: table })}</small>
              </p>
              <Button
                kind="bare"
                size="small"
                aria-label={t("withdrawNamed", { text })}
                onClick={() => void desk.run({ type: "withdraw-message", id })}
              >
                {t("withdraw")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
