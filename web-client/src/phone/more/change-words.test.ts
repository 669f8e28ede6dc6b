import { describe, expect, test } from "vitest";
import { activity } from "../../flipchart/activity.fixture";
import type { Change, PartState } from "../../flipchart/changes";
import type { Part } from "../../flipchart/schema";
import { heard } from "../../theme/heard";
import { changeWords } from "./change-words";

const state = (change: Partial<PartState> = {}): PartState => ({
  name: "",
  words: 0,
  stars: 0,
  ready: false,
  said: {},
  ...change,
});

const change = (part: Part, before: PartState | null, now: PartState | null): Change => ({
  part,
  before,
  now,
  by: ["Luis"],
});

const said = (...changes: Change[]) => changeWords(changes, activity).map(heard);

describe("what others changed, in words", () => {
  test("says of a card what its sheet has", () => {
    const players = { kind: "card", sheet: "players", id: "x" } as const;
    const named = state({ name: "Land bank", words: 2, stars: 1 });
    expect(said(change(players, null, named))).toEqual(["New (card): Land bank. By Luis."]);
    expect(said(change(players, state({ name: "Land bank" }), named))).toEqual([
      "Land bank has 1 star; its note: 2 words. By Luis.",
    ]);
    const ideas = { ...players, sheet: "ideas" };
    expect(said(change(ideas, state({ name: "Land bank" }), named))).toEqual([
      "Land bank; its note: 2 words. By Luis.",
    ]);
    expect(said(change(ideas, named, null))).toEqual([
      "No longer there (card): Land bank. By Luis.",
    ]);
  });

  test("calls links, texts and notes what the activity calls them", () => {
    const link = { kind: "link", sheet: "players", id: "l" } as const;
    expect(said(change(link, null, state({ name: "A – B" })))).toEqual([
      "New (tie): A – B. By Luis.",
    ]);
    const words = (root: string) =>
      said(change({ kind: "text", root }, state({ words: 1 }), state({ words: 3 })));
    expect(words("pitch")).toEqual(["Pitch: 1 before, 3 words now. By Luis."]);
    expect(words("finding:gov")).toEqual(["players: Government: 1 before, 3 words now. By Luis."]);
    expect(words("finding:gov@targeted")).toEqual([
      "Second look: Government: 1 before, 3 words now. By Luis.",
    ]);
  });

  test("tells of roles, choices and being ready one by one", () => {
    const before = state({ said: { presenter: "Ana", challengeSource: "" } });
    const now = state({ ready: true, said: { presenter: "", challengeSource: "own" } });
    expect(said(change({ kind: "about" }, before, now))).toEqual([
      "Presenter: nobody. By Luis.",
      "From where?: Ourselves. By Luis.",
      "Your table is ready. By Luis.",
    ]);
  });
});
