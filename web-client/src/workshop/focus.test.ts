import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Activity, type Phase, readActivity } from "../protocol/activity";
import {
  cardsOf,
  chosenOf,
  focusOf,
  gistOf,
  isTouched,
  lacksAll,
  roomFields,
  saidFields,
  sheetOf,
  turnFields,
} from "./focus";
import { someActivity, someCards, someDigest, workshopIn } from "./workshop.fixture";

const activity = someActivity();
const focusIn = (phase: string, of: Activity = activity) => focusOf(workshopIn(of, phase), of);
const builtIn = readActivity(
  JSON.parse(
    readFileSync("../server/app/src/main/resources/activities/tech-innovation.json", "utf8"),
  ),
);
const ids = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id);
const finds = (count: number) => ({
  finds: someCards({ count }),
});

describe("what a phase is about", () => {
  test.each([
    ["lobby", null, [], []],
    ["look", "finds", [], []],
    ["choose", "finds", ["aim"], ["aim"]],
    ["write", "finds", ["outline", "speech"], ["outline", "speech"]],
    ["talks", "finds", ["aim", "speech"], ["speech"]],
    ["close", "finds", ["aim", "speech"], ["speech"]],
  ])("%s", (phase, cards, fields, due) => {
    const focus = focusIn(phase);
    expect(focus.cards?.id ?? null).toBe(cards);
    expect(focus.gathering).toBe(phase === "look");
    expect(ids(focus.fields)).toEqual(fields);
    expect(ids(focus.due)).toEqual(due);
  });

  test("[W43] the step that prepares pitches is about the strategy and the pitch, not the challenge behind it", () => {
    const focus = focusIn("prepare", builtIn);
    expect(ids(focus.fields)).toEqual(["strategy", "pitch"]);
    const writes = (texts: Record<string, string>) => lacksAll(focus, someDigest({ texts }));
    expect(writes({ challenge: "Buses at night" })).toBe(true);
    expect(writes({ strategy: "The library lends its hall" })).toBe(false);
    expect(writes({ pitch: "Neighbours," })).toBe(false);
    // The room goes on seeing the challenge beside the pitch.
    expect(ids(focus.shown)).toEqual(["challenge", "pitch"]);
  });

  test("an activity without cards is about its texts only", () => {
    const { sheets, phases } = activity.file as { sheets: unknown[]; phases: { id: string }[] };
    const talks = someActivity({
      sheets: sheets.slice(2),
      phases: phases.filter(({ id }) => ["write", "talks"].includes(id)),
    });
    expect(focusIn("talks", talks).cards).toBeNull();
    expect(ids(focusIn("talks", talks).fields)).toEqual(["speech"]);
  });

  test("a phase that the activity lacks is about nothing", () => {
    expect(focusIn("unheard of")).toMatchObject({ cards: null, fields: [], due: [] });
  });

  test("what is said is what is spoken of what the screen shows, or else of the sheet, or else all that is shown", () => {
    const talks = activity.phases.find(({ id }) => id === "talks") as Phase;
    const saidWith = (show: string[], sheet = talks.sheet) =>
      ids(saidFields(activity, { ...talks, sheet, turns: { order: "tables", show } }));
    expect(saidWith(["aim", "speech"])).toEqual(["speech"]);
    expect(saidWith(["aim"])).toEqual(["speech"]);
    expect(saidWith([])).toEqual(["speech"]);
    expect(saidWith(["aim"], null)).toEqual(["aim"]);
  });

  test("what the turns are about is what the screen shows of them, and what is said", () => {
    const talks = activity.phases.find(({ id }) => id === "talks") as Phase;
    const showing = { ...talks, turns: { order: "tables" as const, show: ["aim"] } };
    expect(ids(turnFields(activity, showing))).toEqual(["aim", "speech"]);
  });

  test("the room may see what some phase shows, each once", () => {
    expect(ids(roomFields(activity))).toEqual(["aim", "speech"]);
  });
});

describe("a table that has nothing yet", () => {
  test("has no card where cards are gathered", () => {
    expect(lacksAll(focusIn("look"), someDigest())).toBe(true);
    expect(lacksAll(focusIn("look"), someDigest({ cards: finds(1) }))).toBe(false);
    expect(lacksAll(focusIn("look"), undefined)).toBe(true);
  });

  test("has none of a further look, whatever it has of the first", () => {
    const { sheets } = activity.file as { sheets: object[] };
    const closer = someActivity({
      sheets: [{ ...sheets[0], rounds: [{ id: "closer", title: "Closer" }] }],
      phases: [{ ...activity.phases[1], prompt: { lead: "" }, round: "closer" }],
    });
    const focus = focusIn("look", closer);
    const found = finds(4).finds;
    expect(lacksAll(focus, someDigest({ cards: { finds: found } }))).toBe(true);
    const more = { ...found, rounds: { closer: 1 } };
    expect(lacksAll(focus, someDigest({ cards: { finds: more } }))).toBe(false);
  });

  test.each([
    ["scan", "players", ""],
    ["targeted", "players", "targeted"],
  ])("[W43] has no finding either: in %s a table may write nothing else", (phase, sheet, round) => {
    const focus = focusIn(phase, builtIn);
    const noted = (rounds: Record<string, number>) => ({
      [sheet]: someCards({ notes: { count: 1, categories: { gov: 1 }, rounds } }),
    });
    const wrote = someDigest({ cards: noted(round === "" ? {} : { [round]: 1 }) });
    expect(lacksAll(focus, wrote)).toBe(false);
    // What it found in the first look is not what a further one is about.
    expect(lacksAll(focus, someDigest({ cards: noted({}) }))).toBe(round !== "");
    const cards = cardsOf(wrote, focus.cards);
    expect([isTouched(cards, "gov"), isTouched(cards, "net")]).toEqual([true, false]);
  });

  test("has none of the texts that are due", () => {
    expect(lacksAll(focusIn("choose"), someDigest({ texts: { aim: " \n" } }))).toBe(true);
    expect(lacksAll(focusIn("choose"), someDigest({ texts: { aim: "Alerts" } }))).toBe(false);
    expect(lacksAll(focusIn("talks"), someDigest({ texts: { aim: "Alerts" } }))).toBe(true);
  });

  test("does not exist where the phase is about nothing", () => {
    expect(lacksAll(focusIn("lobby"), undefined)).toBe(false);
  });
});

test("a few cards: two with the most stars, then the newest, each once", () => {
  const card = (name: string, stars: number) => ({ name, category: "", stars, at: 0 });
  const [a, b, c, d] = [card("a", 5), card("b", 3), card("c", 1), card("d", 0)];
  const sheet = sheetOf(activity, "finds");
  const cards = {
    ...cardsOf(undefined, sheet?.kind === "cards" ? sheet : null),
    top: [a, b, c],
    newest: [d, b],
  };
  expect(gistOf(cards, 3)).toEqual([a, b, d]);
  expect(gistOf(cards, 9)).toEqual([a, b, d, c]);
  // A dense card has room for two: what has just been found is one of them.
  expect(gistOf(cards, 2)).toEqual([a, d]);
  expect(gistOf(cards, 1)).toEqual([a]);
});

test("a choice is told in the activity's words, and one that it lacks is none", () => {
  const options = [{ id: "own", text: "Our own" }];
  const field = { ...focusIn("choose").fields[0], choices: { id: "from", title: "", options } };
  const chosen = (option: string) =>
    chosenOf(someDigest({ choices: { from: option } }), field as never);
  expect(chosen("own")).toBe("Our own");
  expect(chosen("other")).toBeNull();
  expect(chosenOf(undefined, field as never)).toBeNull();
});
