import { type ReadonlySignal, signal } from "@preact/signals";
import { readProof, readWitness, type Witness } from "../protocol/returning";
import type { Role } from "../protocol/workshop";
import { call, isUnknown } from "./api";
import { freshKey } from "./fresh-key";

/** The page is of use before this is fetched. */
const QUIET_MS = 2_000;

/**
 * Whoever answers where the workshop's server was: it, or one that cannot be known for it because it has
 * no such workshop (`empty`) or not the workshop's key (`stranger`).
 */
export type Answering = "server" | "empty" | "stranger";

/**
 * Knows the workshop's server again after a connection was lost (SPEC B3), so that nobody else is sent a
 * cookie or a word. Until it has a witness, which takes some seconds of a first connection, and in a
 * workshop that has no key, it knows nothing and keeps nothing back.
 */
export class ServerProof {
  readonly #path: string;
  readonly #as: Role;
  readonly #answering = signal<Answering>("server");
  #witness: Witness | null = null;
  #proofOf: ((secret: string, nonce: string) => string) | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(workshopId: string, as: Role) {
    this.#path = `/api/workshops/${encodeURIComponent(workshopId)}`;
    this.#as = as;
  }

  /** Who answered last. */
  get answering(): ReadonlySignal<Answering> {
    return this.#answering;
  }

  /** A connection to the server is there. */
  connected(): void {
    this.#answering.value = "server";
    clearTimeout(this.#timer);
    if (this.#proofOf === null || this.#witness === null) {
      this.#timer = setTimeout(() => void this.#learn(), QUIET_MS);
    }
  }

  /** The server said that there is no such workshop: it has been ended, or is another's. */
  unknown(): void {
    this.#answering.value = "empty";
  }

  /** Whether whoever answers now is the server; null when there is nothing to know it by. */
  ask(): Promise<boolean> | null {
    const [witness, proofOf] = [this.#witness, this.#proofOf];
    return witness === null || proofOf === null ? null : this.#ask(witness, proofOf);
  }

  /** The connection is lost: what was to be learnt over it waits for the next. */
  lost(): void {
    clearTimeout(this.#timer);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  async #ask(
    { name, secret }: Witness,
    proofOf: (secret: string, nonce: string) => string,
  ): Promise<boolean> {
    const nonce = freshKey();
    try {
      const proof = await call("POST", `${this.#path}/proof`, readProof, {
        body: { name, nonce },
        anonymous: true,
      });
      const right = proof === proofOf(secret, nonce);
      this.#answering.value = right ? "server" : "stranger";
      return right;
    } catch (error) {
      if (isUnknown(error)) {
        this.#answering.value = "empty";
      }
      return false;
    }
  }

  async #learn(): Promise<void> {
    try {
      const { proofOf } = await import("../protocol/proof");
      this.#witness = await call("GET", `${this.#path}/witness?as=${this.#as}`, readWitness);
      this.#proofOf = proofOf;
    } catch (error) {
      // A workshop without a key, or bad weather: the next connection tries again.
      console.info("The server cannot be known again yet:", error);
    }
  }
}
