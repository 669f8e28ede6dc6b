/** What a table's flipchart was, as the server tells a facilitator (SPEC section 11). */
import {
  dictionary,
  list,
  nullable,
  number,
  oneOf,
  type Read,
  record,
  text,
  withDefault,
} from "./reading";

const readMoment = record({
  at: number,
  why: withDefault(
    oneOf(
      "minute",
      "before-erasing",
      "before-restoring",
      "before-starting-afresh",
      "before-joining",
    ),
    "minute",
  ),
  /** How many words each field has that has any. */
  words: dictionary(number),
  /** How much there was of each sheet with cards: cards, links, and words of all notes. */
  cards: dictionary(record({ count: number, links: number, words: number })),
});

/** A moment that is kept, in brief. */
export type PastMoment = Read<typeof readMoment>;

const readMoments = record({ moments: list(readMoment) });

/** The moments of a table's past, oldest first. */
export const readHistory = (value: unknown): PastMoment[] => readMoments(value, "").moments;

const readPlainCards = record({
  cards: list(
    record({
      id: text,
      name: text,
      category: text,
      round: text,
      note: text,
      link: text,
      /** The id of the participant who added it, or empty. */
      by: withDefault(text, ""),
      stars: number,
      twins: list(record({ id: text, name: text })),
    }),
  ),
  links: list(record({ id: text, from: text, to: text, note: text })),
  notes: list(record({ round: text, category: text, text })),
});

const readFlipchart = record({
  texts: dictionary(text),
  choices: dictionary(text),
  roles: dictionary(text),
  cards: dictionary(readPlainCards),
});

/** A flipchart as plain values: by field, choice, role and sheet. `round` is empty in the first look. */
export type PlainFlipchart = Read<typeof readFlipchart>;

/** A sheet with cards as plain values. */
export type PlainCards = Read<typeof readPlainCards>;

const readPastBody = record({
  at: number,
  // biome-ignore lint/suspicious/noThenProperty: the name in the contract; nobody awaits it
  then: readFlipchart,
  now: readFlipchart,
  differing: list(text),
});

/**
 * A flipchart as it was and as it is, and the parts that could be brought back: `text:{field}`, `choice:{choice}`,
 * `role:{role}`, `card:{sheet}:{id}`, `link:{sheet}:{id}`, `note:{sheet}:{category}` and `note:{sheet}:{category}@{round}`.
 */
export interface Past {
  readonly at: number;
  readonly was: PlainFlipchart;
  readonly is: PlainFlipchart;
  readonly differing: readonly string[];
}

export function readPast(value: unknown): Past {
  const { at, then: was, now: is, differing } = readPastBody(value, "");
  return { at, was, is, differing };
}

const readRestoredBody = record({ parts: list(text), before: nullable(number) });

/** What was brought back, and the moment just before; null when there was nothing to bring back. */
export type Restored = Read<typeof readRestoredBody>;

export const readRestored = (value: unknown): Restored => readRestoredBody(value, "");

const readTablesBackBody = record({
  tables: list(
    record({
      table: number,
      outcome: oneOf(
        "restored",
        "same",
        "unknown-moment",
        "too-large",
        "busy",
        "merged-since",
        "failed",
        "unknown",
      ),
      parts: withDefault(list(text), []),
      /** The moment that it was brought back from; null where nothing was there yet. */
      moment: withDefault(nullable(number), null),
      before: withDefault(nullable(number), null),
    }),
  ),
  more: list(number),
});

/** What became of one of the tables that were to be what they were. */
export type TableBack = Read<typeof readTablesBackBody>["tables"][number];

/** What became of each, and those that are for another call (SPEC K10). */
export const readTablesBack = (value: unknown) => readTablesBackBody(value, "");
