import { useId } from "preact/hooks";
import type { Sector } from "../protocol/activity";
import { SectorIcon } from "../theme/SectorIcon";
import "./SectorChoice.css";

/** One sector of the activity, chosen out of all, which are all in sight. */
export function SectorChoice(props: {
  label: string;
  sectors: readonly Sector[];
  value: string;
  /** Whether the value is only proposed; a tap on it makes it a choice. */
  proposed?: boolean;
  describedBy?: string | undefined;
  disabled?: boolean;
  onChange: (id: string) => void;
}) {
  const group = useId();
  return (
    <fieldset
      class="sector-choice"
      disabled={props.disabled ?? false}
      aria-describedby={props.describedBy}
    >
      <legend class="visually-hidden">{props.label}</legend>
      {props.sectors.map((sector) => (
        <label
          key={sector.id}
          data-sector={sector.colour}
          data-proposed={props.proposed === true && sector.id === props.value}
        >
          <input
            class="drawn-by-label"
            type="radio"
            name={group}
            checked={sector.id === props.value}
            // A tap on what is proposed changes nothing for the browser.
            onClick={() => props.onChange(sector.id)}
            onChange={() => props.onChange(sector.id)}
          />
          <span>
            <SectorIcon icon={sector.icon} />
            {sector.short}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
