/** What this phone's owner answers to other tables' turns (SPEC M28). */
import { readVersion } from "../protocol/commands";
import type { OfferKind } from "../protocol/offer";
import { call } from "./api";

/** The longest line of an offer. */
export const OFFER_LENGTH = 200;

/** Which offer: there is one of each kind by each person for each turn. */
export interface OfferAddress {
  readonly workshop: string;
  readonly phase: string;
  readonly table: number;
  readonly kind: OfferKind;
}

const path = ({ workshop, phase, table, kind }: OfferAddress) =>
  `/api/workshops/${[workshop, "offers", phase, `${table}`, kind].map(encodeURIComponent).join("/")}?as=participant`;

/** Makes an offer, or says it otherwise; the same call again changes nothing. */
export async function makeOffer(address: OfferAddress, text: string): Promise<void> {
  await call("POST", path(address), readVersion, { body: { text } });
}

/** Takes an offer back. */
export async function withdrawOffer(address: OfferAddress): Promise<void> {
  await call("DELETE", path(address), readVersion);
}
