import { describe, expect, test } from "vitest";
import type { Activity } from "../protocol/activity";
import { cardsOf, chosenOf, focusOf, gistOf, lacksAll, roomFields, sheetOf } from "./focus";
import { someActivity, someDigest, workshopIn } from "./workshop.fixture";

const activity = someActivity();
const focusIn = (phase: string, of: Activity = activity) => focusOf(workshopIn(of, phase), of);
const ids = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id);
const finds = (count: number) => ({
  finds: { count, links: 0, stars: 0, categories: {}, rounds: {}, top: [], newest: [] },
});

describe("what a phase is about", () => {
  test.each([
    ["lobby", null, [], []],
    ["look", "finds", [], []],
    ["choose", "finds", ["aim"], ["aim"]],
    ["write", "finds", ["aim", "speech"], ["aim"]],
    ["talks", "finds", ["aim", "speech"], ["speech"]],
    ["close", "finds", ["aim", "speech"], ["speech"]],
  ])("%s", (phase, cards, fields, due) => {
    const focus = focusIn(phase);
    expect(focus.cards?.id ?? null).toBe(cards);
    expect(focus.gathering).toBe(phase === "look");
    expect(ids(focus.fields)).toEqual(fields);
    expect(ids(focus.due)).toEqual(due);
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
