/** What the bar under a spoken text shows: segments filled, and seconds beyond the time there is. */
export interface SpeakingBudget {
  readonly filled: number;
  readonly over: number;
}

/** How far `seconds` of speech fill a bar of `segments` that stands for `limit` seconds. */
export function speakingBudget(seconds: number, limit: number, segments: number): SpeakingBudget {
  const filled = seconds <= 0 ? 0 : Math.max(1, Math.round((seconds / limit) * segments));
  return {
    filled: Math.min(segments, filled),
    over: Math.max(0, Math.round(seconds) - Math.round(limit)),
  };
}
