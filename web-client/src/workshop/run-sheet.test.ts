import { expect, test } from "vitest";
import { happenings } from "./run-sheet";

test("[M24] what happened is one list, in its order, with what still lasts counted until now", () => {
  const sheet = {
    phases: [
      { phase: "lobby", at: 0, planned: 0 },
      { phase: "talks", at: 100, planned: 60 },
    ],
    turns: [
      { phase: "talks", table: 2, at: 110, length: 30, end: 145 },
      { phase: "talks", table: 1, at: 150, length: 30, end: null },
    ],
    messages: [{ at: 120, text: "Hello", table: null }],
    help: [
      { table: 3, at: 20, claim: { name: "Ana", at: 30 }, end: 50 },
      { table: 4, at: 160, claim: null, end: null },
    ],
    changes: [{ at: 130, kind: "time" as const, phase: "talks", table: 2, ms: 10 }],
    forgotten: { phases: 0, turns: 0, messages: 0, help: 0, changes: 0 },
  };
  const merges = [
    { from: 6, into: 2, at: 155, stage: "joined" as const, leftOut: [] },
    { from: 7, into: 2, at: 156, stage: "parting" as const, leftOut: [] },
  ];
  expect(happenings(sheet, merges, 170)).toEqual([
    { what: "phase", at: 0, phase: "lobby", planned: 0, lasted: 100, over: true },
    { what: "help", at: 20, table: 3, claim: { by: "Ana", after: 10 }, lasted: 30, over: true },
    { what: "phase", at: 100, phase: "talks", planned: 60, lasted: 70, over: false },
    { what: "turn", at: 110, table: 2, planned: 30, lasted: 35, over: true },
    { what: "message", at: 120, text: "Hello", table: null },
    { what: "time", at: 130, table: 2, ms: 10 },
    { what: "turn", at: 150, table: 1, planned: 30, lasted: 20, over: false },
    { what: "merge", at: 155, table: 6, into: 2 },
    { what: "help", at: 160, table: 4, claim: null, lasted: 10, over: false },
  ]);
});
