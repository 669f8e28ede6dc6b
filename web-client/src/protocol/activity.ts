/**
 * The activity: the template of a workshop, as data (SPEC section 5). The server has it in all its
 * languages, and sends it in all or in one; a page reads it in one.
 */
import { directionOf, inOwnWay, nearest } from "./language-tags";
import type { Read, Reader } from "./reading";
import {
  flag,
  list,
  nullable,
  number,
  object,
  oneOf,
  ProtocolError,
  record,
  text,
  variants,
  withDefault,
} from "./reading";
import { readPhaseScene } from "./scene";

/** The names of the palette's colours (SPEC A1). Ink says that a phase belongs to no sheet. */
export const hues = [
  "ink",
  "blue",
  "rust",
  "purple",
  "navy",
  "teal",
  "green",
  "gold",
  "rose",
  "violet",
  "red",
  "olive",
  "slate",
] as const;
export type Hue = (typeof hues)[number];

/** The names of the palette's icons (SPEC A1). */
export const icons = [
  "building",
  "network",
  "code",
  "cap",
  "coin",
  "house",
  "star",
  "people",
  "heart",
  "leaf",
  "shield",
  "bolt",
  "speech",
  "question",
  "plus",
  "minus",
] as const;
export type Icon = (typeof icons)[number];

/** What colours and icons were called in the first form of activities; read for good. */
const formerHues: ReadonlyMap<unknown, Hue> = new Map([
  ["scan", "blue"],
  ["challenge", "rust"],
  ["pitch", "purple"],
  ["gov", "navy"],
  ["net", "teal"],
  ["civic", "green"],
  ["learn", "gold"],
  ["fund", "rose"],
  ["anchor", "violet"],
  ["fed", "red"],
]);
const formerIcons: ReadonlyMap<unknown, Icon> = new Map([
  ["gov", "building"],
  ["net", "network"],
  ["civic", "code"],
  ["learn", "cap"],
  ["fund", "coin"],
  ["anchor", "house"],
  ["fed", "star"],
]);

/** A name of the palette, under its present or its former name. */
function named<W extends string>(names: readonly W[], former: ReadonlyMap<unknown, W>): Reader<W> {
  const known = oneOf(...names);
  return (value, path) => known(former.get(value) ?? value, path);
}

const hue = named(hues, formerHues);
const icon = named(icons, formerIcons);
const year = nullable(number);

/** A text in the language that is wanted, where the file has it in several. */
export function textIn(language: string): Reader<string> {
  return (value, path) =>
    typeof value === "string" ? value : text(object(value, path)[language], `${path}.${language}`);
}

/** The same as pages show it: in its own direction, where that is not the language's (SPEC A8). */
export function shownIn(language: string): Reader<string> {
  const plain = textIn(language);
  const direction = directionOf(language);
  return (value, path) => inOwnWay(plain(value, path), direction);
}

