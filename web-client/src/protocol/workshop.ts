/** The workshop as a client may see it (SPEC section 4) and the digests of its tables (SPEC W6). */
import type { Read, Reader } from "./reading";
import {
  dictionary,
  flag,
  list,
  nullable,
  number,
  object,
  oneOf,
  ProtocolError,
  record,
  text,
  withDefault,
} from "./reading";

/** The clock of the phase. `remaining` may be negative: overtime. All in milliseconds. */
export type TimerState =
  | { readonly state: "ready"; readonly length: number }
  | { readonly state: "running"; readonly length: number; readonly deadline: number }
  | { readonly state: "paused"; readonly length: number; readonly remaining: number };

const timerState = oneOf("ready", "running", "paused");

const readTimer: Reader<TimerState> = (value, path) => {
  const source = object(value, path);
  const state = timerState(source.state, `${path}.state`);
  const length = number(source.length, `${path}.length`);
  switch (state) {
    case "ready":
      return { state, length };
    case "running":
      return { state, length, deadline: number(source.deadline, `${path}.deadline`) };
    case "paused":
      return { state, length, remaining: number(source.remaining, `${path}.remaining`) };
  }
};

const readTable = record({
  number,
  city: text,
  label: withDefault(text, ""),
  locked: withDefault(flag, false),
  extra: withDefault(number, 0),
  help: nullable(number),
});

const readParticipant = record({ id: text, name: text, table: number });
const readPhaseEntry = record({ id: text, length: number });
const readMessage = record({ id: text, text, at: number, table: nullable(number) });

export const readWorkshop = record({
  id: text,
  name: text,
  joinCode: withDefault(text, ""),
  createdAt: withDefault(number, 0),
  deleteAfter: nullable(number),
  tables: list(readTable),
  participants: withDefault(list(readParticipant), []),
  phases: list(readPhaseEntry),
  phase: text,
  timer: readTimer,
  pitches: record({
    order: list(number),
    done: list(number),
    presenting: nullable(number),
  }),
  screen: record({ table: nullable(number), blank: flag }),
  messages: list(readMessage),
  locked: flag,
  hidden: list(record({ table: number, item: text })),
  undo: nullable(text),
});

/** A workshop as one role sees it. */
export type Workshop = Read<typeof readWorkshop>;
export type WorkshopTable = Workshop["tables"][number];
export type Participant = Read<typeof readParticipant>;
export type Message = Read<typeof readMessage>;

export const readYou = record({
  role: oneOf("facilitator", "screen", "participant"),
  participant: nullable(readParticipant),
});

/** Who the server takes this client for. */
export type You = Read<typeof readYou>;
export type Role = You["role"];

export const readDigest = record({
  table: number,
  challenge: text,
  challengeSource: nullable(oneOf("case", "own")),
  pitch: text,
  presenter: withDefault(text, ""),
  ready: withDefault(flag, false),
  players: number,
  partnerships: number,
  stars: number,
  sectors: dictionary(number),
  top: list(record({ name: text, sector: text, stars: number })),
  people: withDefault(number, 0),
  lastEdit: nullable(number),
  writing: nullable(oneOf("challenge", "pitch")),
  help: nullable(number),
});

/** One table's flipchart in brief. */
export type Digest = Read<typeof readDigest>;

export { ProtocolError };
