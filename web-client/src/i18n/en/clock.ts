/** What screen readers hear of a clock. */
export const clock = {
  minute: "One minute left",
  half: "30 seconds left",
  ten: "10 seconds left",
  timeIsUp: "Time is up",
  isPaused: "The clock is paused",
  isRunning: "The clock is running",
} as const;
