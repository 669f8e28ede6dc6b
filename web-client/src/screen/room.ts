/** What the room screen shows, decided from the workshop: pure functions, no page. */
import type { Activity } from "../protocol/activity";
import type { Digest, Workshop, WorkshopTable } from "../protocol/workshop";
import { presentPhase, tableOf } from "../workshop/selectors";

/** The one thing that the screen shows at a time. */
export type Scene =
  | { readonly show: "blank" }
  | { readonly show: "lobby" | "countdown" | "wall" | "end" | "between" }
  /** A table gives its pitch, with its minute. */
  | { readonly show: "pitch"; readonly table: WorkshopTable }
  /** The facilitator put a table on the screen outside of the pitches. */
  | { readonly show: "table"; readonly table: WorkshopTable };

export function sceneOf(workshop: Workshop, activity: Activity): Scene {
  if (workshop.screen.blank) {
    return { show: "blank" };
  }
  const { presenting } = workshop.pitches;
  const shown =
    workshop.screen.table === null ? undefined : tableOf(workshop, workshop.screen.table);
  const phase = presentPhase(workshop, activity)?.phase;
  if (shown !== undefined) {
    return { show: shown.number === presenting ? "pitch" : "table", table: shown };
  }
  switch (phase?.screen) {
    case "pitches":
      return { show: "between" };
    case "countdown":
    case "wall":
    case "end":
      return { show: phase.screen };
    default:
      return { show: "lobby" };
  }
}

/** Scenes for a dark room: all eyes on one table, or on nothing. */
export function isNight({ show }: Scene): boolean {
  return show === "blank" || show === "pitch" || show === "table" || show === "between";
}

/** A player as the room knows it: tables that name the same one count together. */
export interface RoomPlayer {
  readonly name: string;
  readonly sector: string;
  readonly stars: number;
  readonly tables: number;
}

/** The tables' top players put together, most tables first, then most stars. */
export function topPlayers(digests: Iterable<Digest>): RoomPlayer[] {
  const players = new Map<string, RoomPlayer>();
  for (const { top } of digests) {
    for (const { name, sector, stars } of top) {
      const key = `${sector}/${name.trim().replace(/\s+/gu, " ").toLocaleLowerCase()}`;
      const known = players.get(key);
      players.set(key, {
        name: known?.name ?? name,
        sector,
        stars: (known?.stars ?? 0) + stars,
        tables: (known?.tables ?? 0) + 1,
      });
    }
  }
  return [...players.values()].sort(
    (a, b) => b.tables - a.tables || b.stars - a.stars || a.name.localeCompare(b.name),
  );
}

/** How many of a kind all tables have found. */
export function total(
  digests: Iterable<Digest>,
  of: "players" | "partnerships" | "people",
): number {
  let sum = 0;
  for (const digest of digests) {
    sum += digest[of];
  }
  return sum;
}

/** How many players of a sector all tables have found. */
export function sectorTotal(digests: Iterable<Digest>, sector: string): number {
  let sum = 0;
  for (const digest of digests) {
    sum += digest.sectors[sector] ?? 0;
  }
  return sum;
}
