import { type ReadonlySignal, signal } from "@preact/signals";
import type { Role } from "../protocol/workshop";
import { isUnknown } from "./api";

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
  #isServer: (() => Promise<boolean>) | null = null;
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
    if (this.#isServer === null) {
      this.#timer = setTimeout(() => void this.#learn(), QUIET_MS);
    }
  }

  /** The server said that there is no such workshop: it has been ended, or is another's. */
  unknown(): void {
    this.#answering.value = "empty";
  }

  /** Whether whoever answers now is the server; null when there is nothing to know it by. */
  ask(): Promise<boolean> | null {
    return this.#isServer && this.#ask(this.#isServer);
  }

  /** The connection is lost: what was to be learnt over it waits for the next. */
  lost(): void {
    clearTimeout(this.#timer);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  async #ask(isServer: () => Promise<boolean>): Promise<boolean> {
    try {
      const right = await isServer();
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
      const { acquaint } = await import("./acquaintance");
      this.#isServer = await acquaint(this.#path, this.#as);
    } catch (error) {
      // A workshop without a key, or bad weather: the next connection tries again.
      console.info("The server cannot be known again yet:", error);
    }
  }
}
