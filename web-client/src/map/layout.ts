/**
 * A map of cards laid out for a space: areas, dots, names, lines. A pure function of what it is given, so
 * that everybody at a table sees the same; it moves no dot when a card is added after the others.
 */
import { type Area, type Box, Ground, type Place, point } from "./ground";
import { along, type Bow, bow, drawn, pieces } from "./lines";
import { type Name, placeName } from "./names";
import { around, type Obstacle, Obstacles, padded } from "./obstacles";
import { Spots } from "./spots";
import { placeTitles, type Title } from "./titles";

/** A card as a map needs it. */
export interface MapCard {
  readonly id: string;
  readonly name: string;
  /** The id of a category, "" for none. */
  readonly category: string;
  readonly stars: number;
  /** What is said of it under its name, "" for nothing. */
  readonly about: string;
}

/** Two cards that belong together, by their indexes. */
export interface MapLink {
  readonly one: number;
  readonly other: number;
}

export interface MapInput {
  /** The space, in pixels. */
  readonly width: number;
  readonly height: number;
  /** The size of names' letters, in pixels. */
  readonly size: number;
  /** The areas in their order; none is all in one. */
  readonly categories: readonly { readonly id: string; readonly title: string }[];
  /** What the area of cards without a category is called; there is one while there are such cards. */
  readonly unsorted: string;
  /** In the order in which they were added. */
  readonly cards: readonly MapCard[];
  readonly links: readonly MapLink[];
  /** What nobody has linked and could be, the first with the number 1. */
  readonly bridges: readonly MapLink[];
}

export interface MapArea {
  readonly category: string;
  readonly path: string;
  readonly title: Title | null;
}

export interface Dot extends Place {
  /** Of the card. */
  readonly index: number;
  readonly radius: number;
  /** Whether the number of its stars has room in it. */
  readonly numbered: boolean;
  /** Null where there is no room for it; the list has it. */
  readonly name: Name | null;
}

export interface Bridge {
  readonly path: string;
  /** Where its number stands. */
  readonly badge: Place;
  readonly radius: number;
}

export interface MapLayout {
  readonly areas: readonly MapArea[];
  /** By the indexes of their cards. */
  readonly dots: readonly Dot[];
  /** The paths of the links, in their order. */
  readonly links: readonly string[];
  readonly bridges: readonly Bridge[];
}

/** Letters of an area's title are so much larger than those of names. */
export const TITLE_SIZE = 1.1;
/** All measures of dots are multiples of the size of names' letters. */
const PLAIN_DOT = 0.46;
const SMALLEST_STAR = 0.68;
const STAR_GROWTH = 0.18;
/** Beyond so many stars a dot grows no more. */
const MOST_GROWTH = 30;
/** A smaller dot has no room for a number. */
const NUMBERED = 0.7;
const BADGE = 0.95;
/** How much a link, and a bridge, bends towards the middle. */
const LINK_BEND = 0.3;
const BRIDGE_BEND = 0.55;
/** For the name of the first card other dots make room; in a crowd for those of some more. */
const CROWD = 40;
const MOST_ROOM_MADE = 12;
/** More names are not read, and take their time to place. */
const MOST_NAMES = 80;
/** After so many in a row that found no place there is none. */
const MOST_MISSES = 30;

/** Lays a map out, in short steps: pages may not stand still meanwhile. */
export function layOutInSteps(input: MapInput): Generator<undefined, MapLayout> {
  return new Drawing(input).layout();
}

/** The order in which cards are named and listed: by stars, those added first before others. */
export function byStars(cards: readonly MapCard[]): number[] {
  return cards
    .map((_, index) => index)
    .sort((a, b) => (cards[b]?.stars ?? 0) - (cards[a]?.stars ?? 0) || a - b);
}

interface Standing {
  readonly index: number;
  x: number;
  y: number;
  radius: number;
  name: Name | null;
  mark: Obstacle;
  /** Whether it stays as it is, since what came after it keeps off it. */
  settled: boolean;
  readonly area: Area;
  readonly spots: Spots;
}

