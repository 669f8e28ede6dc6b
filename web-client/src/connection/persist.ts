import { isWeather } from "./api";
import { Backoff } from "./backoff";

/** Thrown by {@link persist} when its work was given up. */
export class GivenUp extends Error {
  override readonly name = "GivenUp";
}

export interface Persistence {
  /** Gives it up. */
  readonly signal: AbortSignal;
  /** Is told what failed each time that it will be tried again. */
  waiting(error: unknown): void;
  /** What is tried again: when the server did not answer, if nothing else is said. */
  again?(error: unknown): boolean;
  readonly backoff?: Backoff;
}

/**
 * Does what needs the server, again and again with growing waits, and at once when the network or the
 * page comes back. Answers, and what is not tried again, are handed on.
 */
export async function persist<T>(
  work: () => Promise<T>,
  { signal, waiting, again = isWeather, backoff = new Backoff() }: Persistence,
): Promise<T> {
  while (!signal.aborted) {
    try {
      const answer = await work();
      if (!signal.aborted) {
        return answer;
      }
    } catch (error) {
      if (signal.aborted) {
        break;
      }
      if (!again(error)) {
        throw error;
      }
      waiting(error);
      await pause(backoff.next(), signal);
    }
  }
  throw new GivenUp();
}

/** Ends after so many milliseconds, when the network or the page comes back, or when it is given up. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const events = new AbortController();
    const end = () => {
      clearTimeout(timer);
      events.abort();
      resolve();
    };
    const timer = setTimeout(end, ms);
    const seen = () => document.visibilityState !== "hidden" && end();
    addEventListener("online", end, { signal: events.signal });
    addEventListener("pageshow", end, { signal: events.signal });
    document.addEventListener("visibilitychange", seen, { signal: events.signal });
    signal.addEventListener("abort", end, { signal: events.signal });
  });
}
