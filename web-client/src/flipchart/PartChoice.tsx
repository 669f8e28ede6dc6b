import { useId } from "preact/hooks";
import "./PartChoice.css";

/** One of a few parts of a page, all in sight side by side. */
export function PartChoice(props: {
  label: string;
  parts: readonly {
    readonly id: string;
    readonly name: string;
    /** The attributes of a name in another language than the page's. */
    readonly said?: { readonly lang: string; readonly dir: "ltr" | "rtl" };
  }[];
  value: string;
  onChange: (id: string) => void;
}) {
  const group = useId();
  return (
    <fieldset class="part-choice">
      <legend class="visually-hidden">{props.label}</legend>
      {props.parts.map(({ id, name, said }) => (
        <label key={id}>
          <input
            class="drawn-by-label"
            type="radio"
            name={group}
            checked={props.value === id}
            onChange={() => props.onChange(id)}
          />
          <span {...said}>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