/** How the parts of an activity are read, their texts by `said`; by `plain` what becomes people's own words. */
function readers(said: Reader<string>, plain: Reader<string>) {
  const optional = withDefault(said, "");
  const word = record({ one: said, many: said });

  const category = record({
    id: text,
    name: said,
    /** As the paper that people have before them calls it. */
    title: nullable(said),
    short: said,
    colour: hue,
    icon,
    summary: optional,
    lookForTitle: nullable(said),
    lookFor: withDefault(
      list(record({ text: plain, note: nullable(said), url: nullable(text), year })),
      [],
    ),
    /** What `networks` is headed by; null: as the page calls it. */
    networksTitle: nullable(said),
    networks: withDefault(
      list(
        record({
          name: plain,
          about: said,
          links: withDefault(list(record({ url: text, label: nullable(said) })), []),
          note: nullable(said),
          year,
        }),
      ),
      [],
    ),
    /** More words by which a card of it is known (SPEC A4). */
    keywords: withDefault(list(plain), []),
  });

  const field = record({
    id: text,
    title: said,
    hint: optional,
    prompts: withDefault(list(said), []),
    samples: withDefault(list(record({ text: said, note: nullable(said), year })), []),
    /** What `samples` is headed by; null: as the page calls them. */
    samplesTitle: nullable(said),
    /** A choice beside the text, kept in the document's map `about` under its own id. */
    choices: nullable(
      record({ id: text, title: said, options: list(record({ id: text, text: said })) }),
    ),
    /** Whether it is said aloud: with an estimate of how long that takes, and a rehearsal. */
    spoken: withDefault(flag, false),
    /** The ids of fields that are shown above it, read only, where they are on another sheet. */
    shows: withDefault(list(text), []),
  });

  const sheetHead = {
    id: text,
    title: said,
    short: said,
    colour: hue,
    prompt: optional,
  };

  const sheet = variants("kind", {
    cards: record({
      ...sheetHead,
      /** What a card is called; null: as the page calls it. */
      card: nullable(record({ one: said, many: said, add: nullable(said) })),
      categories: withDefault(list(category), []),
      categoryWord: nullable(word),
      stars: withDefault(flag, false),
      map: withDefault(flag, false),
      /** Whether there is a text for each category. */
      notes: withDefault(flag, false),
      /** What these texts are headed by; null: as the page calls them. */
      notesTitle: nullable(said),
      /** What a link between two cards is called; null: there are none. */
      links: nullable(word),
      /** Further looks, after the first: cards and notes of each are marked. */
      rounds: withDefault(
        list(record({ id: text, title: said, about: nullable(text), prompt: optional })),
        [],
      ),
    }),
    text: record({ ...sheetHead, fields: list(field) }),
  });

  const phase = record({
    id: text,
    title: said,
    short: said,
    /** Seconds; 0 exactly when there is no clock. */
    length: number,
    clock: oneOf("none", "whole", "turns"),
    /** What the room screen shows by itself. */
    screen: readPhaseScene,
    /** Where the phones are led. */
    sheet: nullable(text),
    round: nullable(text),
    /** The fields that the wall shows of each table; null: the first of the phase's sheet. */
    wall: nullable(list(text)),
    turns: nullable(record({ order: oneOf("drawn", "tables"), show: withDefault(list(text), []) })),
    /** Messages that the facilitator sends by a tap. */
    messages: withDefault(list(plain), []),
    /** Its lead is "" where the phase asks nothing. */
    prompt: withDefault(record({ lead: said, text: optional }), { lead: "", text: "" }),
    colour: hue,
  });

  const activity = record({
    id: text,
    version: number,
    languages: list(text),
    title: said,
    goal: optional,
    source: optional,
    words: withDefault(
      record({
        /** What a table works on; null: tables have no place. */
        place: nullable(word),
        /** null: as the page calls it. */
        turn: nullable(record({ one: said, many: said, call: nullable(said) })),
      }),
      { place: null, turn: null },
    ),
    places: withDefault(list(record({ name: plain })), []),
    /** Who of a table has which part; in the document's map `about` under the id. */
    roles: withDefault(list(record({ id: text, name: said, ask: optional })), []),
    sheets: list(sheet),
    phases: list(phase),
    wordsPerMinute: withDefault(number, 140),
  });

  return { activity, sheet, field, category, phase };
}

type Readers = ReturnType<typeof readers>;

/** An activity in one of its languages. */
export type Activity = Read<Readers["activity"]> & {
  /** The language of its texts, for `lang`. */
  readonly language: string;
  /** As the server sent it: to be kept, and to be read again in another language. */
  readonly file: unknown;
  /** Whether the file is in this language alone, and the activity has others. */
  readonly alone: boolean;
};
export type Sheet = Read<Readers["sheet"]>;
export type CardSheet = Extract<Sheet, { kind: "cards" }>;
export type TextSheet = Extract<Sheet, { kind: "text" }>;
export type Field = Read<Readers["field"]>;
export type Category = Read<Readers["category"]>;
export type Phase = Read<Readers["phase"]>;
export type Role = Activity["roles"][number];
export type Round = CardSheet["rounds"][number];
export type Word = { readonly one: string; readonly many: string };

/**
 * Reads the body of `GET /api/workshops/{id}/activity` in the language of its reader.
 *
 * @param preferred language tags, the most wanted first; when the activity has none of them it is read in
 *   its own language, the first that it has
 */
export function readActivity(value: unknown, preferred: readonly string[] = []): Activity {
  const file = object(value, "");
  const only = nullable(text)(file.language, "language");
  const language = only ?? languageFor(list(text)(file.languages, "languages"), preferred);
  const alone = only !== null;
  const { activity } = readers(shownIn(language), textIn(language));
  return { ...activity(value, ""), language, file: value, alone };
}

/**
 * The first of `preferred` that is there, the very tag, what that is a kind of, or else one of the same
 * language; else the first that is there.
 */
export function languageFor(languages: readonly string[], preferred: readonly string[]): string {
  for (const wanted of preferred) {
    const found =
      nearest(wanted, languages) ?? languages.find((language) => base(language) === base(wanted));
    if (found !== undefined) {
      return found;
    }
  }
  const [own] = languages;
  if (own === undefined) {
    throw new ProtocolError("languages: expected at least one, got none");
  }
  return own;
}

function base(tag: string): string {
  return tag.toLowerCase().split("-")[0] ?? "";
}
