import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { t } from "../i18n/shared";
import { Button } from "./Button";
import { copyFrom } from "./copy";
import { Said } from "./Said";

/** A link with a button that copies it. */
export function CopyField(props: { label: string; hint?: string; value: string }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const told = useSignal<"" | "copied" | "copyByHand">("");
  const copy = async () => {
    told.value = await copyFrom(input.current);
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
      <Said class="field-hint" words={told.value === "" ? "" : t(told.value)} />
    </div>
  );
}
