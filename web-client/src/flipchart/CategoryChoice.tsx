import type { ComponentChild } from "preact";
import { useId } from "preact/hooks";
import type { Category } from "../protocol/activity";
import { CategoryIcon } from "../theme/CategoryIcon";
import type { Board } from "./board";
import "./CategoryChoice.css";

/** One category of a sheet, chosen out of all, which are all in sight; nothing where there are none. */
export function CategoryChoice(props: {
  board: Board;
  label: ComponentChild;
  categories: readonly Category[];
  value: string;
  /** Whether the value is only proposed; a tap on it makes it a choice. */
  proposed?: boolean;
  describedBy?: string | undefined;
  disabled?: boolean;
  onChange: (id: string) => void;
}) {
  const group = useId();
  if (props.categories.length === 0) {
    return null;
  }
  return (
    <fieldset
      class="category-choice"
      disabled={props.disabled ?? false}
      aria-describedby={props.describedBy}
    >
      <legend class="visually-hidden">{props.label}</legend>
      {props.categories.map((category) => (
        <label
          key={category.id}
          data-hue={category.colour}
          data-proposed={props.proposed === true && category.id === props.value}
        >
          <input
            class="drawn-by-label"
            type="radio"
            name={group}
            checked={category.id === props.value}
            // A tap on what is proposed changes nothing for the browser.
            onClick={() => props.onChange(category.id)}
            onChange={() => props.onChange(category.id)}
          />
          <span {...props.board.said}>
            <CategoryIcon icon={category.icon} colour={category.colour} />
            {category.short}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
