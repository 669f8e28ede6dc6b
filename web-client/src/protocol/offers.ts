/** What a table was answered, as facilitators are told (SPEC H35). */
import type { Offer } from "./offer";
import { flag, list, nullable, number, oneOf, record, text } from "./reading";

/** As in the state, said once more: a phone's first script must not grow by handing its own out. */
const offersTo = record({
  offers: list(
    record({
      phase: text,
      table: number,
      by: nullable(text),
      kind: oneOf("help", "contact", "question"),
      name: text,
      from: number,
      text,
      at: number,
      hidden: flag,
    }),
  ),
});

/** Reads the answer to the question for it. */
export function readOffers(answer: unknown): { readonly offers: readonly Offer[] } {
  return offersTo(answer, "");
}
