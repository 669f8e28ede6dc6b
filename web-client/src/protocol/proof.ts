/** The proof of a server (SPEC B3), in script: on plain HTTP browsers have no `crypto.subtle`. */
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { type Read, record, text } from "./reading";

const witness = record({ name: text, secret: text });
const proof = record({ proof: text });

/** By what a page knows the workshop's server again. */
export function readWitness(value: unknown): Read<typeof witness> {
  return witness(value, "");
}

export function readProof(value: unknown): string {
  return proof(value, "").proof;
}

const ascii = (text: string) => new TextEncoder().encode(text);

/** What a server that has the workshop's key answers to a witness with this secret. */
export function proofOf(secret: string, nonce: string): string {
  const bytes = hmac(sha256, ascii(secret), ascii(`proof\0${nonce}`));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
