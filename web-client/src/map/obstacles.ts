/** What is drawn already, so that names find room between it. */
import type { Box, Place } from "./ground";

/** What stands in the way: a kind of thing that a name may have to keep off. */
export interface Obstacle {
  readonly box: Box;
  /** Where it is a piece of a line: from where to where, within the box. */
  readonly line?: readonly [Place, Place];
  readonly kind: "words" | "mark" | "line" | "bridge";
  /** The index of the card that it belongs to; −1 for none. */
  readonly of: number;
}

/** How large a cell of the grid is: about as high as two lines. */
const CELL = 48;

/** More cells than any map has in a row. */
const ROW = 10_000;

/** Obstacles by where they are: whoever asks for a box is told of those that touch it. */
export class Obstacles {
  readonly #cells = new Map<number, Obstacle[]>();

  add(obstacle: Obstacle): void {
    for (const key of cellsOf(obstacle.box)) {
      const cell = this.#cells.get(key);
      if (cell === undefined) {
        this.#cells.set(key, [obstacle]);
      } else {
        cell.push(obstacle);
      }
    }
  }

  remove(obstacle: Obstacle): void {
    for (const key of cellsOf(obstacle.box)) {
      const cell = this.#cells.get(key) ?? [];
      const at = cell.indexOf(obstacle);
      if (at >= 0) {
        cell.splice(at, 1);
      }
    }
  }

  /**
   * How bad it is to draw over a box: the greatest weight of the obstacles that touch it, 0 without any.
   *
   * @param most the weight beyond which it does not matter how much more it is
   */
  weightOn(box: Box, most: number, weigh: (obstacle: Obstacle) => number): number {
    let weight = 0;
    const right = Math.floor(box.right / CELL);
    const bottom = Math.floor(box.bottom / CELL);
    for (let y = Math.floor(box.top / CELL); y <= bottom; y++) {
      for (let x = Math.floor(box.left / CELL); x <= right; x++) {
        for (const obstacle of this.#cells.get(y * ROW + x) ?? []) {
          const more = weigh(obstacle);
          if (more > weight && touches(obstacle, box)) {
            weight = more;
            if (weight >= most) {
              return weight;
            }
          }
        }
      }
    }
    return weight;
  }

  /** The obstacles that touch a box, each once. */
  within(box: Box): Set<Obstacle> {
    const found = new Set<Obstacle>();
    for (const key of cellsOf(box)) {
      for (const obstacle of this.#cells.get(key) ?? []) {
        if (touches(obstacle, box)) {
          found.add(obstacle);
        }
      }
    }
    return found;
  }
}

function cellsOf({ left, top, right, bottom }: Box): number[] {
  const keys: number[] = [];
  for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y++) {
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++) {
      keys.push(y * ROW + x);
    }
  }
  return keys;
}

function touches({ box, line }: Obstacle, other: Box): boolean {
  return overlap(box, other) && (line === undefined || crosses(line[0], line[1], other));
}

/** Whether two boxes have any room in common. */
export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** A box with so much more on each side. */
export function padded({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}

/** The box around two places. */
export function around(a: Place, b: Place): Box {
  return {
    left: Math.min(a.x, b.x),
    right: Math.max(a.x, b.x),
    top: Math.min(a.y, b.y),
    bottom: Math.max(a.y, b.y),
  };
}

/** Whether a straight line from one place to another comes through a box (Liang and Barsky). */
export function crosses(a: Place, b: Place, box: Box): boolean {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  let enter = 0;
  let leave = 1;
  for (const [step, room] of [
    [-dx, a.x - box.left],
    [dx, box.right - a.x],
    [-dy, a.y - box.top],
    [dy, box.bottom - a.y],
  ] as const) {
    if (step === 0) {
      if (room < 0) {
        return false;
      }
    } else if (step < 0) {
      enter = Math.max(enter, room / step);
    } else {
      leave = Math.min(leave, room / step);
    }
  }
  return enter <= leave;
}
