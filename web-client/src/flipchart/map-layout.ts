/** Where the cards of a sheet stand on its map: one wedge for each category around the table. */
import type { Card, CardLink } from "./cards";

/** The map's own units; the page scales it to the glass. */
export const MAP_SIZE = 380;
const CENTRE = MAP_SIZE / 2;
const HUB = 44;
const INNER = 52;
const OUTER = 162;
const RIM = 168;
const GAP = 0.045;
/** A name on the map has at most two lines of so many letters. */
const LINE_LETTERS = 14;
const LINE_HEIGHT = 11;

export interface Wedge {
  /** The id of its category; "" for the one wedge of a sheet without categories. */
  readonly category: string;
  /** The wedge's outline, as SVG path data. */
  readonly shape: string;
  /** The line along which its name is written, and how long it is. */
  readonly rim: string;
  readonly length: number;
}

export interface Dot {
  readonly card: Card;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** The lines of the name, none where they would cover another; the list beside the map has it. */
  readonly label: readonly string[];
}

export interface Line {
  readonly link: CardLink;
  readonly path: string;
}

export interface MapLayout {
  readonly wedges: readonly Wedge[];
  readonly dots: readonly Dot[];
  readonly lines: readonly Line[];
}

export const hub = { x: CENTRE, y: CENTRE, radius: HUB };

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Lays the map out: the same for everyone at the table, whatever device it is on. */
export function layOut(
  categories: readonly string[],
  cards: readonly Card[],
  links: readonly CardLink[],
): MapLayout {
  const parts = categories.length === 0 ? [""] : categories;
  const turn = (Math.PI * 2) / parts.length;
  const middle = (index: number) => index * turn - Math.PI / 2;
  const wedges = parts.map((category, index) => {
    const from = middle(index) - turn / 2 + GAP;
    const to = middle(index) + turn / 2 - GAP;
    const length = (to - from) * RIM;
    return { category, shape: slice(from, to), rim: rim(from, to, middle(index)), length };
  });

  const places = new Map<string, Place & { readonly radius: number; readonly card: Card }>();
  parts.forEach((category, index) => {
    const here = cards.filter((card) => card.category === category);
    const spots = spread(here.length, middle(index), turn / 2 - GAP);
    here.forEach((card, at) => {
      const spot = spots[at];
      if (spot !== undefined) {
        places.set(card.id, { ...spot, radius: dotRadius(card.stars, here.length), card });
      }
    });
  });
  // Those whose category nobody chose stand at the foot.
  const unsorted = cards.filter((card) => !places.has(card.id));
  const apart = Math.min(16, (MAP_SIZE - 20) / unsorted.length);
  unsorted.forEach((card, at) => {
    const x = CENTRE + (at - (unsorted.length - 1) / 2) * apart;
    places.set(card.id, { x, y: MAP_SIZE - 8, radius: 6, card });
  });

  const lines = links.flatMap((link) => {
    const from = places.get(link.from);
    const to = places.get(link.to);
    return from && to ? [{ link, path: bow(from, to) }] : [];
  });
  return { wedges, dots: label([...places.values()]), lines };
}

function at(angle: number, radius: number): Place {
  return { x: CENTRE + Math.cos(angle) * radius, y: CENTRE + Math.sin(angle) * radius };
}

function point({ x, y }: Place): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

function slice(from: number, to: number): string {
  // The gap is as wide within as without.
  const narrow = (GAP * OUTER) / INNER - GAP;
  return [
    `M${point(at(from, OUTER))}`,
    `A${OUTER} ${OUTER} 0 ${isLong(from, to)} 1 ${point(at(to, OUTER))}`,
    `L${point(at(to - narrow, INNER))}`,
    `A${INNER} ${INNER} 0 ${isLong(from + narrow, to - narrow)} 0 ${point(at(from + narrow, INNER))}Z`,
  ].join("");
}

/** SVG's flag for an arc of more than half a circle, as the wedge of an only category has. */
function isLong(from: number, to: number): 0 | 1 {
  return to - from > Math.PI ? 1 : 0;
}

