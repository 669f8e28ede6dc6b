import { type Signal, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { type Command, MESSAGE_LENGTH } from "../protocol/commands";
import { Button } from "../theme/Button";
import { Limit } from "../theme/Limit";
import { useDesk } from "./desk";
import { MyName } from "./MyName";
import { clearIfSent } from "./typed";
import "./CrewForm.css";

/** A field for words that only those read who run the workshop; who writes them is asked once. */
export function CrewForm(props: {
  /** What is half typed, and where the rest of it is kept that did not fit. */
  draft: Signal<string>;
  rest: string;
  label: string;
  action: string;
  command: (name: string, text: string) => Command;
}) {
  const desk = useDesk();
  const text = props.draft;
  const asking = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  const send = async () => {
    asking.value = false;
    const words = text.value.trim();
    if (words !== "" && (await desk.run(props.command(desk.myName.value.trim(), words)))) {
      clearIfSent(text, words);
    }
  };
  if (asking.value) {
    return <MyName go={props.action} onNamed={() => void send()} />;
  }
  return (
    <form
      class="crew-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (desk.myName.value.trim() === "") {
          asking.value = true;
        } else {
          void send();
        }
      }}
    >
      <input
        ref={field}
        class="input"
        dir="auto"
        aria-label={props.label}
        placeholder={props.label}
        required
        maxLength={MESSAGE_LENGTH}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
      />
      <Button type="submit">{props.action}</Button>
      <Limit field={field} kept={desk.drafts.of(props.rest)} />
    </form>
  );
}
