/** The workshop as a client may see it (SPEC section 4) and the digests of its tables (SPEC W6). */
import { readOffer } from "./offer";
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
import { readScene } from "./scene";

const readTimer = variants("state", {
  ready: record({ length: number }),
  running: record({ length: number, deadline: number }),
  paused: record({ length: number, remaining: number }),
});

/** The clock of the phase. `remaining` may be negative: overtime. All in milliseconds. */
export type TimerState = Read<typeof readTimer>;

const readClaim = record({ name: text, at: number });

const readTable = record({
  number,
  place: withDefault(text, ""),
  label: withDefault(text, ""),
  locked: withDefault(flag, false),
  extra: withDefault(number, 0),
  help: nullable(number),
  /** Who is on the way, and since when; null when nobody is, or nobody called (SPEC M29). */
  claim: nullable(readClaim),
  startedAt: nullable(number),
  /** Whether it, or its flipchart, is newer than the recovery sheet, and known from phones alone (SPEC B4). */
  fromPhones: withDefault(flag, false),
});

const readParticipant = record({ id: text, name: text, table: number });
const readPhaseEntry = record({ id: text, length: number });
const readMessage = record({
  id: text,
  text,
  at: number,
  table: nullable(number),
  /** Where it is shown; pages that only see one of them are told that one. */
  on: withDefault(oneOf("phones", "screen", "both"), "phones"),
});

const readLink = record({
  id: text,
  opens: oneOf("facilitator", "helper", "screen"),
  label: text,
  createdAt: number,
  usedAt: nullable(number),
});

const readTurns = record({
  order: list(number),
  done: list(number),
  presenting: nullable(number),
  set: flag,
  wrapUp: flag,
  /** Whether the room may answer (SPEC M28): after each turn by itself, and to which table now. */
  answering: record({ afterEach: flag, table: nullable(number) }),
  /** How often the order was drawn; a server of before does not tell. */
  draws: withDefault(number, 0),
});

/**
 * Whose turn it is in a phase: every table is in exactly one of the three, once the order is set; before
 * that, phones and screens are told none. Whether who presents shall come to an end, their table is told.
 */
export type Turns = Read<typeof readTurns>;

const readSeatRequest = record({ by: text, seat: text, at: number, refused: flag });
const readGivenSeat = record({
  seat: text,
  asker: text,
  name: text,
  givenBy: nullable(text),
  at: number,
});

const readAutomation = record({
  /** Whether the workshop goes on when the time is up. */
  advance: flag,
  /** What everybody is told then; null for nothing. */
  atWarning: nullable(text),
  atZero: nullable(text),
});

/** What the server does by itself in a phase (SPEC M23). */
export type Automation = Read<typeof readAutomation>;

const readCue = oneOf("warning", "zero", "advance");

const readTiming = record({
  plan: record({
    start: nullable(number),
    end: nullable(number),
    /** By phase; of those in which anything happens by itself. */
    automatic: dictionary(readAutomation),
  }),
  cues: record({
    /** Since when the clock is as it is, epoch ms. */
    since: number,
    done: list(readCue),
    missed: list(readCue),
  }),
  /** The phases that were entered, the present one last; `planned` with all its turns, in ms. */
  ran: list(record({ phase: text, at: number, planned: number })),
});

/** The plan of a workshop's time, and what became of it (SPEC M22 to M24). */
export type Timing = Read<typeof readTiming>;

const readNote = record({ id: text, table: nullable(number), by: text, text, at: number });

const readSilence = record({
  /** The later phases that are to begin silently. */
  asked: list(text),
  present: nullable(
    record({
      /** Whether people see, two by two, what each other writes. */
      pairs: flag,
      since: number,
      /** How many have written something, by the number of the table. */
      written: dictionary(number),
      /** The ids of those at this table who see what each other writes, pair by pair. */
      together: withDefault(list(list(text)), []),
    }),
  ),
});

/** Whether what each writes is hidden from the others (SPEC M38 to M40). */
export type Silence = Read<typeof readSilence>;

const readMerge = record({
  /** The table that is closed, and the one where its people sit now. */
  from: number,
  into: number,
  at: number,
  /** Whether the flipcharts are being put together, are so, or are being taken apart again. */
  stage: oneOf("joining", "joined", "parting"),
  /** The parts of the flipchart of `from` for which the other had no room. */
  leftOut: list(text),
});

