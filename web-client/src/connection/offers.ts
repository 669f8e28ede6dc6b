/** What this phone's owner answers to other tables' turns (SPEC M28). */
import { readVersion } from "../protocol/commands";
import { type OfferKind, readOfferKind } from "../protocol/offer";
import { list, type Read, record, text } from "../protocol/reading";
import { call } from "./api";

/** The longest line of an offer. */
export const OFFER_LENGTH = 200;

/** Which turn. */
export interface TurnAddress {
  readonly workshop: string;
  readonly phase: string;
  readonly table: number;
}

/** Which offer: there is one of each kind by each person for each turn. */
export interface OfferAddress extends TurnAddress {
  readonly kind: OfferKind;
}

const path = ({ workshop, phase, table }: TurnAddress, ...kind: OfferKind[]) =>
  `/api/workshops/${[workshop, "offers", phase, `${table}`, ...kind].map(encodeURIComponent).join("/")}?as=participant`;

const readOwn = record({ offers: list(record({ kind: readOfferKind, text })) });

/** What the server has of what this phone's owner has answered to a turn. */
export type OwnOffers = Read<typeof readOwn>["offers"];

/** Asks for what is kept of what was answered to a turn. */
export async function ownOffers(address: TurnAddress): Promise<OwnOffers> {
  return (await call("GET", path(address), (answer) => readOwn(answer, ""))).offers;
}

/** Makes an offer, or says it otherwise; the same call again changes nothing. */
export async function makeOffer(address: OfferAddress, line: string): Promise<void> {
  await call("POST", path(address, address.kind), readVersion, { body: { text: line } });
}

/** Takes an offer back. */
export async function withdrawOffer(address: OfferAddress): Promise<void> {
  await call("DELETE", path(address, address.kind), readVersion);
}
