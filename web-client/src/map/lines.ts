/** The lines of a map: a bow between two dots, and no piece of it where words stand. */
import { type Box, type Place, point } from "./ground";
import { around, crosses, padded } from "./obstacles";

/** A curve with one control point, as SVG's Q. */
export interface Bow {
  readonly from: Place;
  readonly by: Place;
  readonly to: Place;
}

/** In so many straight pieces a bow is looked at. */
const PIECES = 24;

/** A bow that bends towards the middle, so that lines between neighbours do not lie on each other. */
export function bow(from: Place, to: Place, middle: Place, bend: number): Bow {
  const bent = (a: number, b: number, c: number) => (a + b) / 2 + (c - (a + b) / 2) * bend;
  return { from, by: { x: bent(from.x, to.x, middle.x), y: bent(from.y, to.y, middle.y) }, to };
}

/** A place on a bow, `share` of the way along it. */
export function along({ from, by, to }: Bow, share: number): Place {
  const rest = 1 - share;
  const between = (a: number, b: number, c: number) =>
    rest * rest * a + 2 * share * rest * b + share * share * c;
  return { x: between(from.x, by.x, to.x), y: between(from.y, by.y, to.y) };
}

/** The straight pieces of a bow. */
export function pieces(curve: Bow): (readonly [Place, Place])[] {
  const places = Array.from({ length: PIECES + 1 }, (_, index) => along(curve, index / PIECES));
  return places.slice(1).map((place, index) => [places[index] as Place, place] as const);
}

/**
 * A bow as SVG path data.
 *
 * @param wordsIn the boxes of the words that touch a box: there the line is left out
 */
export function drawn(curve: Bow, wordsIn: (box: Box) => readonly Box[]): string {
  const { from, by, to } = curve;
  const whole = `M${point(from)}Q${point(by)} ${point(to)}`;
  const all = pieces(curve);
  const isFree = all.map(
    ([a, b]) => !wordsIn(padded(around(a, b), 1)).some((box) => crosses(a, b, padded(box, 1))),
  );
  if (isFree.every((free) => free)) {
    return whole;
  }
  let path = "";
  all.forEach(([a, b], index) => {
    if (isFree[index]) {
      path += `${index > 0 && isFree[index - 1] ? "" : `M${point(a)}`}L${point(b)}`;
    }
  });
  return path;
}

/** A line as SVG path data. */
export function straight([from, to]: readonly [Place, Place]): string {
  return `M${point(from)}L${point(to)}`;
}
