/** What the server answers to a control, and what may be decided on it (SPEC H6, M9). */
import { number, type Read, record, withDefault } from "./reading";

const done = record({
  version: number,
  // A server from before this was told says nothing of others' controls: as if there had been some.
  controlled: withDefault(number, Number.POSITIVE_INFINITY),
});

/** The version to which a control led, and that to which the last one before it had led. */
export type Done = Read<typeof done>;

/** Reads the answer to a facilitator's control. */
export function readDone(answer: unknown): Done {
  return done(answer, "");
}

/**
 * Up to which version somebody knows all controls who saw one and pressed others of their own besides:
 * what these have led to, as long as nobody else's control came in between (SPEC M9).
 */
export function knownFrom(seen: number, own: readonly (Done | null)[]): number {
  return own.reduce(
    (known, answer) =>
      answer !== null && answer.controlled <= known ? Math.max(known, answer.version) : known,
    seen,
  );
}
