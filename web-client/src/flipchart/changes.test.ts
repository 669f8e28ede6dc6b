import { signal } from "@preact/signals";
import { beforeEach, describe, expect, test } from "vitest";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from "yjs";
import { activity } from "./activity.fixture";
import { Board } from "./board";
import { ChangesByOthers, countWords } from "./changes";
import { liveDeckOf } from "./decks";

const NOTHING = { name: "", words: 0, stars: 0, ready: false, said: {} };

function device(id: string, name: string): Board {
  const doc = new Doc();
  return new Board({
    doc,
    awareness: new Awareness(doc),
    activity,
    me: { id, name },
    locked: signal(false),
    hidden: signal(new Set<string>()),
    people: signal(
      new Map([
        ["a", "Ana"],
        ["l", "Luis"],
      ]),
    ),
    drafts: { of: () => signal(""), namesFrom: () => [] },
  });
}

describe("what others change", () => {
  let ana: Board;
  let luis: Board;
  let changes: ChangesByOthers;

  /** Brings to one device what the other knows, as a server does: whole transactions. */
  function tell(from: Board, to: Board): void {
    const clients = [...from.awareness.getStates().keys()];
    applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(from.awareness, clients), "wire");
    const known = encodeStateVector(to.flipchart.doc);
    applyUpdate(to.flipchart.doc, encodeStateAsUpdate(from.flipchart.doc, known), "wire");
  }

  beforeEach(() => {
    ana = device("a", "Ana");
    luis = device("l", "Luis");
    changes = new ChangesByOthers(ana);
  });

  test("is told with its words and who wrote them, once", () => {
    luis.flipchart.text("pitch").insert(0, "Three words here");
    tell(luis, ana);
    ana.flipchart.text("pitch").insert(0, "And mine: ");

    expect(changes.sinceLastAsked()).toEqual([
      {
        part: { kind: "text", root: "pitch" },
        before: NOTHING,
        now: { ...NOTHING, words: 5 },
        by: ["Luis"],
      },
    ]);
    expect(changes.sinceLastAsked()).toEqual([]);
  });

  test("is not what oneself changed, nor what is as it was before", () => {
    ana.flipchart.text("challenge").insert(0, "mine");
    luis.flipchart.text("strategy").insert(0, "for a moment");
    tell(luis, ana);
    luis.flipchart.text("strategy").delete(0, 12);
    tell(luis, ana);
    expect(changes.sinceLastAsked()).toEqual([]);
  });

  test("is known to be of whoever has the caret there, where something was only deleted", () => {
    ana.flipchart.text("finding:gov").insert(0, "two words");
    tell(ana, luis);
    luis.place("finding:gov");
    luis.flipchart.text("finding:gov").delete(0, 4);
    tell(luis, ana);
    expect(changes.sinceLastAsked()).toMatchObject([
      { part: { kind: "text", root: "finding:gov" }, now: { words: 1 }, by: ["Luis"] },
    ]);
  });

  test("is told of cards, their notes and stars, links and who has a role", () => {
    const { deck } = liveDeckOf(luis, "players");
    const first = deck.add({ name: "Land bank", category: "gov", by: "l", at: 1 });
    const second = deck.add({ name: "Library", category: "gov", by: "l", at: 2 });
    deck.note(first)?.insert(0, "has land");
    deck.star(first, "l", true);
    deck.link(first, second, "");
    luis.flipchart.setRole("presenter", "Luis");
    tell(luis, ana);
    const told = changes.sinceLastAsked();
    expect(told.map(({ now }) => now?.name).sort()).toEqual([
      "",
      "Land bank",
      "Land bank – Library",
      "Library",
    ]);
    expect(told.find(({ part }) => part.kind === "about")?.now?.said).toMatchObject({
      presenter: "Luis",
    });
    const card = { kind: "card", sheet: "players", id: first };
    expect(told).toContainEqual(
      expect.objectContaining({
        part: card,
        now: { ...NOTHING, name: "Land bank", words: 2, stars: 1 },
      }),
    );

    deck.remove(second);
    tell(luis, ana);
    expect(changes.sinceLastAsked().map(({ part, now }) => [part.kind, now])).toEqual(
      expect.arrayContaining([
        ["card", null],
        ["link", null],
      ]),
    );
  });

  test("counts words as people do", () => {
    expect(countWords("  one\n two\tthree ")).toBe(3);
    expect(countWords("")).toBe(0);
  });
});
