/** The numbers of bridges. */
import { boxAround, type Place } from "./ground";
import { along, type Bow } from "./lines";
import type { Obstacle, Obstacles } from "./obstacles";

/**
 * Where the number of a bridge stands: on it near its middle, or beside it, and on nothing else; in the
 * middle where there is no such place.
 *
 * @param radius of the badge
 */
export function placeBadge(
  curve: Bow,
  radius: number,
  space: { readonly width: number; readonly height: number },
  obstacles: Obstacles,
): Place {
  const [start, end] = [along(curve, 0), along(curve, 1)];
  const long = Math.hypot(end.x - start.x, end.y - start.y) || 1;
  const [across, down] = [(start.y - end.y) / long, (end.x - start.x) / long];
  const places = [0, 2, -2, 4, -4].flatMap((aside) =>
    [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7].map((share) => {
      const { x, y } = along(curve, share);
      return { x: x + across * aside * radius, y: y + down * aside * radius };
    }),
  );
  const isFree = (at: Place) => {
    const box = boxAround(at, radius + 2);
    return (
      box.left > 0 &&
      box.top > 0 &&
      box.right < space.width &&
      box.bottom < space.height &&
      obstacles.weightOn(box, 1, ({ kind }) => weightFor(kind)) === 0
    );
  };
  return places.find(isFree) ?? along(curve, 0.5);
}

/** What a badge keeps off: all but lines. */
function weightFor(kind: Obstacle["kind"]): number {
  return kind === "words" || kind === "mark" ? 1 : 0;
}
