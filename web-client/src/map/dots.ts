/** The dots of a map. */
import { type Area, type Box, boxAround, type Ground, type Place } from "./ground";
import type { Obstacle, Obstacles } from "./obstacles";
import { Spots } from "./spots";

/** All measures of dots are multiples of the size of names' letters. */
export const PLAIN_DOT = 0.46;
const SMALLEST_STAR = 0.68;
const STAR_GROWTH = 0.18;
/** Beyond so many stars a dot grows no more. */
const MOST_GROWTH = 30;

/** A dot of a card, where it stands now. */
export interface Standing extends Place {
  /** Of the card. */
  readonly index: number;
  readonly radius: number;
  /** Whether it stays as it is, since what came after it keeps off it. */
  readonly settled: boolean;
}

interface Moving extends Standing {
  x: number;
  y: number;
  radius: number;
  settled: boolean;
  mark: Obstacle;
  readonly area: Area;
  readonly spots: Spots;
}

/**
 * Where the cards of a map stand, each as a dot of its area. A dot grows with the stars of its card, and
 * makes way for what is drawn before it is settled. All of them are obstacles to everything else.
 */
export class Dots {
  readonly #ground: Ground;
  readonly #size: number;
  readonly #obstacles: Obstacles;
  readonly #stars: readonly number[];
  readonly #spots: Spots[] = [];
  readonly #all: Moving[] = [];

  /**
   * None stands yet.
   *
   * @param size of names' letters, in pixels
   * @param stars of each card, in the order in which they were added
   */
  constructor(ground: Ground, size: number, obstacles: Obstacles, stars: readonly number[]) {
    this.#ground = ground;
    this.#size = size;
    this.#obstacles = obstacles;
    this.#stars = stars;
  }

  /** By the indexes of their cards. */
  get all(): readonly Standing[] {
    return this.#all;
  }

  /**
   * Gives every card its place.
   *
   * @param areas the index of each card's area
   * @param words what stands on the ground already
   */
  *stand(areas: readonly number[], words: readonly Box[]): Generator<undefined, void> {
    const counts = new Map<number, number>();
    for (const area of areas) {
      counts.set(area, (counts.get(area) ?? 0) + 1);
    }
    const margin = this.#size * (PLAIN_DOT + 0.25);
    for (const [index, area] of this.#ground.areas.entries()) {
      this.#spots.push(new Spots(this.#ground, area, counts.get(index) ?? 0, margin, words));
      yield;
    }
    for (const [index, at] of areas.entries()) {
      const spots = this.#spots[at] as Spots;
      const area = this.#ground.areas[at] as Area;
      const place = spots.take() ?? this.#ground.at((area.from + area.to) / 2, 0.6);
      const mark: Obstacle = { box: boxAround(place, 0), kind: "mark", of: index };
      this.#all.push({ index, ...place, radius: 0, settled: false, mark, area, spots });
      yield;
    }
    const near = new Neighbours(this.#all, this.#size);
    for (const dot of this.#all) {
      const room = near.nearest(dot) * 0.42;
      dot.radius = Math.max(1.5, Math.min(PLAIN_DOT * this.#size, room));
      this.#mark(dot);
      yield;
    }
  }

  /**
   * A dot with stars grows, as far as others leave it room.
   *
   * @param makesRoom whether those that are not settled are no hindrance, since they make way
   */
  enlarge({ index }: Standing, makesRoom: boolean): void {
    const dot = this.#all[index] as Moving;
    const stars = this.#stars[index] ?? 0;
    if (stars > 0) {
      dot.radius = Math.max(dot.radius, this.#largest(dot, stars, makesRoom));
      this.#mark(dot);
    }
  }

  /** From now on a dot stays as it is. */
  settle({ index }: Standing): void {
    (this.#all[index] as Moving).settled = true;
  }

  /** No dot that moves comes here any more. */
  close(box: Box): void {
    for (const spots of this.#spots) {
      spots.close(box);
    }
  }

  /** Moves the dots elsewhere that stand within these boxes, but for those that are settled. */
  *makeWay(boxes: readonly Box[]): Generator<undefined, void> {
    for (const box of boxes) {
      for (const { kind, of } of this.#obstacles.within(box)) {
        const other = this.#all[of];
        if (kind === "mark" && other !== undefined && !other.settled) {
          this.#move(other);
          yield;
        }
      }
    }
  }

  #move(dot: Moving): void {
    const place = dot.spots.take();
    if (place === null) {
      return;
    }
    dot.x = place.x;
    dot.y = place.y;
    this.#mark(dot);
    for (const { kind, of } of this.#obstacles.within(boxAround(dot, dot.radius))) {
      const other = this.#all[of];
      if (kind === "mark" && other !== undefined && other !== dot) {
        const far = Math.hypot(other.x - dot.x, other.y - dot.y) - other.radius - 1;
        dot.radius = Math.max(1.5, Math.min(dot.radius, far));
      }
    }
    this.#mark(dot);
  }

  #mark(dot: Moving): void {
    this.#obstacles.remove(dot.mark);
    // The rim that sets a dot off from what is under it belongs to it.
    dot.mark = { box: boxAround(dot, dot.radius + 1), kind: "mark", of: dot.index };
    this.#obstacles.add(dot.mark);
  }

  #largest(dot: Moving, stars: number, makesRoom: boolean): number {
    const wanted =
      this.#size * (SMALLEST_STAR + STAR_GROWTH * Math.sqrt(Math.min(stars, MOST_GROWTH)));
    const { width, height } = this.#ground;
    // Over the border of its area it may come a little, over that of the map it may not.
    const depth = this.#ground.depth(dot.area, dot.x, dot.y) + this.#size * 0.2;
    let room = Math.min(wanted, depth, dot.x, width - dot.x, dot.y, height - dot.y);
    for (const { kind, of, box } of this.#obstacles.within(boxAround(dot, wanted + 2))) {
      const other = this.#all[of];
      if (kind === "words") {
        const dx = Math.max(box.left - dot.x, 0, dot.x - box.right);
        const dy = Math.max(box.top - dot.y, 0, dot.y - box.bottom);
        room = Math.min(room, Math.hypot(dx, dy) - 2);
      } else if (kind === "mark" && other !== undefined && other !== dot) {
        if (!makesRoom || other.settled) {
          room = Math.min(room, Math.hypot(other.x - dot.x, other.y - dot.y) - other.radius - 2);
        }
      }
    }
    return room;
  }
}

/** Finds how near dots are to each other. */
class Neighbours {
  readonly #cells = new Map<number, Place[]>();
  readonly #cell: number;

  constructor(dots: readonly Place[], size: number) {
    this.#cell = size * 2;
    for (const dot of dots) {
      const key = this.#key(dot.x, dot.y);
      const cell = this.#cells.get(key);
      if (cell === undefined) {
        this.#cells.set(key, [dot]);
      } else {
        cell.push(dot);
      }
    }
  }

  /** The distance to the nearest other dot; twice the letters' size where none is so near. */
  nearest(dot: Place): number {
    let least = this.#cell;
    for (const dx of [-1, 0, 1]) {
      for (const dy of [-1, 0, 1]) {
        const key = this.#key(dot.x + dx * this.#cell, dot.y + dy * this.#cell);
        for (const other of this.#cells.get(key) ?? []) {
          if (other !== dot) {
            least = Math.min(least, Math.hypot(other.x - dot.x, other.y - dot.y));
          }
        }
      }
    }
    return least;
  }

  #key(x: number, y: number): number {
    return Math.floor(y / this.#cell) * 10_000 + Math.floor(x / this.#cell);
  }
}
