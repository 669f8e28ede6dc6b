import { useId } from "preact/hooks";
import type { Sector } from "../protocol/activity";
import { SectorIcon } from "../theme/SectorIcon";
import "./SectorChoice.css";

/** One sector of the activity chosen out of a row that scrolls sideways. */
export function SectorChoice(props: {
  label: string;
  sectors: readonly Sector[];
  value: string;
  disabled?: boolean;
  onChange: (id: string) => void;
}) {
  const group = useId();
  return (
    <fieldset class="sector-choice" disabled={props.disabled ?? false}>
      <legend class="visually-hidden">{props.label}</legend>
      {props.sectors.map((sector) => (
        <label key={sector.id} data-sector={sector.colour}>
          <input
            class="drawn-by-label"
            type="radio"
            name={group}
            checked={sector.id === props.value}
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
