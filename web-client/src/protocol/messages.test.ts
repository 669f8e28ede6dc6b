import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readServerMessage } from "./messages";
import { readProblem } from "./problem";
import { ProtocolError } from "./reading";

const workshop = {
  id: "ABCDEFGHJKMP",
  name: "Cohort",
  joinCode: "K7M4QX",
  createdAt: 1,
  deleteAfter: 2,
  tables: [{ number: 1, city: "Detroit, MI", label: "", locked: false, extra: 0, help: null }],
  participants: [{ id: "p1", name: "Jo", table: 1 }],
  phases: [{ id: "scan", length: 300_000 }],
  phase: "scan",
  timer: { state: "running", length: 300_000, deadline: 1_000 },
  pitches: { order: [1], done: [], presenting: null },
  screen: { table: null, blank: false },
  messages: [{ id: "m1", text: "Hello", at: 5, table: null }],
  locked: false,
  hidden: [{ table: 1, item: "pitch" }],
  undo: null,
};
const state = {
  type: "state",
  version: 7,
  now: 900,
  you: { role: "participant", participant: { id: "p1", name: "Jo", table: 1 } },
  workshop,
};

describe("messages of the server", () => {
  test("[W4] a state is read whole", () => {
    const { joinCode, ...rest } = workshop;
    expect(readServerMessage(JSON.stringify(state))).toEqual(state);
    const seen = readServerMessage(JSON.stringify({ ...state, workshop: rest }));
    expect(seen.type === "state" && seen.workshop.joinCode).toBe("");
    expect(joinCode).toBe("K7M4QX");
  });

  test("[M2] each state of the timer has what it needs", () => {
    const withTimer = (timer: unknown) =>
      JSON.stringify({ ...state, workshop: { ...workshop, timer } });
    expect(() => readServerMessage(withTimer({ state: "running", length: 1 }))).toThrow(
      "workshop.timer.deadline",
    );
    const paused = readServerMessage(withTimer({ state: "paused", length: 1, remaining: -5 }));
    expect(paused.type === "state" && paused.workshop.timer).toEqual({
      state: "paused",
      length: 1,
      remaining: -5,
    });
  });

  test("[W6] a digest without the optional values is read", () => {
    const digest = {
      table: 2,
      challenge: "c",
      challengeSource: null,
      pitch: "",
      presenter: "",
      ready: false,
      players: 1,
      partnerships: 0,
      stars: 0,
      sectors: { gov: 1 },
      top: [{ name: "n", sector: "gov", stars: 0 }],
      people: 0,
      lastEdit: null,
      writing: null,
      help: null,
    };
    expect(readServerMessage(JSON.stringify({ type: "digests", tables: [digest] }))).toEqual({
      type: "digests",
      tables: [digest],
    });
  });

  test("[W4] anything else is refused by a ProtocolError and by nothing else", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.jsonValue().map((v) => JSON.stringify(v)),
        ),
        (frame) => {
          try {
            readServerMessage(frame);
          } catch (error) {
            expect(error).toBeInstanceOf(ProtocolError);
          }
        },
      ),
    );
  });

  test("[W4] a state with one value of the wrong kind is refused", () => {
    const paths = ["version", "now", "you", "workshop"] as const;
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.oneof(fc.string(), fc.boolean()), (path, wrong) => {
        expect(() => readServerMessage(JSON.stringify({ ...state, [path]: wrong }))).toThrow(
          ProtocolError,
        );
      }),
    );
  });

  test("[H] a problem is known by its name, another answer by its status", () => {
    expect(
      readProblem({ type: "urn:charrette:problem:unknown-code", status: 404, detail: "d" }, 404),
    ).toEqual({ name: "unknown-code", status: 404, detail: "d" });
    expect(readProblem("<html>", 502)).toEqual({ name: "status-502", status: 502, detail: "" });
  });
});
