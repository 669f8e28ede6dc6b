import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { t } from "../i18n/facilitator";
import { MESSAGE_LENGTH } from "../protocol/commands";
import type { Message } from "../protocol/workshop";
import { Button } from "../theme/Button";
import { Limit } from "../theme/Limit";
import { useSaid } from "../theme/Said";
import { useDesk } from "./desk";
import { clearIfSent, useTableDraft } from "./typed";
import "./MessageForm.css";

/** A field that sends a message to the phones of one table, or to all, and there to the screen as well. */
export function MessageForm(props: { table: number | null; on?: Message["on"] }) {
  const desk = useDesk();
  const form = `message/${props.table ?? "all"}`;
  const text = useTableDraft("message", props.table);
  const field = useRef<HTMLInputElement>(null);
  const sent = useSignal(false);
  useSaid(sent.value ? t("sent") : "");
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
        if (
          await desk.run({
            type: "send-message",
            text: message,
            table: props.table,
            on: props.on ?? "phones",
          })
        ) {
          clearIfSent(text, message);
          sent.value = true;
        }
      }}
    >
      <input
        ref={field}
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
      <Limit field={field} kept={desk.drafts.of(`${form}/rest`)} />
    </form>
  );
}
