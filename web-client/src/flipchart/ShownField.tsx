import { t } from "../i18n/writing";
import type { Field, Hue } from "../protocol/activity";
import type { Board } from "./board";
import { useTextOf } from "./useTextOf";
import "./ShownField.css";
import "./paper.css";

/** The text of another sheet's field, to be read; while there is none, the way to it. */
export function ShownField(props: {
  board: Board;
  field: Field;
  colour: Hue;
  onWrite: (field: string) => void;
}) {
  const { board, field } = props;
  const text = useTextOf(board.flipchart.text(field.id));
  return (
    <section class="sheet" data-hue={props.colour}>
      <h2>
        <span {...board.said}>{field.title}</span>
      </h2>
      {text.trim() === "" ? (
        <p class="sheet-text">
          <button type="button" class="text-link" onClick={() => props.onWrite(field.id)}>
            {t("writeFirst")}
          </button>
        </p>
      ) : (
        <p class="sheet-text strong" dir="auto">
          {text}
        </p>
      )}
    </section>
  );
}