/** Two tables that became one (SPEC M32). */
export type Merge = Read<typeof readMerge>;

export const readWorkshop = record({
  id: text,
  name: text,
  joinCode: withDefault(text, ""),
  joining: withDefault(flag, true),
  createdAt: withDefault(number, 0),
  deleteAfter: nullable(number),
  zone: nullable(text),
  /** When it is planned to start. */
  start: nullable(number),
  tables: list(readTable),
  participants: withDefault(list(readParticipant), []),
  silent: withDefault(number, 0),
  keptOut: withDefault(list(readParticipant), []),
  seatRequests: withDefault(list(readSeatRequest), []),
  seatsGiven: withDefault(list(readGivenSeat), []),
  links: withDefault(list(readLink), []),
  phases: list(readPhaseEntry),
  phase: text,
  /** Since when tables are asked whether they are ready with it, epoch ms; a server of before does not tell. */
  askedAt: withDefault(number, 0),
  timer: readTimer,
  /** By the id of the phase; of each whose clock is `turns`. */
  turns: withDefault(dictionary(readTurns), {}),
  /** `scene`: the one that was chosen, null for the phase's own. */
  screen: record({
    scene: nullable(readScene),
    table: nullable(number),
    blank: flag,
    /** What is shown of the table's texts in place of what they are now, by field. */
    frozen: nullable(dictionary(text)),
    /** Whose map it is, by place or by table; null for that of the whole room. */
    map: withDefault(nullable(record({ place: nullable(text), table: nullable(number) })), null),
  }),
  messages: list(readMessage),
  locked: flag,
  hidden: list(record({ table: number, item: text })),
  undo: nullable(text),
  broughtBack: nullable(number),
  /** Null for those who do not run the workshop. */
  timing: nullable(readTiming),
  /** Likewise. */
  crew: nullable(record({ notes: list(readNote), line: list(readNote) })),
  silence: withDefault(readSilence, { asked: [], present: null }),
  /** On phones those by which others came to the own table; for those who run the workshop all. */
  merges: withDefault(list(readMerge), []),
  /** On phones those to the own table; for those who run the workshop those to the last turn. */
  offers: withDefault(list(readOffer), []),
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
  /** For those who run the workshop: when its last event happened. */
  last: nullable(number),
  participant: nullable(readParticipant),
});

/** Who the server takes this client for. */
export type You = Read<typeof readYou>;
export type Role = You["role"];
/** The roles that follow a workshop without a flipchart. */
export type LiveRole = Exclude<Role, "participant">;

const readCard = record({
  name: text,
  category: text,
  stars: number,
  /** When it was added by the clock of who added it, or 0. */
  at: number,
});

const readCards = record({
  count: number,
  links: number,
  stars: number,
  /** How many cards each category has that has any. */
  categories: dictionary(number),
  /** How many cards were added in each further look that has any. */
  rounds: dictionary(number),
  /** How many texts there are beside the cards; a server of before does not tell. */
  notes: withDefault(
    record({ count: number, categories: dictionary(number), rounds: dictionary(number) }),
    { count: 0, categories: {}, rounds: {} },
  ),
  /** Those with the most stars, at most 5. */
  top: list(readCard),
  /** Those that were added last, the newest first, at most 3. */
  newest: list(readCard),
});

export const readDigest = record({
  table: number,
  /** By field; a field without text is not there. */
  texts: dictionary(text),
  /** The option that was chosen, by choice. */
  choices: dictionary(text),
  /** Who has it, by role. */
  roles: dictionary(text),
  /** Whether it has said in the present phase that it is. */
  ready: flag,
  /** By sheet; of each that has cards. */
  cards: dictionary(readCards),
  lastEdit: nullable(number),
  /** The field, or else the sheet with cards, that was edited in the last seconds. */
  writing: nullable(text),
  people: number,
  help: nullable(number),
  /** What of it is not hidden from the screen, for who is told all; null where nothing is hidden. */
  shown: withDefault(
    nullable(
      record({ texts: dictionary(text), roles: dictionary(text), cards: dictionary(readCards) }),
    ),
    null,
  ),
});

/** A card in brief. `category` may be empty. */
export type DigestCard = Read<typeof readCard>;

/** What is on a sheet with cards, in brief. */
export type DigestCards = Read<typeof readCards>;

/** One table's flipchart in brief. */
export type Digest = Read<typeof readDigest>;
