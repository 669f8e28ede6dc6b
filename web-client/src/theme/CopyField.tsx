import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { t } from "../i18n/shared";
import { Button } from "./Button";

/**
 * A link with a button that copies it. Plain HTTP has no clipboard: there the text is selected and
 * copied the old way, and when even that fails it stays selected for the keyboard.
 */
export function CopyField(props: { label: string; hint?: string; value: string }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const told = useSignal<"" | "copied" | "copyByHand">("");
  const copy = async () => {
    input.current?.select();
    try {
      if (navigator.clipboard !== undefined) {
        await navigator.clipboard.writeText(props.value);
        told.value = "copied";
      } else {
        told.value = document.execCommand("copy") ? "copied" : "copyByHand";
      }
    } catch {
      told.value = "copyByHand";
    }
  };
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {props.label}
      </label>
      <div class="copy-field">
        <input
          id={id}
          ref={input}
          class="input"
          readOnly
          dir="ltr"
          value={props.value}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button onClick={copy}>{t("copy")}</Button>
      </div>
      {props.hint !== undefined && <p class="field-hint">{props.hint}</p>}
      <p class="field-hint" role="status">
        {told.value === "" ? "" : t(told.value)}
      </p>
    </div>
  );
}
