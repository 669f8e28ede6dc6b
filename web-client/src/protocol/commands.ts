/** The controls of a facilitator as the server takes them (SPEC H6, M3). Times are in ms. */
import { readOfferKind } from "./offer";
import {
  dictionary,
  flag,
  list,
  nullable,
  number,
  oneOf,
  type Read,
  record,
  text,
  variants,
} from "./reading";
import { readScene } from "./scene";

const nothing = record({});
const atTable = record({ table: number });
const atTableOrAll = record({ table: nullable(number) });
const place = oneOf("phones", "screen", "both");
const item = record({ table: number, item: text });
/** What there is one answer of: by whom, to which turn, of which kind. */
const offer = record({ phase: text, table: number, by: text, kind: readOfferKind });

const command = variants("type", {
  "go-to-phase": record({ phase: text }),
  "next-phase": nothing,
  "previous-phase": nothing,
  "set-phase-length": record({ phase: text, length: number }),
  "set-phase-lengths": record({ lengths: dictionary(number) }),
  "set-plan": record({ start: nullable(number), end: nullable(number) }),
  "set-automation": record({
    phase: text,
    advance: flag,
    atWarning: nullable(text),
    atZero: nullable(text),
  }),
  "ask-for-silence": record({ phase: text, on: flag }),
  "form-pairs": nothing,
  "show-words": nothing,
  "reorder-phases": record({ phases: list(text) }),
  "start-timer": nothing,
  "pause-timer": nothing,
  "resume-timer": nothing,
  "add-time": record({ ms: number }),
  "set-timer": record({ ms: number }),
  "reset-timer": nothing,
  "extra-time": record({ table: number, ms: number }),
  "draw-turns": record({ phase: text }),
  "order-turns": record({ phase: text, order: list(number) }),
  "call-turn": atTable,
  "next-turn": nothing,
  "skip-turn": record({ phase: text, table: number }),
  "end-turn": nothing,
  "signal-wrap-up": record({ on: flag }),
  "open-offers": record({ open: flag }),
  "offer-after-each": record({ phase: text, on: flag }),
  "hide-offer": record({ offer, hidden: flag }),
  "show-table": atTable,
  "choose-scene": record({ scene: readScene }),
  "show-map": record({ place: nullable(text), table: nullable(number) }),
  "clear-screen": nothing,
  "freeze-text": record({ on: flag }),
  "blank-screen": record({ blank: flag }),
  lock: atTableOrAll,
  unlock: atTableOrAll,
  "send-message": record({ text, table: nullable(number), on: place }),
  "withdraw-message": record({ id: text, from: place }),
  // Each is about the call, the claim or the people that were seen, not about what came since.
  "clear-help": record({ table: number, since: nullable(number) }),
  "claim-help": record({ table: number, name: text, since: nullable(number) }),
  "release-help": record({ table: number, at: nullable(number) }),
  "note-table": record({ table: number, name: text, text }),
  "remove-note": record({ note: text }),
  "tell-crew": record({ name: text, text }),
  hide: item,
  unhide: item,
  "tell-cards": record({ sheet: text, one: text, other: text, same: nullable(flag) }),
  "move-participant": record({ participant: text, table: number }),
  "move-everybody": record({ stay: list(text) }),
  "remove-participant": record({ participant: text }),
  "remove-silent": record({ last: nullable(text) }),
  "keep-out": record({ participants: list(text) }),
  "let-in": record({ participants: list(text) }),
  "give-seat": record({ seat: text, to: text }),
  "take-back-seat": record({ seat: text, at: number }),
  "close-joining": nothing,
  "open-joining": nothing,
  "renew-join-code": nothing,
  "rename-participant": record({ participant: text, name: text }),
  "add-table": record({ place: text, label: text }),
  "merge-tables": record({ from: number, into: number }),
  "rename-table": record({ table: number, place: text, label: text }),
  "revoke-link": record({ link: text }),
  "start-afresh": atTable,
  undo: nothing,
});

export type Command = Read<typeof command>;

/** Reads a command; throws a `ProtocolError` that tells what is wrong with it. */
export function readCommand(value: unknown): Command {
  return command(value, "");
}

/**
 * Controls that mean something else when another facilitator was quicker, or when they come twice
 * because an answer was lost (SPEC M9).
 */
const relative: ReadonlySet<Command["type"]> = new Set([
  "go-to-phase",
  "next-phase",
  "previous-phase",
  "start-timer",
  "pause-timer",
  "resume-timer",
  "set-timer",
  "reset-timer",
  "set-phase-lengths",
  "add-time",
  "extra-time",
  "draw-turns",
  "call-turn",
  "next-turn",
  "skip-turn",
  "end-turn",
  "signal-wrap-up",
  "open-offers",
  "form-pairs",
  "show-words",
  "move-everybody",
  "renew-join-code",
  "add-table",
  "merge-tables",
  "start-afresh",
  "freeze-text",
  "undo",
]);

/** Whether a control does something else after another one. */
export function isRelative({ type }: Command): boolean {
  return relative.has(type);
}

/** The body of the call: relative controls say which version they were decided on. */
export function commandBody(command: Command, version: number): object {
  return isRelative(command) ? { ...command, expectedVersion: version } : command;
}

/** Whether a control pressed twice is meant twice. */
export function adds({ type }: Command): boolean {
  return type === "add-time" || type === "extra-time";
}

/** Controls of which another order of turns or steps may come. */
const ordering: ReadonlySet<Command["type"]> = new Set([
  "go-to-phase",
  "next-phase",
  "previous-phase",
  "reorder-phases",
  "draw-turns",
  "order-turns",
  "call-turn",
  "next-turn",
  "skip-turn",
  "end-turn",
  "add-table",
  "merge-tables",
  "undo",
]);

/** Whether an order may be another one by this control (SPEC W45). */
export function mayReorder({ type }: Command): boolean {
  return ordering.has(type);
}

/** Whether a control adds words, which are said once by the key of their call (SPEC H23). */
export function saysWords({ type }: Command): boolean {
  return type === "send-message" || type === "note-table" || type === "tell-crew";
}

const taken = record({ version: number });

/** Reads the answer to a command: the version to which it led. */
export function readVersion(answer: unknown): number {
  return taken(answer, "").version;
}

/** The longest message the server takes, in UTF-16 units. */
export const MESSAGE_LENGTH = 500;
/** The longest name of a person, and of a table's place or label, in UTF-16 units. */
export const PERSON_NAME_LENGTH = 40;
export const TABLE_NAME_LENGTH = 80;
/** Of more who are kept out the server forgets those who were removed first (SPEC M11). */
export const MOST_KEPT_OUT = 1_000;
/** The bounds of a phase's length in ms. */
export const PHASE_LENGTH = { min: 10_000, max: 4 * 3_600_000 } as const;
/** The most that a clock can be set to, in ms. */
export const CLOCK_MOST = 24 * 3_600_000;
