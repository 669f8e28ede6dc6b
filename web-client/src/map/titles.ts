/** Where the names of a map's areas stand: as near to the rim as they fit. */
import type { Area, Box, Ground } from "./ground";
import { inLines, shortened, widthOf } from "./letters";
import { overlap, padded } from "./obstacles";

export interface Title {
  readonly lines: readonly string[];
  /** Where the words stand, the sign before them included. */
  readonly box: Box;
  /** The side of the sign, in the map's units; 0 where there is none. */
  readonly sign: number;
}

/** The height of a line, as a multiple of its letters' size. */
const LINE = 1.15;

/** Titles of these words, in the order of the areas; null where an area has none. */
export function placeTitles(
  ground: Ground,
  titles: readonly string[],
  size: number,
  signs: boolean,
): (Title | null)[] {
  const taken: Box[] = [];
  return ground.areas.map((area, index) => {
    const words = titles[index] ?? "";
    if (words === "") {
      return null;
    }
    const title = bestTitle(ground, area, words, size, signs, taken);
    if (title !== null) {
      taken.push(title.box);
    }
    return title;
  });
}

function bestTitle(
  ground: Ground,
  area: Area,
  words: string,
  size: number,
  signs: boolean,
  taken: readonly Box[],
): Title | null {
  const variants = [
    [shortened(words, 16)],
    inLines(words, 9),
    inLines(words, 5.5),
    ...[7.5, 6, 4.5, 3.4].map((most) => [shortened(words, most)]),
  ];
  const sign = signs ? size * 1.1 : 0;
  // First within the area, then only within the map: a short piece of a name is better than none.
  for (const within of [true, false]) {
    for (const lines of within ? variants : variants.slice(-3)) {
      const wide = Math.max(...lines.map(widthOf)) * size + (signs ? sign + size * 0.3 : 0);
      const high = lines.length * size * LINE;
      for (const box of boxes(ground, area, wide, high)) {
        const fits = within
          ? corners(box).every(([x, y]) => ground.depth(area, x, y) > size * 0.3)
          : box.left > 0 && box.right < ground.width && box.top > 0 && box.bottom < ground.height;
        if (fits && !taken.some((other) => overlap(padded(other, 2), box))) {
          return { lines, box, sign };
        }
      }
    }
  }
  return null;
}

/** Boxes of a size in an area, those at the rim first. */
function* boxes(ground: Ground, area: Area, wide: number, high: number): Generator<Box> {
  const half = (area.to - area.from) / 2;
  for (let share = 0.97; share > 0.4; share -= 0.03) {
    for (const turn of [0, 0.15, -0.15, 0.3, -0.3, 0.45, -0.45, 0.6, -0.6]) {
      const { x, y } = ground.at(area.from + half + turn * half, share);
      yield { left: x - wide / 2, right: x + wide / 2, top: y - high / 2, bottom: y + high / 2 };
    }
  }
}

function corners({ left, top, right, bottom }: Box): readonly [number, number][] {
  return [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
    [(left + right) / 2, top],
    [(left + right) / 2, bottom],
  ];
}
