/** Which dot of a map is meant by a finger, a mouse or an arrow key. */
import type { Place } from "./ground";
import type { Dot, MapLayout } from "./layout";

/**
 * The dot that a finger means: the one at it, or whose name is, or else the nearest within its reach; null
 * where it points at nothing.
 */
export function nearestDot({ dots }: MapLayout, at: Place, reach: number): Dot | null {
  let nearest: Dot | null = null;
  let least = reach;
  for (const dot of dots) {
    const far = Math.max(0, Math.hypot(dot.x - at.x, dot.y - at.y) - dot.radius);
    const box = dot.name?.box;
    const isOnName =
      box !== undefined &&
      at.x >= box.left &&
      at.x <= box.right &&
      at.y >= box.top &&
      at.y <= box.bottom;
    if (isOnName ? least > 0 : far < least) {
      least = isOnName ? 0 : far;
      nearest = dot;
    }
  }
  return nearest;
}

/** The next dot in a direction from one: near, and not too far to the side; null where there is none. */
export function dotBeside(
  { dots }: MapLayout,
  from: Dot,
  direction: "left" | "right" | "up" | "down",
): Dot | null {
  const [ahead, aside]: readonly [(dot: Dot) => number, (dot: Dot) => number] =
    direction === "left" || direction === "right"
      ? [
          (dot) => (dot.x - from.x) * (direction === "left" ? -1 : 1),
          (dot) => Math.abs(dot.y - from.y),
        ]
      : [
          (dot) => (dot.y - from.y) * (direction === "up" ? -1 : 1),
          (dot) => Math.abs(dot.x - from.x),
        ];
  let nearest: Dot | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const dot of dots) {
    const far = ahead(dot);
    const cost = far + 2 * aside(dot);
    if (dot.index !== from.index && far > 0.5 && aside(dot) <= 2 * far && cost < least) {
      least = cost;
      nearest = dot;
    }
  }
  return nearest;
}
