import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Command, commandBody, readCommand } from "./commands";
import { ProtocolError } from "./reading";

/** One of each; the compiler asks for those that are missing. */
const samples: { readonly [T in Command["type"]]: Extract<Command, { type: T }> } = {
  "go-to-phase": { type: "go-to-phase", phase: "scan" },
  "next-phase": { type: "next-phase" },
  "previous-phase": { type: "previous-phase" },
  "set-phase-length": { type: "set-phase-length", phase: "scan", length: 300_000 },
  "set-phase-lengths": { type: "set-phase-lengths", lengths: { scan: 300_000, pitches: 54_000 } },
  "set-plan": { type: "set-plan", start: null, end: 1_800_003_600_000 },
  "set-automation": {
    type: "set-automation",
    phase: "scan",
    advance: true,
    atWarning: "One minute left",
    atZero: null,
  },
  "ask-for-silence": { type: "ask-for-silence", phase: "scan", on: true },
  "form-pairs": { type: "form-pairs" },
  "show-words": { type: "show-words" },
  "reorder-phases": { type: "reorder-phases", phases: ["lobby", "scan"] },
  "start-timer": { type: "start-timer" },
  "pause-timer": { type: "pause-timer" },
  "resume-timer": { type: "resume-timer" },
  "add-time": { type: "add-time", ms: -60_000 },
  "set-timer": { type: "set-timer", ms: 90_000 },
  "reset-timer": { type: "reset-timer" },
  "extra-time": { type: "extra-time", table: 3, ms: 60_000 },
  "draw-turns": { type: "draw-turns", phase: "pitches" },
  "order-turns": { type: "order-turns", phase: "pitches", order: [2, 1] },
  "call-turn": { type: "call-turn", table: 3 },
  "next-turn": { type: "next-turn" },
  "skip-turn": { type: "skip-turn", phase: "pitches", table: 3 },
  "end-turn": { type: "end-turn" },
  "signal-wrap-up": { type: "signal-wrap-up", on: true },
  "open-offers": { type: "open-offers", open: true },
  "offer-after-each": { type: "offer-after-each", phase: "pitches", on: true },
  "hide-offer": {
    type: "hide-offer",
    offer: { phase: "pitches", table: 2, by: "p1", kind: "contact" },
    hidden: true,
  },
  "show-table": { type: "show-table", table: 3 },
  "choose-scene": { type: "choose-scene", scene: "map" },
  "show-map": { type: "show-map", place: "Gary, IN", table: null },
  "clear-screen": { type: "clear-screen" },
  "freeze-text": { type: "freeze-text", on: true },
  "blank-screen": { type: "blank-screen", blank: true },
  lock: { type: "lock", table: null },
  unlock: { type: "unlock", table: 3 },
  "send-message": {
    type: "send-message",
    text: 'Two minutes, 🧵 "Zoë"\nעיר',
    table: null,
    on: "phones",
  },
  "withdraw-message": { type: "withdraw-message", id: "m1", from: "both" },
  "clear-help": { type: "clear-help", table: 3, since: 1_800_000_000_000 },
  hide: { type: "hide", table: 3, item: "pitch" },
  unhide: { type: "unhide", table: 3, item: "pitch" },
  "tell-cards": {
    type: "tell-cards",
    sheet: "players",
    one: "Data Driven Detroit",
    other: "D3",
    same: true,
  },
  "move-participant": { type: "move-participant", participant: "p1", table: 3 },
  "move-everybody": { type: "move-everybody", stay: ["p1"] },
  "remove-participant": { type: "remove-participant", participant: "p1" },
  "remove-silent": { type: "remove-silent", last: "p1" },
  "keep-out": { type: "keep-out", participants: ["p1"] },
  "give-seat": { type: "give-seat", seat: "p1", to: "p2" },
  "take-back-seat": { type: "take-back-seat", seat: "p1", at: 1 },
  "let-in": { type: "let-in", participants: ["p1"] },
  "close-joining": { type: "close-joining" },
  "open-joining": { type: "open-joining" },
  "renew-join-code": { type: "renew-join-code" },
  "claim-help": { type: "claim-help", table: 2, name: "Ana", since: 1_800_000_000_000 },
  "release-help": { type: "release-help", table: 2, at: 1_800_000_060_000 },
  "note-table": { type: "note-table", table: 2, name: "Ana", text: "Quiet, but fine" },
  "remove-note": { type: "remove-note", note: "n7" },
  "tell-crew": { type: "tell-crew", name: "Ana", text: "Coffee is late" },
  "rename-participant": { type: "rename-participant", participant: "p1", name: "Bo" },
  "add-table": { type: "add-table", place: "Gary, IN", label: "By the window" },
  "merge-tables": { type: "merge-tables", from: 3, into: 2 },
  "rename-table": { type: "rename-table", table: 3, place: "Gary, IN", label: "" },
  "revoke-link": { type: "revoke-link", link: "BCDFGH234678" },
  "start-afresh": { type: "start-afresh", table: 3 },
  undo: { type: "undo" },
};
const all: readonly Command[] = Object.values(samples);

