/** Keys by which the server knows a call that is made again because its answer was lost (SPEC H23). */
import { freshKey } from "./fresh-key";
import { recall, remember } from "./memory";

/** The key of calls that ask for one thing: the same until they are answered or ask for another. */
export class CallKey {
  #asked = "";
  #key = "";

  of(body: object): string {
    const asked = JSON.stringify(body);
    if (this.#key === "" || asked !== this.#asked) {
      this.#asked = asked;
      this.#key = freshKey();
    }
    return this.#key;
  }

  /** What was asked for is there; the next call is another. */
  answered(): void {
    this.#key = "";
  }
}

const storageKey = (code: string) => `charrette-join-key/${code}`;
const KEY = /^[A-Za-z0-9_-]{43}$/;

/**
 * The key with which this browser joins by a code. It outlives the page, so that who joins again after a
 * reload gets the seat that an unheard answer gave, whatever name and table are chosen now.
 */
export class JoinKey {
  readonly #code: string;
  #key = "";

  constructor(code: string) {
    this.#code = code;
  }

  value(): string {
    this.#key ||= this.#remembered() || freshKey();
    remember(storageKey(this.#code), this.#key); // or else it lasts as long as the page
    return this.#key;
  }

  /** The seat is taken, and known by its cookie from now on. */
  answered(): void {
    this.#key = "";
    remember(storageKey(this.#code), null);
  }

  #remembered(): string {
    const kept = recall(storageKey(this.#code)) ?? "";
    return KEY.test(kept) ? kept : "";
  }
}
