import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import { groupedCode } from "../../i18n/format";
import { t } from "../../i18n/join";
import { CODE_LENGTH, normaliseCode } from "../../protocol/join-code";
import { Button } from "../../theme/Button";
import { Said } from "../../theme/Said";
import "./CodeField.css";

/** The field for the join code: two groups of three, whatever the keyboard sends. */
export function CodeField(props: {
  value: string;
  busy: boolean;
  trouble: string;
  /** Whether it comes in the place of what had the focus. */
  focused: boolean;
  onChange: (code: string) => void;
  onSubmit: () => void;
}) {
  const hint = useId();
  const trouble = useId();
  const field = useRef<HTMLInputElement>(null);
  const complete = props.value.length === CODE_LENGTH;
  useLayoutEffect(() => {
    if (props.focused) {
      field.current?.focus();
    }
  }, []);
  useEffect(() => {
    if (props.trouble !== "") {
      field.current?.select();
    }
  }, [props.trouble]);
  return (
    <form
      class="join-code"
      onSubmit={(event) => {
        event.preventDefault();
        if (!complete) {
          field.current?.focus();
        } else if (!props.busy) {
          props.onSubmit();
        }
      }}
    >
      <label class="field">
        <span>{t("joinCode")}</span>
        <input
          ref={field}
          class="code-input"
          dir="ltr"
          type="text"
          inputMode="text"
          autocomplete="off"
          autocapitalize="characters"
          autocorrect="off"
          spellcheck={false}
          placeholder="––– –––"
          aria-describedby={`${hint} ${trouble}`}
          aria-invalid={props.trouble !== ""}
          value={props.value.length > 3 ? groupedCode(props.value) : props.value}
          onInput={(event) => {
            const { currentTarget: input } = event;
            const code = normaliseCode(input.value);
            const shown = code.length > 3 ? groupedCode(code) : code;
            if (input.value !== shown) {
              input.value = shown;
            }
            if (code !== props.value) {
              props.onChange(code);
            }
          }}
        />
      </label>
      <p class="field-hint" id={hint}>
        {t("codeHint")}
      </p>
      <Said urgent class="field-error" id={trouble} words={props.trouble} />
      <Button type="submit" kind="primary" aria-disabled={props.busy}>
        {props.busy ? t("looking") : t("find")}
      </Button>
    </form>
  );
}
