import { signal } from "@preact/signals";
import { beforeEach, describe, expect, test } from "vitest";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import { applyUpdate, Doc, encodeStateAsUpdate } from "yjs";
import type { Activity } from "../protocol/activity";
import { Board } from "./board";

const activity = {
  sectors: [
    { id: "gov", name: "Government" },
    { id: "civic", name: "Civic groups" },
  ],
} as unknown as Activity;

/** Who sits at the table. */
const people = signal<ReadonlyMap<string, string>>(new Map());

/** One device at the table. */
function device(id: string, name: string): Board {
  const doc = new Doc();
  return new Board({
    doc,
    awareness: new Awareness(doc),
    activity,
    me: { id, name },
    locked: signal(false),
    hidden: signal(new Set<string>()),
    people,
    drafts: { of: () => signal("") },
  });
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

  const named = (board: Board) => board.players.value.map(({ name }) => name);
  const add = (board: Board, name: string, sector = "gov", at = 1) => {
    board.flipchart.addPlayer(name, sector, board.me.id, at);
    const player = board.players.value.find((one) => one.name === name);
    if (player === undefined) {
      throw new Error(`${name} is not there`);
    }
    return player;
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
    amara.flipchart.setPresenter("Jo");
    const late = new Doc();
    applyUpdate(late, encodeStateAsUpdate(amara.flipchart.doc));
    const board = new Board({
      doc: late,
      awareness: new Awareness(late),
      activity,
      me: { id: "p3", name: "Kim" },
      locked: signal(false),
      hidden: signal(new Set<string>()),
      people,
      drafts: { of: () => signal("") },
    });
    expect(named(board)).toEqual(["Land bank"]);
    expect(board.about.value.presenter).toBe("Jo");
  });

  test("follows what others write: players, stars, partnerships, the presenter", () => {
    const bank = add(amara, "Land bank", "gov", 1);
    const group = add(amara, "Block club", "civic", 2);
    amara.flipchart.addPartnership(bank.id, group.id, "cleared lots");
    tell(amara, jo);
    expect(named(jo)).toEqual(["Land bank", "Block club"]);
    expect(jo.partnerships.value).toMatchObject([{ from: bank.id, to: group.id }]);

    jo.flipchart.star(group.id, "p2", true);
    jo.flipchart.setPresenter("Jo");
    tell(jo, amara);
    expect(named(amara)).toEqual(["Block club", "Land bank"]);
    expect(amara.about.value.presenter).toBe("Jo");
  });

  test("a player of a sector that the activity does not have belongs to none", () => {
    expect(add(amara, "Land bank", "made up").sector).toBe("");
    expect(amara.sector("gov")?.name).toBe("Government");
    expect(amara.sector("made up")).toBeUndefined();
  });

  test("what was deleted last can be had back, with its partnerships and what others did since", () => {
    const bank = add(amara, "Land bank", "gov", 1);
    const group = add(amara, "Block club", "civic", 2);
    amara.flipchart.addPartnership(bank.id, group.id, "");
    amara.removePlayer(bank);
    expect(amara.deed.value).toEqual({ did: "removed", name: "Land bank" });
    expect(named(amara)).toEqual(["Block club"]);
    expect(amara.partnerships.value).toEqual([]);

    tell(amara, jo);
    add(jo, "City hall", "gov", 3);
    tell(jo, amara);
    amara.takeBack();
    expect(amara.deed.value).toBeNull();
    expect(named(amara)).toEqual(["Land bank", "Block club", "City hall"]);
    expect(amara.partnerships.value).toHaveLength(1);
  });

  test("a partnership that was deleted can be had back", () => {
    const bank = add(amara, "Land bank", "gov", 1);
    const group = add(amara, "Block club", "civic", 2);
    amara.flipchart.addPartnership(bank.id, group.id, "cleared lots");
    const [link] = amara.partnerships.value;
    if (link === undefined) {
      throw new Error("no partnership");
    }
    amara.removePartnership(link, "the link");
    expect(amara.deed.value).toEqual({ did: "removed", name: "the link" });
    expect(amara.partnerships.value).toEqual([]);
    amara.takeBack();
    expect(amara.partnerships.value).toEqual([link]);
  });

  test("a notice that was dismissed leaves the deletion as it is", () => {
    amara.removePlayer(add(amara, "Land bank"));
    amara.letBe();
    expect(amara.deed.value).toBeNull();
    expect(named(amara)).toEqual([]);
  });

  test("[F6] a merge can be taken back, also when somebody else made the same", () => {
    const one = add(amara, "Land bank", "gov", 1);
    const two = add(amara, "land-bank", "gov", 2);
    tell(amara, jo);
    amara.mergePlayers(two, one);
    jo.mergePlayers(one, two);
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
    amara.place("pitch", { text, anchor: 0, head: 2 });
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
    jo.close();
    add(amara, "Land bank");
    tell(amara, jo);
    expect(jo.players.value).toEqual([]);
    expect(jo.writers.value).toEqual([]);
  });

  test("[F5] stars go with those who gave them", () => {
    const bank = add(amara, "Land bank");
    amara.flipchart.star(bank.id, "p1", true);
    amara.flipchart.star(bank.id, "p2", true);
    expect(amara.players.value[0]?.stars).toBe(2);
    people.value = new Map([["p1", "Amara"]]);
    expect(amara.players.value[0]?.stars).toBe(1);
  });
});
