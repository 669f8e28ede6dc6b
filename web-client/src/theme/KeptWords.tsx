import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { t } from "../i18n/shared";
import { Button } from "./Button";
import { copyFrom } from "./copy";
import { Said } from "./Said";

/** Words that may have no other place than this: to copy and, where they were kept for it, to throw away. */
export function KeptWords(props: {
  label: string;
  words: string;
  /** How many lines are seen of them. */
  rows?: number;
  onThrowAway?: () => void;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  const told = useSignal<"" | "copied" | "copyByHand">("");
  return (
    <div class="kept-words">
      <label>
        <span>{props.label}</span>
        <textarea
          class="input"
          ref={field}
          readOnly
          rows={props.rows ?? 3}
          dir="auto"
          lang=""
          value={props.words}
        />
      </label>
      <div class="kept-choice">
        <Button
          size="small"
          kind="dark"
          onClick={async () => {
            told.value = await copyFrom(field.current);
          }}
        >
          {t("copy")}
        </Button>
        {props.onThrowAway !== undefined && (
          <Button size="small" onClick={props.onThrowAway}>
            {t("throwAway")}
          </Button>
        )}
      </div>
      <Said as="span" words={told.value === "" ? "" : t(told.value)} />
    </div>
  );
}
