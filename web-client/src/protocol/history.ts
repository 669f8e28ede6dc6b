/** What a table's flipchart was, as the server tells a facilitator (SPEC section 11). */
import {
  dictionary,
  flag,
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
    oneOf("minute", "before-erasing", "before-restoring", "before-starting-afresh"),
    "minute",
  ),
  challenge: number,
  strategy: number,
  pitch: number,
  findings: number,
  players: number,
  partnerships: number,
});

/** A moment that is kept, in brief: of texts the number of words. */
export type PastMoment = Read<typeof readMoment>;

const readMoments = record({ moments: list(readMoment) });

/** The moments of a table's past, oldest first. */
export const readHistory = (value: unknown): PastMoment[] => readMoments(value, "").moments;

const readFlipchart = record({
  challenge: text,
  challengeSource: nullable(oneOf("case", "own")),
  strategy: text,
  pitch: text,
  presenter: text,
  ready: flag,
  players: list(
    record({
      id: text,
      name: text,
      sector: text,
      note: text,
      link: text,
      stars: number,
      twins: list(record({ id: text, name: text })),
    }),
  ),
  partnerships: list(record({ id: text, from: text, to: text, note: text })),
  findings: dictionary(text),
});

/** A flipchart as plain values. */
export type PlainFlipchart = Read<typeof readFlipchart>;

const readPastBody = record({
  at: number,
  // biome-ignore lint/suspicious/noThenProperty: the name in the contract; nobody awaits it
  then: readFlipchart,
  now: readFlipchart,
  differing: list(text),
});

/** A flipchart as it was and as it is, and the parts that could be brought back. */
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
