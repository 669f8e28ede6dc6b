import { t } from "../i18n/writing";
import type { Board } from "./board";
import { useTextOf } from "./useTextOf";
import "./ShownField.css";
import "./paper.css";

/** The text of another sheet's field, to be read; while there is none, the way to it. */
export function ShownField(props: {
  board: Board;
  /** The field's id. */
  id: string;
  /** Goes to the sheet on which it is written. */
  onSheet: (id: string) => void;
}) {
  const { board, id } = props;
  const text = useTextOf(board.flipchart.text(id));
  const found = board.field(id);
  if (found === undefined) {
    return null;
  }
  const { field, sheet } = found;
  return (
    <section class="sheet" data-hue={sheet.colour}>
      <h2>
        <span {...board.said}>{field.title}</span>
      </h2>
      {text.trim() === "" ? (
        <p class="sheet-text">
          <button type="button" class="text-link" onClick={() => props.onSheet(sheet.id)}>
            {t("writeFirst")}
          </button>
        </p>
      ) : (
        <p class="sheet-text strong" dir="auto" lang="">
          {text}
        </p>
      )}
    </section>
  );
}
