import type { Signal } from "@preact/signals";
import type { ComponentChild } from "preact";
import { useRef } from "preact/hooks";
import { TABLE_NAME_LENGTH } from "../protocol/commands";
import { Limit } from "../theme/Limit";
import { useDesk } from "./desk";

/** A field for what a table works on, or is called. */
export function NameField(props: {
  title: ComponentChild;
  name: Signal<string>;
  /** What it is called among the drafts of this dashboard. */
  draft: string;
  required?: boolean;
}) {
  const { name } = props;
  const field = useRef<HTMLInputElement>(null);
  const kept = useDesk().drafts.of(`${props.draft}/rest`);
  return (
    <>
      <label class="field">
        <span>{props.title}</span>
        <input
          ref={field}
          class="input"
          dir="auto"
          required={props.required}
          maxLength={TABLE_NAME_LENGTH}
          value={name.value}
          onInput={(event) => {
            name.value = event.currentTarget.value;
          }}
        />
      </label>
      <Limit field={field} kept={kept} />
    </>
  );
}
