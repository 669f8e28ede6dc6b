/** The workshop that is being put together: its tables and their places, before the server has it. */
import { MOST_TABLES } from "../../protocol/creating";

export const NAME_LENGTH = 120;
export const PLACE_LENGTH = 80;

export interface PlannedTable {
  readonly place: string;
  /** Whether somebody typed the place; then another number of tables or another activity leaves it. */
  readonly typed: boolean;
}

/** The activity's places that tables get: the one that the whole room works on, or all in turn. */
export function placesOfRoom(places: readonly string[], ofRoom: string): readonly string[] {
  return places.includes(ofRoom) ? [ofRoom] : places;
}

/** A place by the name that it has now, if it is one of those that were offered by other names before. */
export function renamed(place: string, before: readonly string[], now: readonly string[]): string {
  return now[before.indexOf(place)] ?? place;
}

/** The place of a table when places are given out in turn. */
function placeInTurn(places: readonly string[], index: number): string {
  return places[index % Math.max(1, places.length)] ?? "";
}

/** So many tables: those there are, with places in turn for those that nobody typed a place for. */
export function planTables(
  tables: readonly PlannedTable[],
  count: number,
  places: readonly string[],
): PlannedTable[] {
  const bounded = Math.min(MOST_TABLES, Math.max(1, Math.round(count) || 1));
  return Array.from({ length: bounded }, (_, index) => {
    const known = tables[index];
    return known?.typed ? known : { place: placeInTurn(places, index), typed: false };
  });
}

/** What was typed of a plan, as one text to remember. */
export function writePlan(tables: readonly PlannedTable[]): string {
  return JSON.stringify(tables.map(({ place, typed }) => (typed ? place : null)));
}

/** The plan of which such a text tells; none when it is another text. */
export function readPlan(text: string): PlannedTable[] {
  try {
    const places: unknown = JSON.parse(text);
    return Array.isArray(places)
      ? places
          .slice(0, MOST_TABLES)
          .map((place) =>
            typeof place === "string" ? { place, typed: true } : { place: "", typed: false },
          )
      : [];
  } catch {
    return [];
  }
}

/** The same tables with one place typed. */
export function typePlace(
  tables: readonly PlannedTable[],
  index: number,
  place: string,
): PlannedTable[] {
  return tables.map((table, at) => (at === index ? { place, typed: true } : table));
}
