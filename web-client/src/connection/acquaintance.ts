/** How the workshop's server is known again: in a file of its own, since nobody needs it for their first letter. */
import { proofOf, readProof, readWitness } from "../protocol/proof";
import type { Role } from "../protocol/workshop";
import { call } from "./api";
import { freshKey } from "./fresh-key";

/** A connection waits for the proof: so long, and then another attempt is better. */
const PROOF_MS = 8_000;

/**
 * Gets acquainted with the server, and yields the way to ask whoever answers later whether it is the same.
 *
 * @param path the workshop's address
 */
export async function acquaint(path: string, as: Role): Promise<() => Promise<boolean>> {
  const { name, secret } = await call("GET", `${path}/witness?as=${as}`, readWitness);
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
