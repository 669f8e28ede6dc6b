import { signal } from "@preact/signals";
import { beforeEach, describe, expect, test } from "vitest";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from "yjs";
import type { Activity } from "../protocol/activity";
import { Board } from "./board";
import { ChangesByOthers, countWords } from "./changes";

const activity = { sectors: [{ id: "gov", name: "Government" }] } as unknown as Activity;

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
    drafts: { of: () => signal("") },
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
        part: "pitch",
        before: { name: "", words: 0, stars: 0, ready: false },
        now: { name: "", words: 5, stars: 0, ready: false },
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
      { part: "finding:gov", now: { words: 1 }, by: ["Luis"] },
    ]);
  });

  test("is told of players, their notes and stars, partnerships and the presenter", () => {
    const first = luis.flipchart.addPlayer("Land bank", "gov", "l", 1);
    const second = luis.flipchart.addPlayer("Library", "gov", "l", 2);
    luis.flipchart.note(first)?.insert(0, "has land");
    luis.flipchart.star(first, "l", true);
    luis.flipchart.addPartnership(first, second, "");
    luis.flipchart.setPresenter("Luis");
    tell(luis, ana);
    const told = changes.sinceLastAsked();
    expect(told.map(({ now }) => now?.name).sort()).toEqual([
      "Land bank",
      "Land bank – Library",
      "Library",
      "Luis",
    ]);
    expect(told.find(({ part }) => part === `player:${first}`)?.now).toEqual({
      name: "Land bank",
      words: 2,
      stars: 1,
      ready: false,
    });

    luis.flipchart.removePlayer(second);
    tell(luis, ana);
    expect(changes.sinceLastAsked().map(({ part, now }) => [part.split(":")[0], now])).toEqual(
      expect.arrayContaining([
        ["player", null],
        ["partnership", null],
      ]),
    );
  });

  test("counts words as people do", () => {
    expect(countWords("  one\n two\tthree ")).toBe(3);
    expect(countWords("")).toBe(0);
  });
});
