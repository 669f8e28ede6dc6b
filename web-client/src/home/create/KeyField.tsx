import type { Signal } from "@preact/signals";
import { t } from "../../i18n/create";

/** The create key of the server; nobody but the browser's owner sees it, and nothing keeps it. */
export function KeyField(props: { value: Signal<string>; hint?: string }) {
  return (
    <label class="field">
      <span>{t("keyLabel")}</span>
      <input
        class="input"
        type="password"
        autoComplete="off"
        required
        value={props.value.value}
        onInput={(event) => {
          props.value.value = event.currentTarget.value;
        }}
      />
      {props.hint !== undefined && <small class="field-hint">{props.hint}</small>}
    </label>
  );
}
