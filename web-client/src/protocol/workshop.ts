/** The workshop as a client may see it (SPEC section 4) and the digests of its tables (SPEC W6). */
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
  withDefault,
} from "./reading";

const readTimer = variants("state", {
  ready: record({ length: number }),
  running: record({ length: number, deadline: number }),
  paused: record({ length: number, remaining: number }),
});

/** The clock of the phase. `remaining` may be negative: overtime. All in milliseconds. */
export type TimerState = Read<typeof readTimer>;

const readTable = record({
  number,
  city: text,
  label: withDefault(text, ""),
  locked: withDefault(flag, false),
  extra: withDefault(number, 0),
  help: nullable(number),
  startedAt: nullable(number),
});

const readParticipant = record({ id: text, name: text, table: number });
const readPhaseEntry = record({ id: text, length: number });
const readMessage = record({ id: text, text, at: number, table: nullable(number) });

const readLink = record({
  id: text,
  opens: oneOf("facilitator", "helper", "screen"),
  label: text,
  createdAt: number,
  usedAt: nullable(number),
});

const readSeatRequest = record({ by: text, seat: text, at: number, refused: flag });
const readGivenSeat = record({
  seat: text,
  asker: text,
  name: text,
  givenBy: nullable(text),
  at: number,
});

export const readWorkshop = record({
  id: text,
  name: text,
  joinCode: withDefault(text, ""),
  joining: withDefault(flag, true),
  createdAt: withDefault(number, 0),
  deleteAfter: nullable(number),
  zone: nullable(text),
  tables: list(readTable),
  participants: withDefault(list(readParticipant), []),
  silent: withDefault(number, 0),
  keptOut: withDefault(list(readParticipant), []),
  seatRequests: withDefault(list(readSeatRequest), []),
  seatsGiven: withDefault(list(readGivenSeat), []),
  links: withDefault(list(readLink), []),
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
  broughtBack: nullable(number),
});

/** A workshop as one role sees it. */
export type Workshop = Read<typeof readWorkshop>;
export type WorkshopTable = Workshop["tables"][number];
/** A link by which somebody runs the workshop, or a screen shows it; without its token. */
export type WorkshopLink = Read<typeof readLink>;
export type Participant = Read<typeof readParticipant>;
/** Somebody says that a seat was theirs, on another phone (SPEC M20). */
export type SeatRequest = Read<typeof readSeatRequest>;
export type Message = Read<typeof readMessage>;

export const readYou = record({
  role: oneOf("facilitator", "helper", "screen", "participant"),
  participant: nullable(readParticipant),
});

/** Who the server takes this client for. */
export type You = Read<typeof readYou>;
export type Role = You["role"];
/** The roles that follow a workshop without a flipchart. */
export type LiveRole = Exclude<Role, "participant">;

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
