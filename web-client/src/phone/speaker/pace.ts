/** How a text moves under the eyes of who reads it aloud: pure functions, no page. */

/** What the pace follows from; lengths in any one unit, times in ms. */
export interface Reading {
  /** How long the whole text is. */
  readonly whole: number;
  /** How much of it is still to come. */
  readonly left: number;
  /** How long the whole text takes to say. */
  readonly saying: number;
  /** How much time is left, negative in overtime. */
  readonly remaining: number;
}

/** Nobody speaks faster than so many times their own pace. */
const FASTEST = 1.5;

/**
 * How far the text moves in a millisecond: at the pace of speech, and as much faster as can be spoken when
 * what is left of it would not fit the time that is left. In overtime there is nothing to be in time for.
 */
export function pace({ whole, left, saying, remaining }: Reading): number {
  if (whole <= 0 || left <= 0) {
    return 0;
  }
  const spoken = whole / Math.max(1, saying);
  return remaining > 0 ? Math.min(Math.max(spoken, left / remaining), FASTEST * spoken) : spoken;
}

/** Where a text stands that moves in steps instead: still until a whole step has been read. */
export function stepped(shown: number, read: number, step: number): number {
  return read - shown >= step ? read : shown;
}
