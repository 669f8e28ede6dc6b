/**
 * Where cards stand within an area: each new one takes the roomiest place that is left, so that those who
 * were there before stay where they are.
 */
import type { Area, Box, Ground, Place } from "./ground";

/** From so many places one is chosen, where the cards are few; of many, four times as many as cards. */
const FEWEST_PLACES = 300;

/** Names are wide and low: cards lie so much further apart sideways than one above the other. */
const SIDEWAYS = 1.7;

/** A card keeps so much more off the border of its area than off other cards. */
const OFF_THE_BORDER = 1.6;

export class Spots {
  readonly #x: number[] = [];
  readonly #y: number[] = [];
  /** How roomy each place is: the square of how far what is there already is. */
  readonly #room: number[] = [];

  /**
   * @param margin what a mark needs on each side
   * @param words what stands in the area already
   */
  constructor(ground: Ground, area: Area, count: number, margin: number, words: readonly Box[]) {
    let places = FEWEST_PLACES;
    while (places < count * 2) {
      places *= 4;
    }
    const step = Math.sqrt(ground.areaSize / places);
    const rows = Math.ceil(ground.height / step);
    const columns = Math.ceil(ground.width / step) + 1;
    for (let row = 0; row < rows; row++) {
      const y = (row + 0.5) * step;
      for (let column = 0; column < columns; column++) {
        const x = (column + (row % 2 === 0 ? 0.25 : 0.75)) * step;
        const depth = ground.depth(area, x, y);
        // However narrow the area is, it has places.
        if (depth <= Math.min(margin, step / 2)) {
          continue;
        }
        const room = Math.min(
          (depth * OFF_THE_BORDER) ** 2,
          ...words.map((box) => squareTo(box, x, y) - margin ** 2),
        );
        this.#x.push(x);
        this.#y.push(y);
        this.#room.push(depth <= margin ? Math.min(room, 0.01) : room);
      }
    }
  }

  /** The roomiest place, which is taken from now on; null where there is none. */
  take(): Place | null {
    let best = -1;
    let most = 0;
    for (let index = 0; index < this.#room.length; index++) {
      const room = this.#room[index] as number;
      if (room > most) {
        most = room;
        best = index;
      }
    }
    if (best < 0) {
      return null;
    }
    const place = { x: this.#x[best] as number, y: this.#y[best] as number };
    this.block(place);
    return place;
  }

  /** Takes what is around a place. */
  block(place: Place): void {
    for (let index = 0; index < this.#room.length; index++) {
      const dx = ((this.#x[index] as number) - place.x) / SIDEWAYS;
      const dy = (this.#y[index] as number) - place.y;
      const square = dx * dx + dy * dy;
      if (square < (this.#room[index] as number)) {
        this.#room[index] = square;
      }
    }
  }

  /** Gives away no place within a box any more. */
  close(box: Box): void {
    for (let index = 0; index < this.#room.length; index++) {
      const x = this.#x[index] as number;
      const y = this.#y[index] as number;
      if (x > box.left && x < box.right && y > box.top && y < box.bottom) {
        this.#room[index] = 0;
      }
    }
  }
}

/** The square of how far a place is from a box; 0 within it. */
function squareTo(box: Box, x: number, y: number): number {
  const dx = Math.max(box.left - x, 0, x - box.right);
  const dy = Math.max(box.top - y, 0, y - box.bottom);
  return dx * dx + dy * dy;
}
