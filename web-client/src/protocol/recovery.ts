/** The recovery sheet of a workshop (SPEC B1): what lets another server be the workshop's. */
import { MOST_TABLES } from "./creating";
import {
  json,
  list,
  nullable,
  number,
  object,
  type Read,
  record,
  text,
  withDefault,
} from "./reading";

const present = record({ place: text, label: withDefault(text, ""), startedAt: nullable(number) });

/** A table. What it works on was called `city` before, on sheets that are on paper. */
function table(value: unknown, path: string): Read<typeof present> {
  const { city, ...rest } = object(value, path);
  return present({ place: city, ...rest }, path);
}

const sheet = record({
  sheet: number,
  id: text,
  joinCode: text,
  key: text,
  name: text,
  activity: text,
  /** The workshop's, of those that the activity has; null on sheets that do not say. */
  language: nullable(text),
  zone: nullable(text),
  deleteAfter: number,
  tables: list(table),
});

/** What a facilitator keeps. It is a secret like a facilitator's link. */
export type RecoverySheet = Read<typeof sheet>;

export function readSheet(value: unknown): RecoverySheet {
  return sheet(value, "");
}

/**
 * The sheet that a file or a QR code says; null when it says something else. A QR code may have the number
 * of the tables only: then they are called as `nameOf` says.
 */
export function sheetOf(said: string, nameOf: (number: number) => string): RecoverySheet | null {
  try {
    const value = json(said) as Record<string, unknown>;
    const { tables } = value;
    return readSheet(
      typeof tables === "number" ? { ...value, tables: numbered(tables, nameOf) } : value,
    );
  } catch {
    return null;
  }
}

/** So many tables of which only the number is known. */
export function numbered(
  count: number,
  nameOf: (number: number) => string,
): RecoverySheet["tables"] {
  return Array.from({ length: Math.min(MOST_TABLES, Math.max(1, Math.round(count))) }, (_, at) => ({
    place: nameOf(at + 1),
    label: "",
    startedAt: null,
  }));
}

/** Letters in groups of four, as they are read and typed. */
export function inFours(letters: string): string {
  return letters.replace(/(.{4})(?=.)/g, "$1-");
}
