/** What really happened in a workshop, as its server wrote it down (SPEC M24). Times are epoch ms. */
import { list, nullable, number, oneOf, type Read, record, text, withDefault } from "./reading";

const runSheet = record({
  /** Each lasted until the next one; `planned` in ms. */
  phases: list(record({ phase: text, at: number, planned: number })),
  /** `length` is how long it was to take, in ms; `end` is null while it lasts. */
  turns: list(
    record({ phase: text, table: number, at: number, length: number, end: nullable(number) }),
  ),
  messages: list(record({ at: number, text, table: nullable(number) })),
  /** `claim` says who went there last, and since when. */
  help: list(
    record({
      table: number,
      at: number,
      claim: nullable(record({ name: text, at: number })),
      end: nullable(number),
    }),
  ),
  changes: list(
    record({
      at: number,
      kind: oneOf("time", "extra-time", "pens-down", "pens-up"),
      phase: text,
      /** Null: the whole room, or several tables. */
      table: nullable(number),
      /** What was added, negative if it was taken; 0 for pens. */
      ms: number,
    }),
  ),
  /** How many of each kind are no longer there; a server of before does not tell. */
  forgotten: withDefault(
    record({ phases: number, turns: number, messages: number, help: number, changes: number }),
    { phases: 0, turns: 0, messages: 0, help: 0, changes: 0 },
  ),
});

export type RunSheet = Read<typeof runSheet>;

/** Reads the answer to the question for the run sheet. */
export function readRunSheet(answer: unknown): RunSheet {
  return runSheet(answer, "");
}
