import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readServerMessage } from "./messages";
import { readProblem } from "./problem";
import { json, ProtocolError } from "./reading";

const workshop = {
  id: "ABCDEFGHJKMP",
  name: "Cohort",
  joinCode: "K7M4QX",
  joining: true,
  createdAt: 1,
  deleteAfter: 2,
  zone: null,
  start: null,
  tables: [
    {
      number: 1,
      place: "Detroit, MI",
      label: "",
      locked: false,
      extra: 0,
      help: null,
      claim: null,
      startedAt: null,
      fromPhones: false,
    },
  ],
  participants: [{ id: "p1", name: "Jo", table: 1 }],
  silent: 0,
  keptOut: [],
  seatRequests: [],
  seatsGiven: [],
  links: [],
  phases: [{ id: "scan", length: 300_000 }],
  phase: "scan",
  askedAt: 600,
  timer: { state: "running", length: 300_000, deadline: 1_000 },
  turns: {
    pitches: {
      order: [1],
      done: [],
      presenting: null,
      set: true,
      wrapUp: false,
      answering: { afterEach: false, table: null },
      draws: 0,
    },
  },
  screen: { scene: null, table: null, blank: false, frozen: null, map: null },
  messages: [{ id: "m1", text: "Hello", at: 5, table: null, on: "phones" }],
  locked: false,
  hidden: [{ table: 1, item: "pitch" }],
  undo: null,
  broughtBack: null,
  timing: null,
  crew: null,
  silence: { asked: [], present: null },
  merges: [],
  offers: [],
};
const state = {
  type: "state",
  version: 7,
  now: 900,
  you: { role: "participant", last: null, participant: { id: "p1", name: "Jo", table: 1 } },
  workshop,
};

describe("messages of the server", () => {
  test("[W4] a state is read whole", () => {
    const { joinCode, ...rest } = workshop;
    expect(readServerMessage(state)).toEqual(state);
    const seen = readServerMessage({ ...state, workshop: rest });
    expect(seen.type === "state" && seen.workshop.joinCode).toBe("");
    expect(joinCode).toBe("K7M4QX");
  });

  test("[W4] a state that a phone remembers of an older server is read", () => {
    const {
      joining: _,
      silent: __,
      keptOut: ___,
      links: ____,
      zone: _____,
      seatRequests: ______,
      seatsGiven: _______,
      timing: ________,
      crew: _________,
      silence: __________,
      merges: ___________,
      askedAt: ____________,
      ...older
    } = workshop;
    expect(readServerMessage({ ...state, workshop: older })).toEqual({
      ...state,
      workshop: { ...workshop, askedAt: 0 },
    });
  });

  test("[M2] each state of the timer has what it needs", () => {
    const withTimer = (timer: unknown) => ({ ...state, workshop: { ...workshop, timer } });
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
      texts: { challenge: "c" },
      choices: {},
      roles: {},
      ready: false,
      cards: {
        players: {
          count: 1,
          links: 0,
          stars: 0,
          categories: { gov: 1 },
          rounds: {},
          top: [],
          newest: [{ name: "n", category: "gov", stars: 0, at: 0 }],
        },
      },
      people: 0,
      lastEdit: null,
      writing: null,
      help: null,
    };
    expect(readServerMessage({ type: "digests", tables: [digest] })).toEqual({
      type: "digests",
      tables: [
        {
          ...digest,
          cards: {
            players: {
              ...digest.cards.players,
              notes: { count: 0, categories: {}, rounds: {} },
            },
          },
          shown: null,
        },
      ],
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
            readServerMessage(json(frame));
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
        expect(() => readServerMessage({ ...state, [path]: wrong })).toThrow(ProtocolError);
      }),
    );
  });

  test("[W7] [W8] the answer to a probe and a refusal are read", () => {
    const clock = { type: "clock", sent: 12.5, now: 1_000 };
    expect(readServerMessage(clock)).toEqual(clock);
    const refused = { type: "refused", reason: "locked" };
    expect(readServerMessage(refused)).toEqual(refused);
    expect(() => readServerMessage({ type: "refused" })).toThrow("reason: expected text");
  });

  test("[H] a problem is known by its name, and another answer is none", () => {
    expect(
      readProblem({ type: "urn:charrette:problem:unknown-code", status: 404, detail: "d" }, 404),
    ).toEqual({ name: "unknown-code", status: 404, detail: "d" });
    expect(readProblem("<html>", 502)).toBeNull();
  });
});
