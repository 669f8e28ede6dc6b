import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { Backoff } from "./backoff";
import { persist } from "./persist";
import { within } from "./within";

/** A file that has not come after so long, with the files that it needs, will not. */
const PATIENCE_MS = 15_000;
/** So long the server may take to say that it is there. */
const ANSWER_MS = 8_000;
/** After so many attempts it is said that something that may be needed later has not come. */
const ATTEMPTS = 6;
/** A page waits at most so long before the next. */
const PAUSE_MS = 60_000;

/** What a page needs only later: it is in a file of its own, which may not be had when it is wanted. */
export class LateFile<T> {
  readonly #load: () => Promise<T>;
  readonly #content = signal<T | null>(null);
  readonly #failed = signal(false);
  #fetching: Promise<void> | null = null;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** What is in it; null until it has come. */
  get content(): ReadonlySignal<T | null> {
    return this.#content;
  }

  /** Whether it could not be had when it was last asked for. */
  get failed(): ReadonlySignal<boolean> {
    return this.#failed;
  }

  /** Fetches it if it has not come yet; rejects when it cannot be had in time. */
  fetch(): Promise<void> {
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = null;
    });
    return this.#fetching;
  }

  /**
   * Fetches it once more, on request. When that fails although the server answers, the page begins anew:
   * many browsers remember of a file that it could not be had, and a server that was changed in the
   * meantime has other files.
   */
  async fetchAgain(): Promise<void> {
    await this.fetch().catch(beginAnew);
  }

  async #fetch(): Promise<void> {
    if (this.#content.peek() !== null) {
      return;
    }
    this.#failed.value = false;
    const coming = this.#load().then((content) => {
      this.#content.value = content; // however late
    });
    try {
      await within(PATIENCE_MS, coming);
    } catch (error) {
      console.info("Not fetched:", error);
      this.#failed.value = true;
      throw error;
    }
  }
}

/**
 * Fetches what may be needed later, now and then again until all is here.
 *
 * @param missing says whether something still is not here after some attempts
 */
export async function fetchForLater(
  fetchAll: () => Promise<void>,
  missing: Signal<boolean> = signal(false),
): Promise<void> {
  let attempts = 0;
  await persist(fetchAll, {
    signal: new AbortController().signal,
    again: () => true,
    waiting: () => {
      attempts += 1;
      missing.value = attempts >= ATTEMPTS;
    },
    backoff: new Backoff(Math.random, 500, PAUSE_MS),
  });
  missing.value = false;
}

/** Begins the page anew, if there is a server to have it from. */
export async function beginAnew(): Promise<void> {
  if (await serverAnswers()) {
    location.reload();
  }
}

/** Whether our own server answers for this page: a proxy may do in its place. */
async function serverAnswers(): Promise<boolean> {
  try {
    const asking = fetch(location.href, {
      method: "HEAD",
      cache: "no-store",
      redirect: "error",
      credentials: "omit",
    });
    const answer = await within(ANSWER_MS, asking);
    return answer.ok && answer.headers.has("Content-Security-Policy");
  } catch {
    return false;
  }
}
