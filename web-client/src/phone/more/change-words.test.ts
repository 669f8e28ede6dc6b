import { describe, expect, test } from "vitest";
import { activity } from "../../flipchart/activity.fixture";
import type { Change, PartState } from "../../flipchart/changes";
import type { Part } from "../../flipchart/schema";
import { setLanguage } from "../../i18n/language";
import { heard } from "../../theme/heard";
import { changeWords } from "./change-words";

const state = (change: Partial<PartState> = {}): PartState => ({
  name: "",
  text: "",
  category: "",
  page: "",
  stars: 0,
  ready: {},
  said: {},
  ...change,
});

const change = (part: Part, before: PartState | null, now: PartState | null): Change => ({
  part,
  before,
  now,
  by: ["Luis"],
});

/** Since when tables are asked in the present phase. */
const ENTERED = 1_800_000_000_000;
const present = { phase: "scan", askedAt: ENTERED };

const said = (...changes: Change[]) => changeWords(changes, activity, present).map(heard);

describe("what others changed, in words", () => {
  test("says of a card what is another, as far as its sheet has it", () => {
    const players = { kind: "card", sheet: "players", id: "x" } as const;
    const bare = state({ name: "Land bank" });
    const full = state({ ...bare, text: "has land", stars: 1 });
    expect(said(change(players, null, full))).toEqual(["New (card): Land bank. By Luis."]);
    expect(said(change(players, bare, full))).toEqual([
      "Land bank: 1 star; its note: 2 words. By Luis.",
    ]);
    const ideas = { ...players, sheet: "ideas" };
    expect(said(change(ideas, bare, full))).toEqual(["Land bank: its note: 2 words. By Luis."]);
    expect(said(change(ideas, full, null))).toEqual([
      "No longer there (card): Land bank. By Luis.",
    ]);
  });

  test.each([
    ["name", { name: "Bank" }, { name: "Land bank" }, "Land bank: called Bank before."],
    ["category", {}, { category: "civic" }, "Bank: category: Civic groups."],
    ["lost category", { category: "gov" }, {}, "Bank: no category."],
    ["web page", {}, { page: "https://a.example/" }, "Bank: its web page: changed."],
    ["lost web page", { page: "https://a.example/" }, {}, "Bank: no web page."],
    [
      "note with as many words",
      { text: "has land" },
      { text: "has rooms" },
      "Bank: its note: changed, 2 words as before.",
    ],
  ])("says of a card that its %s is another", (_, before, now, words) => {
    const card = { kind: "card", sheet: "players", id: "x" } as const;
    const [was, is] = [before, now].map((parts) => state({ name: "Bank", ...parts }));
    expect(said(change(card, was as PartState, is as PartState))).toEqual([`${words} By Luis.`]);
  });

  test("says so in Spanish", async () => {
    await setLanguage("es");
    const card = { kind: "card", sheet: "players", id: "x" } as const;
    const now = { name: "Land bank", text: "has land", category: "civic", page: "https://a.test/" };
    expect(said(change(card, state({ name: "Bank", text: "has rooms" }), state(now)))).toEqual([
      "Land bank: antes se llamaba Bank; categoría: Civic groups; su nota: cambió, 2 palabras como antes; su página web: cambió. Por Luis.",
    ]);
    const pitch = { kind: "text", root: "pitch" } as const;
    expect(said(change(pitch, state({ text: "buses" }), state({ text: "trains" })))).toEqual([
      "Pitch: cambió, 1 palabra como antes. Por Luis.",
    ]);
    await setLanguage("en");
  });

  test("calls links, texts and notes what the activity calls them", () => {
    const link = { kind: "link", sheet: "players", id: "l" } as const;
    expect(said(change(link, null, state({ name: "A – B" })))).toEqual([
      "New (tie): A – B. By Luis.",
    ]);
    const noted = state({ name: "A – B", text: "lends rooms" });
    expect(said(change(link, state({ name: "A – B" }), noted))).toEqual([
      "Changed (tie): A – B; its note: 2 words. By Luis.",
    ]);
    const words = (root: string, before = "one", now = "one two three") =>
      said(change({ kind: "text", root }, state({ text: before }), state({ text: now })));
    expect(words("pitch")).toEqual(["Pitch: 1 before, 3 words now. By Luis."]);
    expect(words("pitch", "two words", "other words")).toEqual([
      "Pitch: changed, 2 words as before. By Luis.",
    ]);
    expect(words("finding:gov")).toEqual(["players: Government: 1 before, 3 words now. By Luis."]);
    expect(words("finding:gov@targeted")).toEqual([
      "Second look: Government: 1 before, 3 words now. By Luis.",
    ]);
  });

  test("tells of roles, choices and being ready one by one", () => {
    const before = state({ said: { presenter: "Ana", challengeSource: "" } });
    const now = state({
      ready: { scan: ENTERED },
      said: { presenter: "", challengeSource: "own" },
    });
    expect(said(change({ kind: "about" }, before, now))).toEqual([
      "Presenter: nobody. By Luis.",
      "From where?: Ourselves. By Luis.",
      "Your table is ready. By Luis.",
    ]);
  });

  test.each([
    ["it no longer is", ENTERED, null, ["Your table is not ready any longer. By Luis."]],
    ["it was so before this phase, too", ENTERED - 1, ENTERED, ["Your table is ready. By Luis."]],
    ["it was so before this phase alone", null, ENTERED - 1, []],
    ["it takes that back", ENTERED - 1, null, []],
  ])("[W43] says that the table is ready with the present phase alone: %s", (_, was, is, words) => {
    expect(
      said(
        change(
          { kind: "about" },
          state({ ready: { scan: was, other: 5 } }),
          state({ ready: { scan: is } }),
        ),
      ),
    ).toEqual(words);
  });
});
