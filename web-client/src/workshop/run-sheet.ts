/** The run sheet as one list, in the order in which things happened. */
import type { RunSheet } from "../protocol/run-sheet";
import type { Merge } from "../protocol/workshop";

/** Something that happened; lengths in ms. */
export type Happening = { readonly at: number } & (
  | {
      readonly what: "phase";
      readonly phase: string;
      readonly planned: number;
      readonly lasted: number;
      readonly over: boolean;
    }
  | {
      readonly what: "turn";
      readonly table: number;
      readonly planned: number;
      readonly lasted: number;
      readonly over: boolean;
    }
  | { readonly what: "message"; readonly text: string; readonly table: number | null }
  | {
      readonly what: "help";
      readonly table: number;
      /** Who went there last, and how long after the call; null for nobody. */
      readonly claim: { readonly by: string; readonly after: number } | null;
      /** From the call until it was answered or taken back, or until now. */
      readonly lasted: number;
      readonly over: boolean;
    }
  | { readonly what: "merge"; readonly table: number; readonly into: number }
  | {
      readonly what: RunSheet["changes"][number]["kind"];
      readonly table: number | null;
      readonly ms: number;
    }
);

/** All of it at `now`, epoch ms, and which tables became one with others. */
export function happenings(sheet: RunSheet, merged: readonly Merge[], now: number): Happening[] {
  const phases = sheet.phases.map(({ phase, at, planned }, i): Happening => {
    const end = sheet.phases[i + 1]?.at;
    return {
      what: "phase",
      at,
      phase,
      planned,
      lasted: (end ?? now) - at,
      over: end !== undefined,
    };
  });
  const turns = sheet.turns.map(
    ({ table, at, length, end }): Happening => ({
      what: "turn",
      at,
      table,
      planned: length,
      lasted: (end ?? now) - at,
      over: end !== null,
    }),
  );
  const messages = sheet.messages.map((said): Happening => ({ what: "message", ...said }));
  const help = sheet.help.map(
    ({ table, at, end, claim }): Happening => ({
      what: "help",
      at,
      table,
      claim: claim === null ? null : { by: claim.name, after: claim.at - at },
      lasted: (end ?? now) - at,
      over: end !== null,
    }),
  );
  const changes = sheet.changes.map(
    ({ kind, at, table, ms }): Happening => ({ what: kind, at, table, ms }),
  );
  const merges = merged
    .filter(({ stage }) => stage !== "parting")
    .map(({ from, into, at }): Happening => ({ what: "merge", at, table: from, into }));
  return [...phases, ...turns, ...messages, ...help, ...changes, ...merges].sort(
    (a, b) => a.at - b.at,
  );
}
