/** Where the names of cards stand beside their dots, so that none covers another, a dot or a line. */
import type { Box, Place } from "./ground";
import { inLines, widthOf } from "./letters";
import { around, crosses, type Obstacle, type Obstacles, padded } from "./obstacles";

export interface Name {
  readonly lines: readonly string[];
  /** What is said of it in a line of its own, "" for nothing. */
  readonly about: string;
  readonly box: Box;
  /** On which side of the box the lines begin, so that they are beside their dot. */
  readonly anchor: "start" | "middle" | "end";
  /** From the dot's rim to the words. */
  readonly leader: readonly [Place, Place];
}

/** The height of a line, as a multiple of its letters' size. */
export const LINE = 1.14;

/** How much smaller what is said of a card is than its name. */
export const ABOUT = 0.92;

/** The widest lines of a name, and where that finds no place, narrower ones. */
const WIDTHS = [10, 7, 5.5];

/** How far from a dot its name may stand, as multiples of its letters' size. */
const DISTANCES = [0.4, 0.9, 1.6, 2.5, 3.6];

/** A dot that wants a name. */
export interface Unnamed {
  readonly index: number;
  readonly name: string;
  readonly about: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** The weights of what a name would stand on: nothing, lines, which are cut there, and dots that make room. */
const FREE = 0;
const ON_LINES = 1;
const ON_DOTS = 2;
const TAKEN = 3;

/**
 * The best place for a name, null where there is none: near its dot, and on a line only where it finds no
 * other place.
 *
 * @param yields whether the dot of a card makes room for this name
 */
export function placeName(
  dot: Unnamed,
  size: number,
  space: Box,
  obstacles: Obstacles,
  yields: (of: number) => boolean,
): Name | null {
  const variants = variantsOf(dot, size);
  const weigh = ({ kind, of }: Obstacle) =>
    kind === "line"
      ? ON_LINES
      : kind === "mark"
        ? of === dot.index
          ? FREE
          : yields(of)
            ? ON_DOTS
            : TAKEN
        : TAKEN;
  const isCut = ({ lines }: Variant) => lines.some((line) => line.endsWith("…"));
  // A whole name further away says more than a piece of it beside the dot.
  for (const some of [variants.filter((one) => !isCut(one)), variants.filter(isCut)]) {
    let best: Name | null = null;
    let least = TAKEN;
    for (const distance of DISTANCES) {
      for (const variant of some) {
        for (const angle of DIRECTIONS) {
          const name = nameAt(dot, variant, distance * size, angle);
          if (!isWithin(name.box, space)) {
            continue;
          }
          const box = padded(name.box, size * 0.12);
          const weight = Math.max(
            obstacles.weightOn(box, least, weigh),
            leaderWeight(name, obstacles, weigh),
          );
          if (weight < least) {
            least = weight;
            best = name;
            if (weight === FREE) {
              return best;
            }
          }
        }
      }
    }
    if (best !== null) {
      return best;
    }
  }
  return null;
}

/** Right, left, below, above, and then what is between. */
const DIRECTIONS = [0, 8, 4, 12, 1, 15, 7, 9, 2, 14, 6, 10, 3, 5, 11, 13].map(
  (step) => (step / 16) * 2 * Math.PI,
);

interface Variant {
  readonly lines: readonly string[];
  readonly about: string;
  readonly wide: number;
  readonly high: number;
}

function variantsOf({ name, about }: Unnamed, size: number): Variant[] {
  const seen = new Set<string>();
  return WIDTHS.flatMap((most) => {
    const lines = inLines(name, most);
    const key = lines.join("\n");
    if (seen.has(key)) {
      return [];
    }
    seen.add(key);
    const wide = Math.max(...lines.map(widthOf), widthOf(about) * ABOUT) * size;
    const high = (lines.length + (about === "" ? 0 : ABOUT)) * size * LINE;
    return [{ lines, about, wide, high }];
  });
}

function nameAt(
  { x, y, radius }: Unnamed,
  { lines, about, wide, high }: Variant,
  distance: number,
  angle: number,
): Name {
  const far = radius + distance;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // Beside the dot words begin at its height, above and below it they stand in its middle.
  const sideways = Math.max(-1, Math.min(1, cos * 1.6));
  const centre = {
    x: x + cos * far + (sideways * wide) / 2,
    y: y + sin * far + (Math.max(-1, Math.min(1, sin * 1.6)) * high) / 2,
  };
  const box = {
    left: centre.x - wide / 2,
    right: centre.x + wide / 2,
    top: centre.y - high / 2,
    bottom: centre.y + high / 2,
  };
  const end = {
    x: Math.max(box.left, Math.min(box.right, x)),
    y: Math.max(box.top, Math.min(box.bottom, y)),
  };
  const long = Math.hypot(end.x - x, end.y - y) || 1;
  const start = { x: x + ((end.x - x) / long) * radius, y: y + ((end.y - y) / long) * radius };
  const anchor = sideways > 0.9 ? "start" : sideways < -0.9 ? "end" : "middle";
  return { lines, about, box, anchor, leader: [start, end] };
}

function isWithin(box: Box, space: Box): boolean {
  return (
    box.left >= space.left &&
    box.right <= space.right &&
    box.top >= space.top &&
    box.bottom <= space.bottom
  );
}

/** The weight of what the leader to a name comes through; other lines may cross it. */
function leaderWeight(
  { leader }: Name,
  obstacles: Obstacles,
  weigh: (obstacle: Obstacle) => number,
): number {
  const [start, end] = leader;
  return obstacles.weightOn(padded(around(start, end), 1), TAKEN, (obstacle) =>
    obstacle.kind === "line" || obstacle.kind === "bridge"
      ? FREE
      : crosses(start, end, obstacle.box)
        ? weigh(obstacle)
        : FREE,
  );
}
