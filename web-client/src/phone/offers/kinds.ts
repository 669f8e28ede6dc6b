/** The kinds of answers to a turn, each with its sign: a path in a square of 24. */
import type { OfferKind } from "../../protocol/offer";

export const kinds: readonly OfferKind[] = ["help", "contact", "question"];

export const signs: Readonly<Record<OfferKind, string>> = {
  help: "M12 20S4 15 4 9a4 4 0 0 1 8-1 4 4 0 0 1 8 1c0 6-8 11-8 11Z",
  contact: "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-5 8c0-3 2-5 5-5s5 2 5 5M15 9h6m-2-2 2 2-2 2",
  question: "M4 5h16v11h-8l-4 4v-4H4Zm6 4a2 2 0 1 1 2 2v1m0 2v.1",
};
