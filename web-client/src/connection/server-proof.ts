import { type ReadonlySignal, signal } from "@preact/signals";
import type { StateMessage } from "../protocol/messages";
import type { Role } from "../protocol/workshop";
import { isUnknown, witnesses } from "./api";
import { within } from "./within";

/** A file that has not come after so long will not. */
const PATIENCE_MS = 15_000;

/** How a server and a phone know each other again. */
const acquaintance = () => within(PATIENCE_MS, import("./acquaintance"));

/** Takes the seat again that is in what this browser knows of a workshop that was brought back (SPEC B4). */
export async function takeSeatAgain(workshopId: string, known: StateMessage): Promise<void> {
  await (await acquaintance()).takeSeatAgain(workshopId, known);
}

/** The page is of use before this is fetched. */
const QUIET_MS = 2_000;

/** And after so long it is fetched again where that went wrong, while the connection is there. */
const AGAIN_MS = 30_000;

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
  #connected = false;

  constructor(workshopId: string, as: Role) {
    this.#path = `/api/workshops/${encodeURIComponent(workshopId)}`;
    this.#as = as;
    witnesses.add(this);
  }

  /** Who answered last. */
  get answering(): ReadonlySignal<Answering> {
    return this.#answering;
  }

  /** A connection to the server is there. */
  connected(): void {
    this.#answering.value = "server";
    this.#connected = true;
    this.#learnIn(QUIET_MS);
  }

  /** The server said that there is no such workshop: it has been ended, or is another's. */
  unknown(): void {
    this.#answering.value = "empty";
  }

  /** Whether whoever answers now is the server; null when there is nothing to know it by. */
  ask(): Promise<boolean> | null {
    return this.#isServer && this.#ask(this.#isServer);
  }

  /**
   * Whether something may be said to whoever is there: there is a connection, or nothing to know the server by, or
   * it is known.
   */
  async trusted(): Promise<boolean> {
    return this.#connected || ((await this.ask()) ?? true);
  }

  /** The connection is lost: what was to be learnt over it waits for the next. */
  lost(): void {
    this.#connected = false;
    clearTimeout(this.#timer);
  }

  close(): void {
    witnesses.delete(this);
    this.lost();
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

  #learnIn(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#isServer === null && this.#connected) {
      this.#timer = setTimeout(() => void this.#learn(), ms);
    }
  }

  async #learn(): Promise<void> {
    try {
      const { acquaint } = await acquaintance();
      this.#isServer = await acquaint(this.#path, this.#as);
    } catch (error) {
      // A workshop without a key, or bad weather.
      console.info("No witness yet:", error);
      this.#learnIn(AGAIN_MS);
    }
  }
}
