import type { SectorHue } from "../protocol/activity";

const paths: Record<SectorHue, string> = {
  gov: "M4 20h16M5 17h14M7 17v-7M12 17v-7M17 17v-7M4 10l8-5 8 5z",
  net: "M14 5a2 2 0 1 1-4 0 2 2 0 0 1 4 0M7 18a2 2 0 1 1-4 0 2 2 0 0 1 4 0M21 18a2 2 0 1 1-4 0 2 2 0 0 1 4 0M12 7v5M12 12l-5.5 4.5M12 12l5.5 4.5",
  civic: "M8 8l-4 4 4 4M16 8l4 4-4 4M13.5 5l-3 14",
  learn: "M3 9l9-4 9 4-9 4zM7 11v5c3 2.4 7 2.4 10 0v-5",
  fund: "M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0M14.8 9.2c-.6-1-1.6-1.4-2.8-1.4-1.6 0-2.8.8-2.8 2.1 0 2.9 5.7 1.4 5.7 4.2 0 1.3-1.3 2.1-2.9 2.1-1.3 0-2.5-.5-3-1.6M12 6v12",
  anchor: "M4 20V9l8-5 8 5v11M9 20v-6h6v6",
  fed: "M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1.1 5.9L12 16.8l-5.3 2.9 1.1-5.9L3.5 9.7l5.9-.8z",
};

/** The sign of a sector, in its hue. It stands beside the sector's name, so it is not read out. */
export function SectorIcon(props: { icon: SectorHue }) {
  return (
    <svg class="sector-icon" data-sector={props.icon} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[props.icon]} />
    </svg>
  );
}