/** The line for a name: clockwise above, counter-clockwise below, so that no name stands on its head. */
function rim(from: number, to: number, middle: number): string {
  const below = Math.sin(middle) > 0.2;
  const radius = below ? RIM + 9 : RIM;
  const [start, end] = below ? [to, from] : [from, to];
  return `M${point(at(start, radius))}A${radius} ${radius} 0 ${isLong(from, to)} ${below ? 0 : 1} ${point(at(end, radius))}`;
}

function dotRadius(stars: number, crowd: number): number {
  const most = crowd > 9 ? 8 : crowd > 5 ? 12 : 15;
  return Math.min(most, 6 + stars * 1.8);
}

/** Spots within a wedge: rows from the middle outwards, each as full as it is long. */
function spread(count: number, middle: number, half: number): Place[] {
  const rows =
    count <= 1 ? [112] : count <= 3 ? [90, 132] : count <= 6 ? [82, 112, 142] : [74, 98, 122, 146];
  const total = rows.reduce((sum, radius) => sum + radius, 0);
  const spots: Place[] = [];
  let left = count;
  rows.forEach((radius, row) => {
    const last = row === rows.length - 1;
    const here = last ? left : Math.min(left, Math.round((count * radius) / total));
    left -= here;
    const room = half * 0.72;
    for (let index = 0; index < here; index++) {
      const share = here === 1 ? 0 : (index / (here - 1)) * 2 - 1;
      // A lone dot in a row leans to one side, so that names above each other do not touch.
      const lean = here === 1 && count > 1 ? (row % 2 === 0 ? -0.35 : 0.35) : 0;
      spots.push(at(middle + (share + lean) * room, radius));
    }
  });
  return spots;
}

/** A link bends towards the hub, so that links between neighbours do not lie on each other. */
function bow(from: Place, to: Place): string {
  const bend = (a: number, b: number) => (a + b) / 2 + (CENTRE - (a + b) / 2) * 0.35;
  return `M${point(from)}Q${point({ x: bend(from.x, to.x), y: bend(from.y, to.y) })} ${point(to)}`;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function meets(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Names the dots with the most stars first, as long as a name covers neither a dot nor a name. */
function label(
  places: readonly (Place & { readonly radius: number; readonly card: Card })[],
): Dot[] {
  const taken: Box[] = places.map(({ x, y, radius }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  taken.push({
    left: CENTRE - HUB,
    right: CENTRE + HUB,
    top: CENTRE - HUB * 0.8,
    bottom: CENTRE + HUB * 0.8,
  });
  const ranked = [...places].sort((a, b) => b.card.stars - a.card.stars);
  const labels = new Map<string, readonly string[]>();
  for (const { x, y, radius, card } of ranked) {
    const lines = inLines(card.name);
    const half = Math.max(...lines.map((line) => [...line].length)) * 2.75;
    const box = {
      left: x - half,
      right: x + half,
      top: y + radius + 1,
      bottom: y + radius + 1 + lines.length * LINE_HEIGHT,
    };
    const inside = box.left > 0 && box.right < MAP_SIZE && box.bottom < MAP_SIZE;
    if (inside && !taken.some((other) => meets(other, box))) {
      taken.push(box);
      labels.set(card.id, lines);
    }
  }
  return places.map(({ x, y, radius, card }) => ({
    card,
    x,
    y,
    radius,
    label: labels.get(card.id) ?? [],
  }));
}

/** A name in one or two short lines; what does not fit ends in an ellipsis. */
export function inLines(name: string): string[] {
  const lines = [""];
  for (const word of name.split(/\s+/u)) {
    const line = lines.at(-1) ?? "";
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || [...longer].length <= LINE_LETTERS) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(word);
    }
  }
  const [first = "", second] = lines;
  if (second === undefined) {
    return [shorten(first)];
  }
  return [
    shorten(first),
    lines.length > 2 ? `${shorten(second).replace("…", "")}…` : shorten(second),
  ];
}

function shorten(line: string): string {
  const letters = [...line];
  return letters.length > LINE_LETTERS + 1 ? `${letters.slice(0, LINE_LETTERS).join("")}…` : line;
}
