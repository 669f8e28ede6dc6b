/** What the room screen shows, decided from the workshop: pure functions, no page. */
import type { Activity, CardSheet, Field } from "../protocol/activity";
import type { Digest, Workshop, WorkshopTable } from "../protocol/workshop";
import { cardsOf, focusOf, roomFields, textOf } from "../workshop/focus";
import { phasesOf, presentPhase, tableOf, turnsIn } from "../workshop/selectors";

/** The one thing that the screen shows at a time. */
export type Scene =
  | { readonly show: "blank" }
  | { readonly show: "lobby" | "countdown" | "wall" | "end" | "between" }
  /** A table has its turn, with its clock. */
  | { readonly show: "turn"; readonly table: WorkshopTable }
  /** The facilitator put a table on the screen outside of the turns. */
  | { readonly show: "table"; readonly table: WorkshopTable };

export function sceneOf(workshop: Workshop, activity: Activity): Scene {
  if (workshop.screen.blank) {
    return { show: "blank" };
  }
  const { presenting } = turnsIn(workshop);
  const shown =
    workshop.screen.table === null ? undefined : tableOf(workshop, workshop.screen.table);
  if (shown !== undefined) {
    return { show: shown.number === presenting ? "turn" : "table", table: shown };
  }
  const phase = presentPhase(workshop, activity)?.phase;
  if (phase === undefined || gathersStill(workshop, activity)) {
    return { show: "lobby" };
  }
  // Where nobody has a turn there is nothing between two turns.
  return phase.screen === "turns"
    ? { show: phase.clock === "turns" ? "between" : "countdown" }
    : { show: phase.screen };
}

/** Whether people gather before a workshop that has no lobby: until the first clock runs, the way in is shown. */
function gathersStill(workshop: Workshop, activity: Activity): boolean {
  const phases = phasesOf(workshop, activity);
  const [first] = phases;
  const { done, presenting } = turnsIn(workshop);
  return (
    first !== undefined &&
    first.phase.id === workshop.phase &&
    first.phase.clock !== "none" &&
    workshop.timer.state === "ready" &&
    done.length === 0 &&
    presenting === null &&
    phases.every(({ phase }) => phase.screen !== "lobby")
  );
}

/** Scenes for a dark room: all eyes on one table, or on nothing. */
export function isNight({ show }: Scene): boolean {
  return show === "blank" || show === "turn" || show === "table" || show === "between";
}

/** The texts that a table may have on the screen outside of turns: all that some phase shows, or this one is about. */
export function tableFields(workshop: Workshop, activity: Activity): Field[] {
  return [...new Set([...roomFields(activity), ...focusOf(workshop, activity).fields])];
}

/** A card as the room knows it: tables that name the same one count together. */
export interface RoomCard {
  readonly name: string;
  readonly category: string;
  readonly stars: number;
  readonly tables: number;
}

/** The tables' cards of a sheet put together as far as digests name them, most tables first, then most stars. */
export function topCards(digests: Iterable<Digest>, sheet: CardSheet): RoomCard[] {
  const cards = new Map<string, RoomCard>();
  for (const digest of digests) {
    const { top, newest } = cardsOf(digest, sheet);
    for (const { name, category, stars } of sheet.stars ? top : newest) {
      const key = `${category}/${name.trim().replace(/\s+/gu, " ").toLocaleLowerCase()}`;
      const known = cards.get(key);
      cards.set(key, {
        name: known?.name ?? name,
        category,
        stars: (known?.stars ?? 0) + stars,
        tables: (known?.tables ?? 0) + 1,
      });
    }
  }
  return [...cards.values()].sort(
    (a, b) => b.tables - a.tables || b.stars - a.stars || a.name.localeCompare(b.name),
  );
}

/** How many people are in at all tables. */
export function peopleIn(digests: Iterable<Digest>): number {
  return sum(digests, ({ people }) => people);
}

/** How many cards of a sheet, or links between them, all tables have found. */
export function found(digests: Iterable<Digest>, sheet: CardSheet, of: "count" | "links"): number {
  return sum(digests, (digest) => cardsOf(digest, sheet)[of]);
}

/** How many cards of a category all tables have found. */
export function foundIn(digests: Iterable<Digest>, sheet: CardSheet, category: string): number {
  return sum(digests, (digest) => cardsOf(digest, sheet).categories[category] ?? 0);
}

/** How many tables have begun a text. */
export function writtenBy(digests: Iterable<Digest>, { id }: Field): number {
  return sum(digests, (digest) => (textOf(digest, id) === "" ? 0 : 1));
}

function sum(digests: Iterable<Digest>, of: (digest: Digest) => number): number {
  let total = 0;
  for (const digest of digests) {
    total += of(digest);
  }
  return total;
}
