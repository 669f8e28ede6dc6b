/** The ground of a map: one rounded shape that follows its space, in areas of the same size around a free middle. */

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What is at most so far from a place, sideways and up and down. */
export function boxAround({ x, y }: Place, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

/** An area of the ground, between two directions from the middle. */
export interface Area {
  /** Directions in radians, clockwise from the right; the second is the greater. */
  readonly from: number;
  readonly to: number;
  /** Its outline, as SVG path data, to be filled by `evenodd`. */
  readonly path: string;
}

/** How square the shape is: at 2 it is an ellipse, without end a rectangle. */
const SQUARENESS = 3;
/** How much of the way to the rim is free in the middle. */
const HOLE = 0.2;
/** In so many steps the ground is measured all around. */
const STEPS = 1440;
/** So many points make an arc of one area. */
const ARC = 40;

export class Ground {
  readonly centre: Place;
  readonly areas: readonly Area[];
  /** How much of the ground one area has, in square units. */
  readonly areaSize: number;
  /** How far the rim is in each of the directions in which the ground is measured. */
  readonly #rims: Float64Array;

  /** @param count of areas, at least one; the first is above, the others follow clockwise */
  constructor(
    readonly width: number,
    readonly height: number,
    count: number,
  ) {
    this.centre = { x: width / 2, y: height / 2 };
    this.#rims = Float64Array.from({ length: STEPS }, (_, step) => {
      const angle = angleOf(step);
      const across = Math.abs(Math.cos(angle) / (width / 2)) ** SQUARENESS;
      const down = Math.abs(Math.sin(angle) / (height / 2)) ** SQUARENESS;
      return (across + down) ** (-1 / SQUARENESS);
    });
    const squares = this.#rims.reduce((sum, rim) => sum + rim * rim, 0);
    this.areaSize = ((squares / 2) * angleOf(1) * (1 - HOLE ** 2)) / count;
    const cuts = this.#cuts(count, squares);
    this.areas = Array.from({ length: count }, (_, index) => {
      const from = cuts[index] as number;
      const to = cuts[index + 1] as number;
      return { from, to, path: this.#outline(from, to, count === 1) };
    });
  }

  /** How far the rim is from the middle in a direction. */
  rim(angle: number): number {
    const steps = turnedFrom(0, angle) / angleOf(1);
    const step = Math.floor(steps);
    const here = this.#rims[step % STEPS] as number;
    const next = this.#rims[(step + 1) % STEPS] as number;
    return here + (next - here) * (steps - step);
  }

  /** The place in a direction, `share` of the way from the middle to the rim. */
  at(angle: number, share: number): Place {
    const far = this.rim(angle) * share;
    return {
      x: this.centre.x + far * Math.cos(angle),
      y: this.centre.y + far * Math.sin(angle),
    };
  }

  /** How far a place is within an area, about; negative outside of it. */
  depth(area: Area, x: number, y: number): number {
    const dx = x - this.centre.x;
    const dy = y - this.centre.y;
    const far = Math.hypot(dx, dy);
    const angle = Math.atan2(dy, dx);
    const rim = this.rim(angle);
    const within = Math.min(rim - far, far - rim * HOLE);
    if (this.areas.length === 1) {
      return within;
    }
    const turned = turnedFrom(area.from, angle);
    const wide = area.to - area.from;
    if (turned > wide) {
      return -far * Math.min(1, Math.min(turned - wide, 2 * Math.PI - turned));
    }
    const side = (turn: number) => (turn < Math.PI / 2 ? far * Math.sin(turn) : far);
    return Math.min(within, side(turned), side(wide - turned));
  }

  /** The directions between the areas, so that all have the same size. */
  #cuts(count: number, squares: number): number[] {
    // The first area lies on both sides of the way up.
    const start = -Math.PI / 2;
    const first = (STEPS * 3) / 4;
    const cuts: number[] = [];
    let sum = 0;
    for (let step = 0; cuts.length < count; step++) {
      const piece = (this.#rims[(first + step) % STEPS] as number) ** 2;
      const wanted = ((cuts.length + 0.5) / count) * squares;
      if (sum + piece >= wanted) {
        cuts.push(start + angleOf(step + (wanted - sum) / piece));
        step--;
        continue;
      }
      sum += piece;
    }
    const last = cuts[count - 1] as number;
    return [last - 2 * Math.PI, ...cuts];
  }

  #outline(from: number, to: number, isAll: boolean): string {
    const arc = (share: number, start: number, end: number) => {
      const count = Math.ceil(ARC * Math.max(1, (end - start) / 1.5));
      return Array.from({ length: count + 1 }, (_, index) =>
        point(this.at(start + ((end - start) * index) / count, share)),
      );
    };
    const outer = arc(1, from, to);
    const inner = arc(HOLE, from, to).reverse();
    return isAll
      ? `M${outer.join("L")}ZM${inner.join("L")}Z`
      : `M${[...outer, ...inner].join("L")}Z`;
  }
}

/** The direction of a step. */
function angleOf(step: number): number {
  return (step / STEPS) * 2 * Math.PI;
}

/** How far an angle is turned clockwise from another, from 0 to a whole turn. */
function turnedFrom(from: number, angle: number): number {
  const turn = (angle - from) % (2 * Math.PI);
  return turn < 0 ? turn + 2 * Math.PI : turn;
}

/** A place as SVG has it. */
export function point({ x, y }: Place): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
