import type { Hue, Icon } from "../protocol/activity";

const paths: Record<Icon, string> = {
  building: "M4 20h16M5 17h14M7 17v-7M12 17v-7M17 17v-7M4 10l8-5 8 5z",
  network:
    "M14 5a2 2 0 1 1-4 0 2 2 0 0 1 4 0M7 18a2 2 0 1 1-4 0 2 2 0 0 1 4 0M21 18a2 2 0 1 1-4 0 2 2 0 0 1 4 0M12 7v5M12 12l-5.5 4.5M12 12l5.5 4.5",
  code: "M8 8l-4 4 4 4M16 8l4 4-4 4M13.5 5l-3 14",
  cap: "M3 9l9-4 9 4-9 4zM7 11v5c3 2.4 7 2.4 10 0v-5",
  coin: "M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0M14.8 9.2c-.6-1-1.6-1.4-2.8-1.4-1.6 0-2.8.8-2.8 2.1 0 2.9 5.7 1.4 5.7 4.2 0 1.3-1.3 2.1-2.9 2.1-1.3 0-2.5-.5-3-1.6M12 6v12",
  house: "M4 20V9l8-5 8 5v11M9 20v-6h6v6",
  star: "M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1.1 5.9L12 16.8l-5.3 2.9 1.1-5.9L3.5 9.7l5.9-.8z",
  people:
    "M12 8a3 3 0 1 1-6 0 3 3 0 0 1 6 0M3 20c0-3.5 2.5-5.5 6-5.5s6 2 6 5.5M15 5.3a3 3 0 0 1 0 5.4M17 14.8c2.5.7 4 2.5 4 5.2",
  heart: "M12 20s-8-4.7-8-10.3A4.4 4.4 0 0 1 12 7.2a4.4 4.4 0 0 1 8 2.5C20 15.3 12 20 12 20z",
  leaf: "M5 19c0-9 5-14 15-14 0 10-5 14-11 14-2 0-4-1-4-3M5 19c2-5 5-8 9-9.5",
  shield: "M12 3.5l7 2.5v5.5c0 4.5-2.8 7.5-7 9-4.2-1.5-7-4.5-7-9V6z",
  bolt: "M13 3L5 14h6l-1 7 8-11h-6z",
  speech: "M4 5h16v11H11l-4 4v-4H4z",
  question:
    "M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0M9.5 10a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.7v.1",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
};

/** The lines of a category's sign, as SVG path data on a ground of 24 by 24. */
export function iconPath(icon: Icon): string {
  return paths[icon];
}

/** The sign of a category, in its colour. It stands beside the category's name, so it is not read out. */
export function CategoryIcon(props: { icon: Icon; colour: Hue }) {
  return (
    <svg class="category-icon" data-hue={props.colour} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[props.icon]} />
    </svg>
  );
}
