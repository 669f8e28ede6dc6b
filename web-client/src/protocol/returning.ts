/** What a page says and hears that was in a workshop before (SPEC B3, B4). */
import { number, type Read, record, text } from "./reading";

const witness = record({ name: text, secret: text });
const proof = record({ proof: text });
const seat = record({ id: text, name: text, table: number });

/** By what a page knows the workshop's server again. */
export type Witness = Read<typeof witness>;

export function readWitness(value: unknown): Witness {
  return witness(value, "");
}

export function readProof(value: unknown): string {
  return proof(value, "").proof;
}

export function readSeat(value: unknown): Read<typeof seat> {
  return seat(value, "");
}
