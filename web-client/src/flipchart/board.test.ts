import { signal } from "@preact/signals";
import { beforeEach, describe, expect, test } from "vitest";
import { applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import { applyUpdate, Doc, encodeStateAsUpdate } from "yjs";
import { activity } from "./activity.fixture";
import type { Board } from "./board";
import { someBoard } from "./board.fixture";
import { placeAt } from "./carets";
import { liveDeckOf } from "./decks";
import { historyOfRemovals } from "./removals";
import { historyOf } from "./text-binding";

/** Who sits at the table. */
const people = signal<ReadonlyMap<string, string>>(new Map());

/** One device at the table. */
function device(id: string, name: string): Board {
  return someBoard({ me: { id, name }, people });
}

/** Brings to one device what another knows. */
function tell(from: Board, to: Board): void {
  applyUpdate(to.flipchart.doc, encodeStateAsUpdate(from.flipchart.doc), "wire");
  const clients = [...from.awareness.getStates().keys()];
  applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(from.awareness, clients), "wire");
}

describe("a board", () => {
  let amara: Board;
  let jo: Board;

  const deckOf = (board: Board) => liveDeckOf(board, "players");
  const named = (board: Board) => deckOf(board).cards.value.map(({ name }) => name);
  const add = (board: Board, name: string, category = "gov", at = 1) => {
    deckOf(board).deck.add({ name, category, by: board.me.id, at });
    const card = deckOf(board).cards.value.find((one) => one.name === name);
    if (card === undefined) {
      throw new Error(`${name} is not there`);
    }
    return card;
  };

  beforeEach(() => {
    people.value = new Map([
      ["p1", "Amara"],
      ["p2", "Jo"],
    ]);
    amara = device("p1", "Amara");
    jo = device("p2", "Jo");
  });

  test("shows what is in the document already", () => {
    add(amara, "Land bank");
    amara.flipchart.setRole("presenter", "Jo");
    const late = new Doc();
    applyUpdate(late, encodeStateAsUpdate(amara.flipchart.doc));
    const board = someBoard({ me: { id: "p3", name: "Kim" }, people }, late);
    expect(named(board)).toEqual(["Land bank"]);
    expect(board.about.value.of("presenter")).toBe("Jo");
  });

  test("follows what others write: cards, stars, links, who has a role", () => {
    const bank = add(amara, "Land bank", "gov", 1);
    const group = add(amara, "Block club", "civic", 2);
    deckOf(amara).deck.link(bank.id, group.id, "cleared lots");
    tell(amara, jo);
    expect(named(jo)).toEqual(["Land bank", "Block club"]);
    expect(deckOf(jo).links.value).toMatchObject([{ from: bank.id, to: group.id }]);

    deckOf(jo).deck.star(group.id, "p2", true);
    jo.flipchart.setRole("presenter", "Jo");
    tell(jo, amara);
    expect(named(amara)).toEqual(["Block club", "Land bank"]);
    expect(amara.about.value.of("presenter")).toBe("Jo");
  });

  test("a card of a category that the sheet does not have belongs to none", () => {
    expect(add(amara, "Land bank", "made up").category).toBe("");
    expect(deckOf(amara).category("gov")?.name).toBe("Government");
    expect(deckOf(amara).category("made up")).toBeUndefined();
  });

  test("goes on with the same flipchart when its owner reads another language", () => {
    add(amara, "Land bank");
    const text = amara.flipchart.text("pitch");
    const history = amara.history(text, historyOf);
    const title = "Mirada";
    amara.tell({
      ...activity,
      sheets: activity.sheets.map((sheet) => ({ ...sheet, title })),
      language: "es",
    });
    expect(deckOf(amara).sheet.title).toBe(title);
    expect(amara.said).toEqual({ lang: "es", dir: "ltr" });
    expect(named(amara)).toEqual(["Land bank"]);
    expect(amara.history(text, historyOf)).toBe(history);
  });

  test("what was deleted last can be had back, with its links and what others did since", () => {
    const bank = add(amara, "Land bank", "gov", 1);
    const group = add(amara, "Block club", "civic", 2);
    deckOf(amara).deck.link(bank.id, group.id, "");
    deckOf(amara).remove(bank, historyOfRemovals);
    expect(amara.deed.value).toEqual({ did: "removed", name: "Land bank" });
    expect(named(amara)).toEqual(["Block club"]);
    expect(deckOf(amara).links.value).toEqual([]);

    tell(amara, jo);
    add(jo, "City hall", "gov", 3);
    tell(jo, amara);
    amara.takeBack();
    expect(amara.deed.value).toBeNull();
    expect(named(amara)).toEqual(["Land bank", "Block club", "City hall"]);
    expect(deckOf(amara).links.value).toHaveLength(1);
  });

  test("a link that was deleted can be had back", () => {
    const bank = add(amara, "Land bank", "gov", 1);
    const group = add(amara, "Block club", "civic", 2);
    deckOf(amara).deck.link(bank.id, group.id, "cleared lots");
    const [link] = deckOf(amara).links.value;
    if (link === undefined) {
      throw new Error("no link");
    }
    deckOf(amara).removeLink(link, historyOfRemovals);
    expect(amara.deed.value).toEqual({
      did: "removed",
      name: "\u2068Land bank\u2069 ↔ \u2068Block club\u2069",
    });
    expect(deckOf(amara).links.value).toEqual([]);
    amara.takeBack();
    expect(deckOf(amara).links.value).toEqual([link]);
  });

  test("a notice that was dismissed leaves the deletion as it is", () => {
    deckOf(amara).remove(add(amara, "Land bank"), historyOfRemovals);
    amara.letBe();
    expect(amara.deed.value).toBeNull();
    expect(named(amara)).toEqual([]);
  });

  test("[F6] a merge can be taken back, also when somebody else made the same", () => {
    const one = add(amara, "Land bank", "gov", 1);
    const two = add(amara, "land-bank", "gov", 2);
    tell(amara, jo);
    deckOf(amara).merge(two, one);
    deckOf(jo).merge(one, two);
    tell(amara, jo);
    tell(jo, amara);
    expect(named(amara)).toEqual(["Land bank"]);
    expect(amara.deed.value).toEqual({
      did: "merged",
      name: "land-bank",
      into: "Land bank",
      id: two.id,
    });
    for (const board of [amara, jo]) {
      board.takeBack();
      expect(board.deed.value).toBeNull();
      expect(named(board)).toEqual(["Land bank", "land-bank"]);
    }
    tell(amara, jo);
    tell(jo, amara);
    expect(named(jo)).toEqual(["Land bank", "land-bank"]);
  });

  test("[F3] says who one is, and which field one is in", () => {
    tell(amara, jo);
    expect(jo.others.value).toMatchObject([{ id: "p1", name: "Amara", field: null }]);
    const text = amara.flipchart.text("pitch");
    text.insert(0, "We bridge");
    amara.place("pitch", { anchor: placeAt(text, 0), head: placeAt(text, 2) });
    tell(amara, jo);
    expect(jo.others.value).toMatchObject([{ id: "p1", field: "pitch" }]);
    amara.place(null);
    tell(amara, jo);
    expect(jo.others.value).toMatchObject([{ id: "p1", field: null }]);
  });

  test("[F3] counts somebody with two devices once, where they write; and never oneself", () => {
    const second = device("p1", "Amara");
    const mine = device("p2", "Jo");
    second.place("challenge");
    for (const other of [amara, second, mine, device("p3", "Ben")]) {
      tell(other, jo);
    }
    expect(jo.others.value.map(({ name, field }) => [name, field])).toEqual([
      ["Amara", "challenge"],
      ["Ben", null],
    ]);
    expect(jo.writers.value).toHaveLength(4);
  });

  test("once closed it follows nothing any more", () => {
    expect(named(jo)).toEqual([]);
    jo.close();
    add(amara, "Land bank");
    tell(amara, jo);
    expect(deckOf(jo).cards.value).toEqual([]);
    expect(jo.writers.value).toEqual([]);
  });

  test("[F5] stars go with those who gave them", () => {
    const bank = add(amara, "Land bank");
    deckOf(amara).deck.star(bank.id, "p1", true);
    deckOf(amara).deck.star(bank.id, "p2", true);
    expect(deckOf(amara).cards.value[0]?.stars).toBe(2);
    people.value = new Map([["p1", "Amara"]]);
    expect(deckOf(amara).cards.value[0]?.stars).toBe(1);
  });
});
