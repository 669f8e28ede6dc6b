/** The controls of a facilitator as the server takes them (SPEC M3). Times are in ms. */
export type Command =
  | { type: "go-to-phase"; phase: string }
  | { type: "next-phase" }
  | { type: "previous-phase" }
  | { type: "set-phase-length"; phase: string; length: number }
  | { type: "reorder-phases"; phases: string[] }
  | { type: "start-timer" }
  | { type: "pause-timer" }
  | { type: "resume-timer" }
  | { type: "add-time"; ms: number }
  | { type: "reset-timer" }
  | { type: "extra-time"; table: number; ms: number }
  | { type: "draw-pitches" }
  | { type: "order-pitches"; order: number[] }
  | { type: "call-pitch"; table: number }
  | { type: "next-pitch" }
  | { type: "skip-pitch"; table: number }
  | { type: "end-pitch" }
  | { type: "show-table"; table: number }
  | { type: "clear-screen" }
  | { type: "blank-screen"; blank: boolean }
  | { type: "lock"; table: number | null }
  | { type: "unlock"; table: number | null }
  | { type: "send-message"; text: string; table: number | null }
  | { type: "withdraw-message"; id: string }
  | { type: "clear-help"; table: number }
  | { type: "hide"; table: number; item: string }
  | { type: "unhide"; table: number; item: string }
  | { type: "move-participant"; participant: string; table: number }
  | { type: "remove-participant"; participant: string }
  | { type: "rename-table"; table: number; city: string; label: string }
  | { type: "undo" };

/** Controls that mean something else when another facilitator was quicker (SPEC M9). */
const relative: ReadonlySet<Command["type"]> = new Set([
  "next-phase",
  "previous-phase",
  "next-pitch",
  "add-time",
  "undo",
]);

/** The body of the call: relative controls say which version they were decided on. */
export function commandBody(command: Command, version: number): object {
  return relative.has(command.type) ? { ...command, expectedVersion: version } : command;
}

/** The longest message the server takes, in UTF-16 units. */
export const MESSAGE_LENGTH = 500;
/** The bounds of a phase's length in ms. */
export const PHASE_LENGTH = { min: 10_000, max: 4 * 3_600_000 } as const;
