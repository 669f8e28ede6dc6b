import { signal } from "@preact/signals";
import { beforeEach, describe, expect, test } from "vitest";
import { applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import { applyUpdate, encodeStateAsUpdate, encodeStateVector } from "yjs";
import type { Board } from "./board";
import { someBoard } from "./board.fixture";
import type { Card } from "./cards";
import { ChangesByOthers, countWords } from "./changes";
import { liveDeckOf } from "./decks";

const NOTHING = {
  ...{ name: "", text: "", category: "", page: "" },
  ...{ stars: 0, ready: {}, said: {} },
};

function device(id: string, name: string): Board {
  return someBoard({
    me: { id, name },
    people: signal(
      new Map([
        ["a", "Ana"],
        ["l", "Luis"],
      ]),
    ),
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
        now: { ...NOTHING, text: "And mine: Three words here" },
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
      { part: { kind: "text", root: "finding:gov" }, now: { text: "words" }, by: ["Luis"] },
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
      "Library",
      "\u2068Land bank\u2069 – \u2068Library\u2069",
    ]);
    expect(told.find(({ part }) => part.kind === "about")?.now?.said).toMatchObject({
      presenter: "Luis",
    });
    const card = { kind: "card", sheet: "players", id: first };
    expect(told).toContainEqual(
      expect.objectContaining({
        part: card,
        now: { ...NOTHING, name: "Land bank", text: "has land", category: "gov", stars: 1 },
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

  test("is told of what has as many words as before, and of what has none", () => {
    const { deck } = liveDeckOf(luis, "players");
    const bank = deck.add({ name: "Land bank", category: "gov", by: "l", at: 1 });
    const library = deck.add({ name: "Library", category: "gov", by: "l", at: 2 });
    deck.link(bank, library, "lends rooms");
    luis.flipchart.text("pitch").insert(0, "Buses run late");
    tell(luis, ana);
    changes.sinceLastAsked();
    const one = () => {
      tell(luis, ana);
      const told = changes.sinceLastAsked();
      expect(told).toHaveLength(1);
      expect(changes.sinceLastAsked()).toEqual([]);
      return told[0];
    };
    const pitch = luis.flipchart.text("pitch");
    pitch.delete(10, 4);
    pitch.insert(10, "never");
    expect(one()).toMatchObject({
      before: { text: "Buses run late" },
      now: { text: "Buses run never" },
    });
    deck.change(bank, { category: "civic" });
    expect(one()).toMatchObject({ before: { category: "gov" }, now: { category: "civic" } });
    deck.change(bank, { link: "https://bank.example/" });
    expect(one()).toMatchObject({ before: { page: "" }, now: { page: "https://bank.example/" } });
    deck.link(library, bank, "has keys");
    expect(one()).toMatchObject({
      part: { kind: "link" },
      before: { text: "lends rooms" },
      now: { text: expect.stringContaining("has keys") },
    });
  });

  test("is told of a card that is one with others, whichever of them is written in", () => {
    const { deck, cards } = liveDeckOf(luis, "players");
    const bank = deck.add({ name: "Land bank", category: "gov", by: "l", at: 1 });
    deck.add({ name: "The land bank", category: "gov", by: "l", at: 2 });
    const [first, second] = cards.peek();
    deck.merge(first as Card, second as Card);
    tell(luis, ana);
    changes.sinceLastAsked();
    deck.note((second as Card).id)?.insert(0, "has land");
    tell(luis, ana);
    expect(changes.sinceLastAsked()).toMatchObject([
      { part: { kind: "card", id: bank }, now: { text: "has land" }, by: ["Luis"] },
    ]);
  });

  test("is not what oneself changed of a card, or of who does what, that others changed as well", () => {
    const { deck } = liveDeckOf(luis, "players");
    const bank = deck.add({ name: "Land bank", category: "gov", by: "l", at: 1 });
    tell(luis, ana);
    changes.sinceLastAsked();
    liveDeckOf(ana, "players").deck.change(bank, { name: "The land bank", category: "civic" });
    ana.flipchart.setRole("presenter", "Ana");
    tell(ana, luis);
    deck.note(bank)?.insert(0, "has land");
    luis.flipchart.setReady("scan", 5);
    tell(luis, ana);
    const told = changes.sinceLastAsked();
    expect(told.find(({ part }) => part.kind === "card")).toMatchObject({
      before: { name: "The land bank", category: "civic", text: "" },
      now: { name: "The land bank", category: "civic", text: "has land" },
    });
    expect(told.find(({ part }) => part.kind === "about")).toMatchObject({
      before: { said: { presenter: "Ana" }, ready: {} },
      now: { said: { presenter: "Ana" }, ready: { scan: 5 } },
    });
  });

  test("counts words as people do", () => {
    expect(countWords("  one\n two\tthree ")).toBe(3);
    expect(countWords("")).toBe(0);
  });
});
