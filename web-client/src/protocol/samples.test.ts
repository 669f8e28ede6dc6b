/** Holds the client to the sample messages that the server is held to as well. */
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import {
  type ClientMessage,
  clientFrame,
  readServerMessage,
  readStateBody,
  type ServerMessage,
} from "./messages";
import { json, ProtocolError } from "./reading";
import { readRunSheet } from "./run-sheet";

const folder = resolve(import.meta.dirname, "../../../server/app/src/test/resources/messages");

/** The samples of one direction, by name. */
function samples(direction: "server" | "client"): readonly (readonly [string, unknown])[] {
  return readdirSync(resolve(folder, direction))
    .sort()
    .map((file) => [file.replace(".json", ""), read(`${direction}/${file}`)]);
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(resolve(folder, file), "utf8"));
}

/** The frames that are none, and why. */
const malformed = read("malformed/server.json") as { why: string; text: string }[];

/** The types of message; the compiler asks for those that are missing. */
const serverTypes: Record<ServerMessage["type"], true> = {
  state: true,
  change: true,
  digests: true,
  clock: true,
  refused: true,
  "left-out": true,
};

/** What the client says in each of its samples. */
const said: Readonly<Record<string, ClientMessage>> = {
  "clock-fraction": { type: "clock", sent: 1234.5678 },
  "clock-negative": { type: "clock", sent: -1 },
  "clock-whole": { type: "clock", sent: 81_234 },
  help: { type: "help", on: true },
  "help-no-longer": { type: "help", on: false },
};

describe("samples of what the server says", () => {
  /** Nothing is lost, and nothing is made up: the client knows every field that the server sends. */
  test.each(samples("server"))("[W4] [W6] [W7] [W8] %s is read whole", (_, sample) => {
    // Cloned: what is read by keys of any name has nothing of objects' own, and is no less the same.
    expect(structuredClone(readServerMessage(sample))).toStrictEqual(asRead(sample));
  });

  test("[W4] [W6] [W7] [W8] there is one of every type", () => {
    const types = samples("server").map(([, sample]) => readServerMessage(sample).type);
    expect([...new Set(types)].sort()).toEqual(Object.keys(serverTypes).sort());
  });

  test("[H4] a state comes by HTTP as well", () => {
    for (const [, sample] of samples("server")) {
      const message = readServerMessage(sample);
      if (message.type === "state") {
        const { type: _, ...state } = message;
        expect(readStateBody(sample)).toStrictEqual(state);
      }
    }
  });

  test.each(malformed)("[W4] $why is refused", ({ text }) => {
    expect(() => readServerMessage(json(text))).toThrow(ProtocolError);
  });
});

test("[M24] the sample of a run sheet is read whole", () => {
  expect(readRunSheet(read("run-sheet.json"))).toStrictEqual(read("run-sheet.json"));
});

describe("samples of what a client says", () => {
  test.each(samples("client"))("[W5] %s is written so", (name, sample) => {
    const message = said[name] as ClientMessage;
    expect(clientFrame(message)).toBe(JSON.stringify(sample));
    expect(sample).toStrictEqual(message);
  });

  test("[W5] all of them are known here", () => {
    expect(
      samples("client")
        .map(([name]) => name)
        .sort(),
    ).toEqual(Object.keys(said).sort());
  });
});

/** A sample with the values that are absent from the wire where they would be null. */
function asRead(sample: unknown): unknown {
  const message = sample as { you?: object };
  return message.you
    ? { ...message, you: { last: null, participant: null, ...message.you } }
    : message;
}
