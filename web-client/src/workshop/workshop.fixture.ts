/** A workshop, its tables and its activity, for tests of what is read off them. */
import { type Activity, readActivity } from "../protocol/activity";
import type { Digest, DigestCards, Workshop, WorkshopTable } from "../protocol/workshop";
import { cardsOf } from "./focus";

export function someWorkshop(change: Partial<Workshop> = {}): Workshop {
  return {
    id: "4CDFGHJK4CDF",
    name: "Delivering Outcomes",
    joinCode: "K7M4QX",
    joining: true,
    createdAt: 0,
    deleteAfter: null,
    zone: null,
    start: null,
    tables: [],
    participants: [],
    silent: 0,
    keptOut: [],
    seatRequests: [],
    seatsGiven: [],
    links: [],
    phases: [],
    phase: "lobby",
    askedAt: 0,
    timer: { state: "ready", length: 0 },
    turns: {},
    screen: { scene: null, table: null, blank: false, frozen: null, map: null },
    messages: [],
    locked: false,
    hidden: [],
    undo: null,
    broughtBack: null,
    timing: null,
    crew: null,
    silence: { asked: [], present: null },
    merges: [],
    offers: [],
    ...change,
  };
}

export function someTable(change: Partial<WorkshopTable> = {}): WorkshopTable {
  return {
    number: 3,
    place: "Gary, IN",
    label: "",
    locked: false,
    extra: 0,
    help: null,
    claim: null,
    startedAt: null,
    fromPhones: false,
    ...change,
  };
}

export function someDigest(change: Partial<Digest> = {}): Digest {
  return {
    table: 3,
    texts: {},
    choices: {},
    roles: {},
    ready: false,
    cards: {},
    lastEdit: null,
    writing: null,
    people: 0,
    help: null,
    shown: null,
    ...change,
  };
}

export function someCards(change: Partial<DigestCards> = {}): DigestCards {
  return { ...cardsOf(undefined, null), ...change };
}

const category = (id: string) => ({ id, name: id, short: id, colour: "navy", icon: "leaf" });
const field = (id: string, spoken = false) => ({ id, title: id, spoken });
const head = (id: string) => ({ id, title: id, short: id, colour: "blue" });

const phase = (id: string, more: object) => ({
  id,
  title: id,
  short: id,
  length: 60,
  clock: "whole",
  screen: "found",
  prompt: { lead: "" },
  colour: "blue",
  ...more,
});

/** An activity of cards, two texts and turns, with the given parts instead of its own. */
export function someActivity(change: Record<string, unknown> = {}): Activity {
  return readActivity({
    format: 2,
    id: "some",
    version: 1,
    languages: ["en"],
    title: "Some activity",
    sheets: [
      {
        ...head("finds"),
        kind: "cards",
        card: { one: "find", many: "finds" },
        categories: [category("near"), category("far")],
        links: { one: "tie", many: "ties" },
        stars: true,
        map: true,
      },
      { ...head("plan"), kind: "text", fields: [field("aim")] },
      { ...head("talk"), kind: "text", fields: [field("outline"), field("speech", true)] },
    ],
    phases: [
      phase("lobby", { clock: "none", length: 0, screen: "lobby", sheet: null }),
      phase("look", { sheet: "finds" }),
      phase("choose", { sheet: "plan" }),
      phase("write", { sheet: "talk", wall: ["aim"], screen: "wall" }),
      phase("talks", {
        sheet: "talk",
        clock: "turns",
        screen: "turns",
        turns: { order: "drawn", show: ["aim", "speech"] },
      }),
      phase("close", { clock: "none", length: 0, screen: "end", sheet: null }),
    ],
    wordsPerMinute: 120,
    ...change,
  });
}

/** A workshop with one table in a phase of an activity, all of whose phases take place. */
export function workshopIn(
  activity: Activity,
  id: string,
  change: Partial<Workshop> = {},
): Workshop {
  return someWorkshop({
    tables: [someTable()],
    phases: activity.phases.map((phase) => ({ id: phase.id, length: phase.length * 1000 })),
    phase: id,
    ...change,
  });
}
