import { t } from "../i18n/flipchart";
import type { Field, Hue } from "../protocol/activity";
import { Dialog } from "../theme/Dialog";
import type { Board } from "./board";
import { Note } from "./Guidance";
import "./Samples.css";
import "./paper.css";

/** Texts of others, to see how it can sound. */
export function Samples(props: { board: Board; field: Field; colour: Hue; onClose: () => void }) {
  const { samplesTitle } = props.field;
  return (
    <Dialog
      title={samplesTitle ?? t("samples")}
      {...(samplesTitle === null ? {} : { said: props.board.said })}
      onClose={props.onClose}
    >
      <p class="hint">{t("samplesNote")}</p>
      <ul class="samples" data-hue={props.colour} {...props.board.said}>
        {props.field.samples.map(({ text, note, year }) => (
          <li key={text}>
            {text}
            <Note note={note} year={year} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
