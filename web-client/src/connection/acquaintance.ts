/**
 * How the workshop's server is known again, and a phone is by another: in a file of its own, since nobody needs it
 * for their first letter.
 */

import type { StateMessage } from "../protocol/messages";
import { proofOf, readProof, readWitness } from "../protocol/proof";
import { readSeat } from "../protocol/returning";
import type { Participant, Role } from "../protocol/workshop";
import { tableOf } from "../workshop/selectors";
import { call } from "./api";
import { freshKey } from "./fresh-key";
import { problemOf } from "./outcome";

/** A connection waits for the proof: so long, and then another attempt is better. */
const PROOF_MS = 8_000;

/** And so long for a seat that is taken again. */
const SEAT_MS = 15_000;

/**
 * Gets acquainted with the server, and yields the way to ask whoever answers later whether it is the same.
 *
 * @param path the workshop's address
 * @return null if there is none: the workshop was created before servers could be known
 */
export async function acquaint(path: string, as: Role): Promise<(() => Promise<boolean>) | null> {
  const witness = await call("GET", `${path}/witness?as=${as}`, readWitness).catch((error) => {
    if (problemOf(error).name === "not-now") {
      return null;
    }
    throw error;
  });
  if (witness === null) {
    return null;
  }
  const { name, secret } = witness;
  return async () => {
    const nonce = freshKey();
    const proof = await call("POST", `${path}/proof`, readProof, {
      body: { name, nonce },
      anonymous: true,
      patience: PROOF_MS,
    });
    return proof === proofOf(secret, nonce);
  };
}

/**
 * Takes the seat again that this browser had before the workshop was brought back on another server, and tells
 * which of the table's flipcharts was the present one (SPEC B4).
 *
 * @param known what it knows of the workshop, its own seat too
 */
export async function takeSeatAgain(workshopId: string, known: StateMessage): Promise<void> {
  const { name, table } = known.you.participant as Participant;
  const startedAt = tableOf(known.workshop, table)?.startedAt;
  const path = `/api/workshops/${encodeURIComponent(workshopId)}/seat`;
  await call("POST", path, readSeat, { body: { name, table, startedAt }, patience: SEAT_MS });
}
