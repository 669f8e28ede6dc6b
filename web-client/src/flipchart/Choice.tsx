import { useId } from "preact/hooks";
import type { Field } from "../protocol/activity";
import type { Board } from "./board";
import "./Choice.css";

/** One of a few options that belong to a text, such as where it comes from. */
export function Choice(props: { board: Board; choices: NonNullable<Field["choices"]> }) {
  const { board, choices } = props;
  const group = useId();
  const chosen = board.about.value.of(choices.id);
  return (
    <fieldset class="choice" disabled={board.locked.value}>
      <legend {...board.said}>{choices.title}</legend>
      {choices.options.map(({ id, text }) => (
        <label key={id}>
          <input
            class="drawn-by-label"
            type="radio"
            name={group}
            checked={chosen === id}
            onChange={() => board.flipchart.choose(choices.id, id)}
          />
          <span {...board.said}>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