describe("the facilitator's commands", () => {
  test.each(all)("[M3] $type is read as it is sent", (command) => {
    expect(readCommand(JSON.parse(JSON.stringify(command)))).toEqual(command);
  });

  const folder = resolve(
    import.meta.dirname,
    "../../../server/app/src/test/resources/messages/commands",
  );

  test.each(all)("[M3] [M9] $type is sent as in the sample that the server reads", (command) => {
    const sample = JSON.parse(readFileSync(resolve(folder, `${command.type}.json`), "utf8"));
    expect(JSON.stringify(commandBody(command, 7))).toBe(JSON.stringify(sample));
    const { expectedVersion: _, ...bare } = sample;
    expect(structuredClone(readCommand(sample))).toStrictEqual(bare);
  });

  test("[M3] there is a sample of every command, and none besides", () => {
    const types = all.map(({ type }) => `${type}.json`);
    expect(readdirSync(folder).sort()).toEqual(types.sort());
  });

  test("[M3] a command that lacks a field, or has one of the wrong kind, is refused", () => {
    for (const command of all) {
      // To all tables is said by null, or by no number at all.
      const fields = Object.entries(command).filter(([, value]) => value !== null);
      for (const [field] of fields.filter(([name]) => !nullable(command, name))) {
        const { [field as "type"]: _, ...rest } = command;
        expect(() => readCommand(rest), `${command.type} without ${field}`).toThrow(ProtocolError);
      }
      for (const [field] of fields) {
        const wrong = field === "lengths" ? [] : {};
        expect(
          () => readCommand({ ...command, [field]: wrong }),
          `${command.type}.${field}`,
        ).toThrow(ProtocolError);
      }
    }
  });

  test("[M3] anything else is refused by a ProtocolError and by nothing else", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => readCommand(value)).toThrow(ProtocolError);
      }),
    );
  });

  test("[M9] relative commands, and no others, say on which version they were decided", () => {
    const relative = all.filter((command) => "expectedVersion" in commandBody(command, 7));
    expect(relative.map(({ type }) => type).sort()).toEqual([
      "add-table",
      "add-time",
      "call-turn",
      "draw-turns",
      "end-turn",
      "extra-time",
      "form-pairs",
      "freeze-text",
      "go-to-phase",
      "merge-tables",
      "move-everybody",
      "next-phase",
      "next-turn",
      "open-offers",
      "pause-timer",
      "previous-phase",
      "renew-join-code",
      "reset-timer",
      "resume-timer",
      "set-phase-lengths",
      "set-timer",
      "show-words",
      "signal-wrap-up",
      "skip-turn",
      "start-afresh",
      "start-timer",
      "undo",
    ]);
    expect(commandBody(samples["add-time"], 7)).toEqual({
      type: "add-time",
      ms: -60_000,
      expectedVersion: 7,
    });
  });
});

function nullable({ type }: Command, field: string): boolean {
  switch (type) {
    case "lock":
    case "unlock":
    case "send-message":
      return field === "table";
    case "show-map":
      return field === "place" || field === "table";
    case "tell-cards":
      return field === "same";
    case "remove-silent":
      return field === "last";
    case "clear-help":
    case "claim-help":
      return field === "since";
    case "release-help":
      return field === "at";
    case "set-plan":
      return true;
    case "set-automation":
      return field === "atWarning" || field === "atZero";
    default:
      return false;
  }
}
