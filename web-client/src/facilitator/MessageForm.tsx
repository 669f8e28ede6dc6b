import { useSignal } from "@preact/signals";
import { t } from "../i18n/facilitator";
import { MESSAGE_LENGTH } from "../protocol/commands";
import { Button } from "../theme/Button";
import { useDesk } from "./desk";
import "./MessageForm.css";

/** A field that sends a message to one table, or to every phone. */
export function MessageForm(props: { table: number | null }) {
  const desk = useDesk();
  const text = useSignal("");
  const sent = useSignal(false);
  const label =
    props.table === null ? t("messageLabel") : t("messageTable", { number: props.table });
  return (
    <form
      class="say"
      onSubmit={async (event) => {
        event.preventDefault();
        const message = text.value.trim();
        if (message === "") {
          return;
        }
        if (await desk.run({ type: "send-message", text: message, table: props.table })) {
          text.value = "";
          sent.value = true;
        }
      }}
    >
      <input
        class="input"
        dir="auto"
        aria-label={label}
        placeholder={props.table === null ? t("messagePlaceholder") : label}
        maxLength={MESSAGE_LENGTH}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          sent.value = false;
        }}
      />
      <Button type="submit" kind="dark">
        {t("send")}
      </Button>
      <span class="visually-hidden" role="status">
        {sent.value ? t("sent") : ""}
      </span>
    </form>
  );
}
