/** Seats that go to another phone or lapse, as the server tells facilitators (SPEC M41, M43). */
import { list, number, type Read, record, text } from "./reading";

const offer = record({ link: text, until: number, qr: record({ side: number, path: text }) });
const away = record({ lapsed: list(text), lapsing: list(text) });

/** A link that gives a seat to the first phone that takes it, until a time in epoch ms. */
export type SeatOffer = Read<typeof offer>;
/** The ids of those whose seats others may take, and of those whose seats would go if wanted. */
export type SeatsAway = Read<typeof away>;

export function readSeatOffer(value: unknown): SeatOffer {
  return offer(value, "");
}

export function readSeatsAway(value: unknown): SeatsAway {
  return away(value, "");
}
