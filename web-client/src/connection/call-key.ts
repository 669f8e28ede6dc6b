/** Keys by which the server knows a call that is made again because its answer was lost (SPEC H23). */
import { type Signal, signal } from "@preact/signals";
import type { Drafts } from "./drafts";
import { freshKey } from "./fresh-key";
import { recall, remember } from "./memory";

const KEY = /^[A-Za-z0-9_-]{43}$/;

/** The key of calls that ask for one thing: the same until they are answered or ask for another. */
export class CallKey {
  /** The key and what was asked by it, with a space between; "" for none. */
  readonly #last: Signal<string>;

  /** One that lasts as long as this object, unless `last` outlives it. */
  constructor(last: Signal<string> = signal("")) {
    this.#last = last;
  }

  /**
   * One that lasts like what is typed in a form, so that who presses again after a reload makes the same call.
   *
   * @param name which of the form's calls
   */
  static among(drafts: Drafts, name: string): CallKey {
    return new CallKey(drafts.of(draftOf(name)));
  }

  /** Forgets the keys of such calls but those of these names. */
  static keepOnly(drafts: Drafts, names: readonly string[]): void {
    const kept = new Set(names.map(draftOf));
    for (const draft of drafts.namesFrom(DRAFT)) {
      if (!kept.has(draft)) {
        drafts.of(draft).value = "";
      }
    }
  }

  of(body: object): string {
    const key = this.isOf(body) ? this.#key : freshKey();
    this.#last.value = `${key} ${JSON.stringify(body)}`;
    return key;
  }

  /** Whether this was asked for last, and has not been answered. */
  isOf(body: object): boolean {
    return this.isUnheard && this.#last.peek() === `${this.#key} ${JSON.stringify(body)}`;
  }

  /** Whether something was asked for that has not been answered. */
  get isUnheard(): boolean {
    return KEY.test(this.#key);
  }

  get #key(): string {
    return this.#last.peek().split(" ", 1)[0] ?? "";
  }

  /** What was asked for is there, or will never be; the next call is another. */
  answered(): void {
    this.#last.value = "";
  }
}

const DRAFT = "call-key/";
/** It ends like all that is no words and was sent. */
const draftOf = (name: string) => `${DRAFT}${name}/sent`;

const storageKey = (code: string) => `charrette-join-key/${code}`;

/** The keys of this page, by what they join by: where nothing is remembered they last as long as it. */
const joinKeys = new Map<string, string>();

/**
 * The key with which this browser joins by a code, or takes a seat that it is offered. It outlives the page, so
 * that who does so again after a reload gets the seat that an unheard answer gave, whatever name and table are
 * chosen now.
 */
export class JoinKey {
  readonly #code: string;

  constructor(code: string) {
    this.#code = code;
  }

  value(): string {
    const key = this.#remembered() || joinKeys.get(this.#code) || freshKey();
    joinKeys.set(this.#code, key);
    remember(storageKey(this.#code), key);
    return key;
  }

  /** The seat is taken, and known by its cookie from now on. */
  answered(): void {
    joinKeys.delete(this.#code);
    remember(storageKey(this.#code), null);
  }

  #remembered(): string {
    const kept = recall(storageKey(this.#code)) ?? "";
    return KEY.test(kept) ? kept : "";
  }
}
