import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { t } from "../i18n/writing";
import type { Field, Hue } from "../protocol/activity";
import { Button } from "../theme/Button";
import { Budget } from "./Budget";
import type { Board } from "./board";
import { Choice } from "./Choice";
import { Rehearsal, Samples } from "./late-parts";
import { SharedField } from "./SharedField";
import { WritersCount } from "./WritersCount";
import "./FieldView.css";
import "./paper.css";

/** One text that a table writes together, with all that the activity gives to it. */
export function FieldView(props: {
  board: Board;
  field: Field;
  colour: Hue;
  /** Whether it is what its sheet is for. */
  large: boolean;
  /** How long it may take to say, in seconds; null where nothing says so. */
  limit: number | null;
  now: () => number;
}) {
  const { board, field, limit } = props;
  const length = useId();
  const dialog = useSignal<"rehearsal" | "samples" | null>(null);
  const close = () => {
    dialog.value = null;
  };
  const { samples, prompts, choices, spoken } = field;
  const rehearsed = spoken && limit !== null;
  return (
    <>
      <section class="sheet" data-hue={props.colour}>
        <h2>
          <span {...board.said}>{field.title}</span>
          <WritersCount board={board} field={field.id} />
        </h2>
        <SharedField
          board={board}
          field={field.id}
          text={board.flipchart.text(field.id)}
          label={field.title}
          placeholder={field.hint}
          said={board.said}
          look={props.large ? "large" : "plain"}
          {...(spoken ? { describedBy: length } : {})}
        />
        {spoken && <Budget board={board} id={length} field={field.id} limit={limit} />}
        {prompts.length > 0 && (
          <details class="prompts">
            <summary>{t("questions")}</summary>
            <ul {...board.said}>
              {prompts.map((prompt) => (
                <li key={prompt}>{prompt}</li>
              ))}
            </ul>
          </details>
        )}
        {board.hidden.value.has(field.id) && <p class="hidden-note">{t("hiddenOnScreen")}</p>}
      </section>
      {choices !== null && <Choice board={board} choices={choices} />}
      {(rehearsed || samples.length > 0) && (
        <div class="row">
          {samples.length > 0 && (
            <Button
              onClick={() => {
                dialog.value = "samples";
              }}
            >
              {t("samples")}
            </Button>
          )}
          {rehearsed && (
            <Button
              kind="primary"
              colour={props.colour}
              onClick={() => {
                dialog.value = "rehearsal";
              }}
            >
              {t("rehearse")}
            </Button>
          )}
        </div>
      )}
      {dialog.value === "rehearsal" && limit !== null && (
        <Rehearsal {...props} limit={limit} onClose={close} />
      )}
      {dialog.value === "samples" && (
        <Samples board={board} field={field} colour={props.colour} onClose={close} />
      )}
    </>
  );
}