class Drawing {
  readonly #input: MapInput;
  readonly #size: number;
  readonly #ground: Ground;
  readonly #titles: readonly (Title | null)[];
  readonly #categories: readonly string[];
  readonly #obstacles = new Obstacles();
  readonly #spots: Spots[] = [];
  readonly #areaOf: (card: MapCard) => string;
  readonly #standing: Standing[] = [];
  readonly #words: Box[] = [];

  constructor(input: MapInput) {
    this.#input = input;
    this.#size = input.size;
    const known = new Set(input.categories.map(({ id }) => id));
    this.#areaOf = ({ category }) => (known.has(category) ? category : "");
    const areas = [...input.categories];
    if (areas.length === 0) {
      areas.push({ id: "", title: "" });
    } else if (input.cards.some((card) => this.#areaOf(card) === "")) {
      areas.push({ id: "", title: input.unsorted });
    }
    this.#categories = areas.map(({ id }) => id);
    this.#ground = new Ground(input.width, input.height, areas.length);
    this.#titles = placeTitles(
      this.#ground,
      areas.map(({ title }) => title),
      this.#size * TITLE_SIZE,
      // On a phone there is room for the words only.
      input.width > 45 * this.#size,
    );
    for (const title of this.#titles) {
      if (title !== null) {
        this.#words.push(title.box);
        this.#obstacles.add({ box: title.box, kind: "words", of: -1 });
      }
    }
  }

