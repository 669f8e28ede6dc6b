/** What is wrong with an activity, as the server says it (SPEC A5). */
import { dictionary, list, number, type Read, record, text, withDefault } from "./reading";

const refusal = record({
  faults: list(record({ path: text, code: text, values: dictionary(text), english: text })),
  /** How many there are besides. */
  more: withDefault(number, 0),
});

/** All that is wrong: where, by which code, with what values, and in English. */
export type Faults = Read<typeof refusal>;
export type Fault = Faults["faults"][number];

/** Reads what a problem of the type `invalid-activity` says. */
export function readFaults(said: unknown): Faults {
  return refusal(said, "");
}
