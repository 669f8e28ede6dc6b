/** The activity: the template of a workshop, as data (SPEC section 5). */
import type { Read } from "./reading";
import { list, nullable, number, oneOf, record, text, withDefault } from "./reading";

/** Names of the palette that a sector's colour and icon may have (SPEC A1). */
export const sectorHues = ["gov", "net", "civic", "learn", "fund", "anchor", "fed"] as const;

const optionalText = withDefault(text, "");
const year = nullable((value: unknown, path: string) =>
  typeof value === "number" ? String(value) : text(value, path),
);

const readSector = record({
  id: text,
  name: text,
  title: nullable(text),
  short: text,
  colour: oneOf(...sectorHues),
  icon: oneOf(...sectorHues),
  summary: text,
  lookForTitle: nullable(text),
  lookFor: withDefault(list(record({ text, note: nullable(text), url: nullable(text), year })), []),
  networks: withDefault(
    list(
      record({
        name: text,
        about: text,
        links: withDefault(list(record({ url: text, label: nullable(text) })), []),
        note: nullable(text),
        year,
      }),
    ),
    [],
  ),
  /** More words by which a player of it is known. */
  keywords: withDefault(list(text), []),
});

const readStep = record({
  id: text,
  title: text,
  colour: oneOf("scan", "challenge", "pitch"),
  sheet: oneOf("players", "challenge", "pitch"),
});

const readPhase = record({
  id: text,
  title: text,
  short: text,
  step: nullable(text),
  length: number,
  clock: oneOf("none", "whole", "per-table"),
  screen: oneOf("lobby", "countdown", "wall", "pitches", "end"),
  prompt: record({ lead: text, text: optionalText }),
  colour: nullable(text),
});

const read = record({
  id: text,
  version: (value: unknown) => String(value),
  language: text,
  title: text,
  goal: optionalText,
  source: optionalText,
  cities: withDefault(list(record({ name: text })), []),
  steps: list(readStep),
  phases: list(readPhase),
  sectors: list(readSector),
  challengePrompt: optionalText,
  strategyPrompts: withDefault(list(text), []),
  pitchPrompt: optionalText,
  samplePitches: withDefault(list(record({ text, note: nullable(text), year })), []),
  wordsPerMinute: number,
});

export type Activity = Read<typeof read>;
export type Sector = Read<typeof readSector>;
export type SectorHue = Sector["colour"];
export type Step = Read<typeof readStep>;
export type Phase = Read<typeof readPhase>;

/** Reads the body of `GET /api/workshops/{id}/activity`. */
export function readActivity(value: unknown): Activity {
  return read(value, "");
}
