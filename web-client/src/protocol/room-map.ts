/** What tables have found, as one map (SPEC H31). */
import { flag, list, number, type Read, type Reader, record, text } from "./reading";

const card = record({
  name: text,
  category: text,
  stars: number,
  /** The numbers of the tables that named it. */
  tables: list(number),
});

/** A link by the indexes of its two cards. */
const link: Reader<{ readonly one: number; readonly other: number }> = (value, path) => {
  const [one, other] = list(number)(value, path);
  return { one: number(one, path), other: number(other, path) };
};

const read = record({
  cards: list(card),
  /** How many there are beyond these. */
  more: number,
  links: list(link),
  bridges: list(record({ one: number, other: number, both: list(number) })),
  /** What facilitators have said of two cards each (SPEC H32). */
  told: list(record({ one: text, other: text, same: flag })),
});

export type RoomMapContent = Read<typeof read>;
export type MapCardFound = Read<typeof card>;

export const readRoomMap = (value: unknown): RoomMapContent => read(value, "");

/** Whose cards are on a map of the room. */
export type MapScope =
  | { readonly of: "room" }
  | { readonly of: "place"; readonly place: string }
  | { readonly of: "table"; readonly table: number };

/** Where the map of a sheet is to be had. */
export function mapAddress(workshopId: string, sheet: string, scope: MapScope): string {
  const query = new URLSearchParams({ sheet });
  if (scope.of === "place") {
    query.set("place", scope.place);
  } else if (scope.of === "table") {
    query.set("table", String(scope.table));
  }
  return `/api/workshops/${encodeURIComponent(workshopId)}/map?${query}`;
}
