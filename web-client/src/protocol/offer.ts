/** What somebody in the room answers to a turn (SPEC M28). */
import { flag, nullable, number, oneOf, type Read, record, text } from "./reading";

export const readOfferKind = oneOf("help", "contact", "question");

/** They can help, know somebody, or ask something. */
export type OfferKind = Read<typeof readOfferKind>;

export const readOffer = record({
  phase: text,
  table: number,
  /** The id of who made it; null on phones. */
  by: nullable(text),
  kind: readOfferKind,
  name: text,
  from: number,
  text,
  /** When it was made or changed last, epoch ms. */
  at: number,
  hidden: flag,
});

export type Offer = Read<typeof readOffer>;
