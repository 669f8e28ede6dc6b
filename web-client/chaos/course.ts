/** How long and with which seed to play: what scripts/chaos was asked for, else the short form. */
export interface Course {
  /** Milliseconds after which no new round begins. */
  readonly lasts: number;
  /** Whether somebody asked for it, and so has time. */
  readonly long: boolean;
  readonly seed: number;
}

/** Until all agree after the last round, milliseconds. */
const AFTERWARDS_MS = 240_000;

/** The course of a run whose short form takes so many seconds, and some more until all agree. */
export function course(shortSeconds: number): Course {
  const { CHAOS_SECONDS: seconds, CHAOS_SEED: seed } = process.env;
  return {
    lasts: 1000 * (seconds ? Number(seconds) : shortSeconds),
    long: seconds !== undefined,
    seed: seed ? Number(seed) : Math.floor(Date.now() / 1000) % 1_000_000_000,
  };
}

/** So long a test may take in all, milliseconds. */
export function limit(chosen: Course): number {
  return chosen.lasts + AFTERWARDS_MS;
}

export function pause(ms: number): Promise<void> {
  return new Promise((over) => setTimeout(over, ms));
}
