/**
 * A map of cards laid out for a space: areas, dots, names, lines. A pure function of what it is given, so
 * that everybody at a table sees the same; it moves no dot when a card is added after the others.
 */
import { placeBadge } from "./badges";
import { Dots, PLAIN_DOT, type Standing } from "./dots";
import { type Box, boxAround, Ground, type Place } from "./ground";
import { type Bow, bow, drawn, pieces } from "./lines";
import { type Name, placeName } from "./names";
import { around, Obstacles, padded } from "./obstacles";
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
/** A smaller dot, in multiples of the size of names' letters, has no room for a number. */
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

class Drawing {
  readonly #input: MapInput;
  readonly #size: number;
  readonly #ground: Ground;
  readonly #titles: readonly (Title | null)[];
  readonly #categories: readonly string[];
  readonly #obstacles = new Obstacles();
  readonly #dots: Dots;
  /** By the indexes of their cards; without those that found no place. */
  readonly #names = new Map<number, Name>();

  constructor(input: MapInput) {
    this.#input = input;
    this.#size = input.size;
    const known = new Set(input.categories.map(({ id }) => id));
    const areas = [...input.categories];
    if (areas.length === 0) {
      areas.push({ id: "", title: "" });
    } else if (input.cards.some(({ category }) => !known.has(category))) {
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
    for (const box of this.#titleBoxes()) {
      this.#obstacles.add({ box, kind: "words", of: -1 });
    }
    const stars = input.cards.map((card) => card.stars);
    this.#dots = new Dots(this.#ground, this.#size, this.#obstacles, stars);
  }

  #titleBoxes(): Box[] {
    return this.#titles.flatMap((title) => (title === null ? [] : [title.box]));
  }

  *layout(): Generator<undefined, MapLayout> {
    const { cards, links, bridges } = this.#input;
    const areaIndex = new Map(this.#categories.map((id, index) => [id, index]));
    const areas = cards.map(({ category }) => areaIndex.get(category) ?? areaIndex.get("") ?? 0);
    yield* this.#dots.stand(areas, this.#titleBoxes());
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
      this.#dots.enlarge(dot, false);
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
      dots: this.#dots.all.map(({ index, x, y, radius }) => ({
        index,
        x,
        y,
        radius,
        numbered: (cards[index]?.stars ?? 0) > 0 && radius >= NUMBERED * this.#size,
        name: this.#names.get(index) ?? null,
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
      (index) => this.#dots.all[index] ?? [],
    );
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
      this.#dots.enlarge(dot, makesRoom);
      this.#dots.settle(dot);
      const { name, about } = cards[dot.index] as MapCard;
      const placed = placeName(
        { ...dot, name, about },
        this.#size,
        space,
        this.#obstacles,
        (of) => makesRoom && this.#dots.all[of]?.settled === false,
      );
      misses++;
      if (placed !== null) {
        named++;
        misses = 0;
        this.#put(dot, placed);
      }
      yield;
      if (makesRoom) {
        yield* this.#dots.makeWay(this.#taken(dot, placed));
      }
    }
  }

  #put(dot: Standing, name: Name): void {
    const leader = padded(around(...name.leader), 1);
    this.#names.set(dot.index, name);
    this.#obstacles.add({ box: name.box, kind: "words", of: dot.index });
    this.#obstacles.add({ box: leader, line: name.leader, kind: "bridge", of: dot.index });
    this.#dots.close(padded(name.box, this.#size * PLAIN_DOT + 2));
  }

  /** Where a dot's mark, name and leader are, and no other may be. */
  #taken(dot: Standing, name: Name | null): Box[] {
    const mark = boxAround(dot, dot.radius + 2);
    return name === null
      ? [mark]
      : [mark, padded(name.box, this.#size * 0.1), padded(around(...name.leader), 1)];
  }

  #badge(curve: Bow): Place {
    const radius = this.#size * BADGE;
    const place = placeBadge(curve, radius, this.#input, this.#obstacles);
    this.#obstacles.add({ box: boxAround(place, radius + 2), kind: "words", of: -1 });
    return place;
  }

  #bows(links: readonly MapLink[], bend: number): Bow[] {
    return links.flatMap(({ one, other }) => {
      const [from, to] = [this.#dots.all[one], this.#dots.all[other]];
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
}
