/** What the room screen shows, decided from the workshop: pure functions, no page. */
import type { LiveWorkshop } from "../connection/live-workshop";
import type { Activity, CardSheet, Field } from "../protocol/activity";
import type { MapScope } from "../protocol/room-map";
import type { SceneName } from "../protocol/scene";
import type { Digest, DigestCard, Message, Workshop, WorkshopTable } from "../protocol/workshop";
import {
  cardsOf,
  fieldsNamed,
  focusOf,
  hasMap,
  roomFields,
  shownFields,
  textOf,
} from "../workshop/focus";
import { nameKey } from "../workshop/name-key";
import { phasesOf, presentPhase, tableOf, turnsIn } from "../workshop/selectors";
import { hasBegun } from "../workshop/selectors-later";

/** What a picture of the room is drawn from. */
export type Room = Pick<
  LiveWorkshop,
  | "id"
  | "role"
  | "state"
  | "activity"
  | "activityLang"
  | "workshop"
  | "digests"
  | "phase"
  | "countdown"
  | "second"
>;

/** The one thing that the screen shows at a time. */
export type Scene =
  | { readonly show: "blank" }
  | { readonly show: Exclude<SceneName, "turns"> | "between" }
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
  const { scene } = workshop.screen;
  const name = scene === null ? ownScene(workshop, activity) : inStead(scene, activity);
  // Where nobody has a turn there is nothing between two turns.
  return { show: name !== "turns" ? name : takesTurns(workshop, activity) ? "between" : "found" };
}

/** The scene that the present phase has by itself. */
export function ownScene(workshop: Workshop, activity: Activity): SceneName {
  const phase = presentPhase(workshop, activity)?.phase;
  return phase === undefined || gathersStill(workshop, activity)
    ? "lobby"
    : inStead(phase.screen, activity);
}

/** A scene, or what is shown where an activity that was stored (SPEC A9) has no map to show. */
function inStead(scene: SceneName, activity: Activity): SceneName {
  return scene === "map" && !hasMap(activity) ? "found" : scene;
}

/**
 * The texts that the wall shows of each table in the present phase; where they are none, it shows cards.
 * In a phase that leads phones nowhere it is what the last one was about that did.
 */
export function wallFields(workshop: Workshop, activity: Activity): readonly Field[] {
  const phase = presentPhase(workshop, activity)?.phase;
  if (phase === undefined) {
    return [];
  }
  const fields =
    phase.wall === null ? shownFields(activity, phase) : fieldsNamed(activity, phase.wall);
  return fields.length > 0 || phase.sheet !== null ? fields : focusOf(workshop, activity).shown;
}

/** Whether tables are called one after the other in the present phase. */
export function takesTurns(workshop: Workshop, activity: Activity): boolean {
  return presentPhase(workshop, activity)?.phase.clock === "turns";
}

/** Whose map the screen shows; of a part that nobody works on any longer, that of the whole room. */
export function mapOnScreen({ screen, tables }: Workshop): MapScope {
  const { place, table } = screen.map ?? { place: null, table: null };
  if (table !== null && tables.some(({ number }) => number === table)) {
    return { of: "table", table };
  }
  return place !== null && tables.some((each) => each.place === place)
    ? { of: "place", place }
    : { of: "room" };
}

/** What is said on the screen beneath its scene; the server tells of one message at most. */
export function messageOn({ messages }: Workshop): Message | undefined {
  return messages.filter(({ on }) => on !== "phones").at(-1);
}

/** Whether people gather before a workshop that has no lobby: until the first clock runs, the way in is shown. */
function gathersStill(workshop: Workshop, activity: Activity): boolean {
  const phases = phasesOf(workshop, activity);
  return (
    phases[0]?.phase.id === workshop.phase &&
    phases[0].phase.clock !== "none" &&
    !hasBegun(workshop, activity) &&
    phases.every(({ phase }) => phase.screen !== "lobby")
  );
}

/** Scenes for a dark room: all eyes on one table, or on nothing. */
export function isNight({ show }: Scene): boolean {
  return show === "blank" || show === "turn" || show === "table" || show === "between";
}

/** The texts that a table may have on the screen outside of turns: all that some phase shows, or this one is about. */
export function tableFields(workshop: Workshop, activity: Activity): Field[] {
  return [...new Set([...roomFields(activity), ...focusOf(workshop, activity).shown])];
}

/** A card as the room knows it: tables that name the same one count together. */
export interface RoomCard {
  readonly name: string;
  readonly category: string;
  readonly stars: number;
  readonly tables: number;
}

/** The cards that a table's digest names, each once: those with stars, then the newest. */
export function namedBy(top: readonly DigestCard[], newest: readonly DigestCard[]): DigestCard[] {
  return [
    ...top,
    ...newest.filter(
      ({ name, category }) => !top.some((card) => card.name === name && card.category === category),
    ),
  ];
}

/** What most have, the first of equals; what is empty does not count. */
function mostCommon(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values.filter((each) => each !== "")) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? "";
}

/**
 * The tables' cards of a sheet put together as far as digests name them, most tables first, then most stars:
 * by their names alone, with the spelling and the category that most tables gave them (SPEC R1). Of each
 * there may be more tables than are told of.
 */
export function topCards(digests: Iterable<Digest>, sheet: CardSheet): RoomCard[] {
  const mentions = new Map<string, { readonly table: number; readonly card: DigestCard }[]>();
  for (const digest of digests) {
    const { top, newest } = cardsOf(digest, sheet);
    for (const card of namedBy(top, newest)) {
      const key = nameKey(card.name);
      mentions.set(key, [...(mentions.get(key) ?? []), { table: digest.table, card }]);
    }
  }
  return [...mentions.values()]
    .map((of) => ({
      name: mostCommon(of.map(({ card }) => card.name.trim())),
      category: mostCommon(of.map(({ card }) => card.category)),
      stars: of.reduce((sum, { card }) => sum + card.stars, 0),
      tables: new Set(of.map(({ table }) => table)).size,
    }))
    .sort((a, b) => b.tables - a.tables || b.stars - a.stars || a.name.localeCompare(b.name));
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

/** How many notes on a sheet's categories all tables have written. */
export function noted(digests: Iterable<Digest>, sheet: CardSheet): number {
  return sum(digests, (digest) => cardsOf(digest, sheet).notes.count);
}

/** How many notes on a category all tables have written. */
export function notedIn(digests: Iterable<Digest>, sheet: CardSheet, category: string): number {
  return sum(digests, (digest) => cardsOf(digest, sheet).notes.categories[category] ?? 0);
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