  *layout(): Generator<undefined, MapLayout> {
    const { cards, links, bridges } = this.#input;
    yield* this.#stand();
    const ranked = this.#ranked();
    for (const curve of this.#bows(links, LINK_BEND)) {
      this.#keepOff(curve, "line");
      yield;
    }
    // Whatever else there is, the first card has its name: bridges come after it, and are cut there.
    yield* this.#name(ranked.slice(0, 1), 1);
    const curves = this.#bows(bridges, BRIDGE_BEND);
    for (const curve of curves) {
      this.#keepOff(curve, "bridge");
    }
    yield;
    const badges = curves.map((curve) => this.#badge(curve));
    yield* this.#name(ranked.slice(1), cards.length > CROWD ? MOST_ROOM_MADE : 0);
    for (const dot of ranked.filter(({ settled }) => !settled)) {
      this.#grow(dot, false);
      yield;
    }
    return yield* this.#drawn(badges);
  }

  /** All as it stands. Dots that made room have moved: lines follow them, and are cut where words stand. */
  *#drawn(badges: readonly Place[]): Generator<undefined, MapLayout> {
    const { cards, links, bridges } = this.#input;
    const wordsIn = (box: Box) =>
      [...this.#obstacles.within(box)].flatMap(({ kind, box: words }) =>
        kind === "words" ? [words] : [],
      );
    const paths: string[] = [];
    for (const curve of this.#bows(links, LINK_BEND)) {
      paths.push(drawn(curve, wordsIn));
      yield;
    }
    return {
      areas: this.#ground.areas.map(({ path }, index) => ({
        category: this.#categories[index] ?? "",
        path,
        title: this.#titles[index] ?? null,
      })),
      dots: this.#standing.map(({ index, x, y, radius, name }) => ({
        index,
        x,
        y,
        radius,
        numbered: (cards[index]?.stars ?? 0) > 0 && radius >= NUMBERED * this.#size,
        name,
      })),
      links: paths,
      bridges: this.#bows(bridges, BRIDGE_BEND).map((curve, index) => ({
        path: drawn(curve, wordsIn),
        badge: badges[index] as Place,
        radius: this.#size * BADGE,
      })),
    };
  }

  /** Ends of bridges first, then those with the most stars. */
  #ranked(): Standing[] {
    const ends = this.#input.bridges.flatMap(({ one, other }) => [one, other]);
    const order = byStars(this.#input.cards);
    const [first] = order;
    return [...new Set([...(first === undefined ? [] : [first]), ...ends, ...order])].flatMap(
      (index) => this.#standing[index] ?? [],
    );
  }

  /** Gives every card its place. */
  *#stand(): Generator<undefined, void> {
    const { cards } = this.#input;
    const counts = new Map<string, number>();
    for (const card of cards) {
      counts.set(this.#areaOf(card), (counts.get(this.#areaOf(card)) ?? 0) + 1);
    }
    const margin = this.#size * (PLAIN_DOT + 0.25);
    for (const [index, area] of this.#ground.areas.entries()) {
      const count = counts.get(this.#categories[index] ?? "") ?? 0;
      this.#spots.push(new Spots(this.#ground, area, count, margin, this.#words));
      yield;
    }
    const areaIndex = new Map(this.#categories.map((id, index) => [id, index]));
    for (const [index, card] of cards.entries()) {
      const at = areaIndex.get(this.#areaOf(card)) ?? 0;
      const spots = this.#spots[at] as Spots;
      const area = this.#ground.areas[at] as Area;
      const place = spots.take() ?? this.#ground.at((area.from + area.to) / 2, 0.6);
      const mark: Obstacle = { box: boxOf(place, 0), kind: "mark", of: index };
      const settled = false;
      this.#standing.push({ index, ...place, radius: 0, name: null, mark, settled, area, spots });
      yield;
    }
    const near = new Neighbours(this.#standing, this.#size);
    for (const dot of this.#standing) {
      const room = near.nearest(dot) * 0.42;
      dot.radius = Math.max(1.5, Math.min(PLAIN_DOT * this.#size, room));
      this.#mark(dot);
      yield;
    }
  }

  #mark(dot: Standing): void {
    this.#obstacles.remove(dot.mark);
    // The rim that sets a dot off from what is under it belongs to it.
    dot.mark = { box: boxOf(dot, dot.radius + 1), kind: "mark", of: dot.index };
    this.#obstacles.add(dot.mark);
  }

  /** A dot with stars grows, as far as others leave it room. */
  #grow(dot: Standing, makesRoom: boolean): void {
    const stars = this.#input.cards[dot.index]?.stars ?? 0;
    if (stars > 0) {
      dot.radius = Math.max(dot.radius, this.#largest(dot, stars, makesRoom));
      this.#mark(dot);
    }
  }

  #largest(dot: Standing, stars: number, makesRoom: boolean): number {
    const wanted =
      this.#size * (SMALLEST_STAR + STAR_GROWTH * Math.sqrt(Math.min(stars, MOST_GROWTH)));
    const { width, height } = this.#input;
    // Over the border of its area it may come a little, over that of the map it may not.
    const depth = this.#ground.depth(dot.area, dot.x, dot.y) + this.#size * 0.2;
    let room = Math.min(wanted, depth, dot.x, width - dot.x, dot.y, height - dot.y);
    for (const { kind, of, box } of this.#obstacles.within(boxOf(dot, wanted + 2))) {
      const other = this.#standing[of];
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

  /** Names the cards in this order, as long as there is room; for the first ones others make some. */
  *#name(ranked: readonly Standing[], roomMade: number): Generator<undefined, void> {
    const { width, height, cards } = this.#input;
    const space = { left: 1, top: 1, right: width - 1, bottom: height - 1 };
    let named = 0;
    let misses = 0;
    for (const [rank, dot] of ranked.entries()) {
      if (named === MOST_NAMES || misses === MOST_MISSES) {
        break;
      }
      const makesRoom = rank < roomMade;
      this.#grow(dot, makesRoom);
      dot.settled = true;
      const { name, about } = cards[dot.index] as MapCard;
      dot.name = placeName(
        { ...dot, name, about },
        this.#size,
        space,
        this.#obstacles,
        (of) => makesRoom && this.#standing[of]?.settled === false,
      );
      misses++;
      if (dot.name !== null) {
        named++;
        misses = 0;
        this.#put(dot, dot.name);
      }
      yield;
      if (makesRoom) {
        yield* this.#makeRoom(dot);
      }
    }
  }

  #put(dot: Standing, name: Name): void {
    const leader = padded(around(...name.leader), 1);
    this.#obstacles.add({ box: name.box, kind: "words", of: dot.index });
    this.#obstacles.add({ box: leader, line: name.leader, kind: "bridge", of: dot.index });
    for (const spots of this.#spots) {
      spots.close(padded(name.box, this.#size * PLAIN_DOT + 2));
    }
  }

  /** Moves the dots elsewhere that stand where another's mark, name or leader is. */
  *#makeRoom(dot: Standing): Generator<undefined, void> {
    const taken = [boxOf(dot, dot.radius + 2)];
    if (dot.name !== null) {
      taken.push(padded(dot.name.box, this.#size * 0.1), padded(around(...dot.name.leader), 1));
    }
    for (const box of taken) {
      for (const { kind, of } of this.#obstacles.within(box)) {
        const other = this.#standing[of];
        if (kind === "mark" && other !== undefined && !other.settled) {
          this.#move(other);
          yield;
        }
      }
    }
  }

  #move(dot: Standing): void {
    const place = dot.spots.take();
    if (place === null) {
      return;
    }
    dot.x = place.x;
    dot.y = place.y;
    this.#mark(dot);
    for (const { kind, of } of this.#obstacles.within(boxOf(dot, dot.radius))) {
      const other = this.#standing[of];
      if (kind === "mark" && other !== undefined && other !== dot) {
        const far = Math.hypot(other.x - dot.x, other.y - dot.y) - other.radius - 1;
        dot.radius = Math.max(1.5, Math.min(dot.radius, far));
      }
    }
    this.#mark(dot);
  }

  #bows(links: readonly MapLink[], bend: number): Bow[] {
    return links.flatMap(({ one, other }) => {
      const [from, to] = [this.#standing[one], this.#standing[other]];
      return from === undefined || to === undefined
        ? []
        : [bow(from, to, this.#ground.centre, bend)];
    });
  }

  #keepOff(curve: Bow, kind: "line" | "bridge"): void {
    for (const line of pieces(curve)) {
      this.#obstacles.add({ box: padded(around(...line), 0.5), line, kind, of: -1 });
    }
  }

  /** Where the number of a bridge stands: on it near its middle, or beside it, and on nothing else. */
  #badge(curve: Bow): Place {
    const radius = this.#size * BADGE;
    const [start, end] = [along(curve, 0), along(curve, 1)];
    const long = Math.hypot(end.x - start.x, end.y - start.y) || 1;
    const [across, down] = [(start.y - end.y) / long, (end.x - start.x) / long];
    const places = [0, 2, -2, 4, -4].flatMap((aside) =>
      [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7].map((share) => {
        const { x, y } = along(curve, share);
        return { x: x + across * aside * radius, y: y + down * aside * radius };
      }),
    );
    const place =
      places.find((at) => {
        const box = boxOf(at, radius + 2);
        const isInside =
          box.left > 0 &&
          box.top > 0 &&
          box.right < this.#input.width &&
          box.bottom < this.#input.height;
        return isInside && this.#obstacles.weightOn(box, 1, ({ kind }) => weightFor(kind)) === 0;
      }) ?? along(curve, 0.5);
    this.#obstacles.add({ box: boxOf(place, radius + 2), kind: "words", of: -1 });
    return place;
  }
}

/** What a badge keeps off: all but lines. */
function weightFor(kind: Obstacle["kind"]): number {
  return kind === "words" || kind === "mark" ? 1 : 0;
}

/** Finds how near dots are to each other. */
class Neighbours {
  readonly #cells = new Map<number, Standing[]>();
  readonly #cell: number;

  constructor(dots: readonly Standing[], size: number) {
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
  nearest(dot: Standing): number {
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

function boxOf({ x, y }: Place, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

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

/** A line as SVG path data. */
export function straight([from, to]: readonly [Place, Place]): string {
  return `M${point(from)}L${point(to)}`;
}
