/** The workshop that is being put together: its tables and their cities, before the server has it. */
import { MOST_TABLES } from "../../protocol/creating";

export const NAME_LENGTH = 120;
export const CITY_LENGTH = 80;

export interface PlannedTable {
  readonly city: string;
  /** Whether somebody typed the city; then another number of tables or another activity leaves it. */
  readonly typed: boolean;
}

/** The activity's cities that tables get: the one that the whole room works on, or all in turn. */
export function citiesOfRoom(cities: readonly string[], ofRoom: string): readonly string[] {
  return cities.includes(ofRoom) ? [ofRoom] : cities;
}

/** The city of a table when cities are given out in turn. */
function cityInTurn(cities: readonly string[], index: number): string {
  return cities[index % Math.max(1, cities.length)] ?? "";
}

/** So many tables: those there are, with cities in turn for those that nobody typed a city for. */
export function planTables(
  tables: readonly PlannedTable[],
  count: number,
  cities: readonly string[],
): PlannedTable[] {
  const bounded = Math.min(MOST_TABLES, Math.max(1, Math.round(count) || 1));
  return Array.from({ length: bounded }, (_, index) => {
    const known = tables[index];
    return known?.typed ? known : { city: cityInTurn(cities, index), typed: false };
  });
}

/** What was typed of a plan, as one text to remember. */
export function writePlan(tables: readonly PlannedTable[]): string {
  return JSON.stringify(tables.map(({ city, typed }) => (typed ? city : null)));
}

/** The plan of which such a text tells; none when it is another text. */
export function readPlan(text: string): PlannedTable[] {
  try {
    const cities: unknown = JSON.parse(text);
    return Array.isArray(cities)
      ? cities
          .slice(0, MOST_TABLES)
          .map((city) =>
            typeof city === "string" ? { city, typed: true } : { city: "", typed: false },
          )
      : [];
  } catch {
    return [];
  }
}

/** The same tables with one city typed. */
export function typeCity(
  tables: readonly PlannedTable[],
  index: number,
  city: string,
): PlannedTable[] {
  return tables.map((table, at) => (at === index ? { city, typed: true } : table));
}
