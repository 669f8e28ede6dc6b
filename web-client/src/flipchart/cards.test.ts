import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, Map as YMap } from "yjs";
import { activity } from "./activity.fixture";
import { type Card, pageOf } from "./cards";
import { deckOf } from "./decks";
import { idsOf } from "./ids";
import { historyOfRemovals } from "./removals";
import { Flipchart } from "./schema";

const people = new Set(["amara", "jo", "kim"]);

/** One phone at the table. */
class Phone {
  readonly doc = new Doc();
  readonly deck = deckOf(new Flipchart(this.doc, activity), "players");

  get cards(): Card[] {
    return this.deck.cards(people);
  }

  named(name: string): Card {
    const found = this.cards.find((card) => card.name === name);
    if (found === undefined) {
      throw new Error(`${name} is not there`);
    }
    return found;
  }

  hear(other: Phone): void {
    const missing = encodeStateAsUpdate(other.doc, encodeStateVector(this.doc));
    applyUpdate(this.doc, missing, "wire");
  }

  /** All that a reader sees. */
  get seen(): object {
    const { cards } = this;
    return { cards, links: this.deck.links(cards) };
  }
}

/** Two phones that each added the same thing, each with a note, a star and a partner. */
function twice(): { amara: Phone; jo: Phone } {
  const amara = new Phone();
  const jo = new Phone();
  const bank = amara.deck.add({ name: "Land bank", category: "gov", by: "amara", at: 1 });
  jo.hear(amara);
  const first = amara.deck.add({ name: "Data Driven Detroit", category: "", by: "amara", at: 10 });
  const second = jo.deck.add({
    name: "data-driven detroit inc.",
    category: "civic",
    by: "jo",
    at: 11,
  });
  amara.deck.note(first)?.insert(0, "Holds parcel surveys");
  jo.deck.note(second)?.insert(0, "Neighborhood indicators");
  jo.deck.change(second, { link: "datadrivendetroit.org" });
  amara.deck.star(first, "amara", true);
  jo.deck.star(second, "jo", true);
  jo.deck.star(second, "amara", true);
  amara.deck.link(bank, first, "shares data");
  jo.deck.link(second, bank, "maps lots");
  amara.hear(jo);
  jo.hear(amara);
  return { amara, jo };
}

function merge(phone: Phone): void {
  phone.deck.merge(phone.named("data-driven detroit inc."), phone.named("Data Driven Detroit"));
}

const merged = {
  name: "Data Driven Detroit",
  category: "civic",
  note: "Holds parcel surveys — Neighborhood indicators",
  stars: 2,
  starredBy: new Set(["amara", "jo"]),
  twins: [{ name: "data-driven detroit inc.", link: "https://datadrivendetroit.org/" }],
};

test("[F7] a note on a link that somebody has made already is joined with theirs, once", () => {
  const { amara, jo } = twice();
  const [bank, first] = [amara.named("Land bank"), amara.named("Data Driven Detroit")];
  amara.deck.link(first.id, bank.id, " lends its survey ");
  amara.deck.link(bank.id, first.id, "lends its survey");
  amara.deck.link(bank.id, first.id, "");
  jo.hear(amara);
  const [link] = jo.deck.links(jo.cards).filter(({ from, to }) => [from, to].includes(first.id));
  expect(link?.note.split(" — ").sort()).toEqual(["lends its survey", "shares data"]);
  expect(link?.entries).toHaveLength(2);
});

describe("two cards merged", () => {
  test("[F6] are one, with the stars, notes and links of both", () => {
    const { amara } = twice();
    merge(amara);
    expect(amara.cards).toHaveLength(2);
    const card = amara.named("Data Driven Detroit");
    expect(card).toMatchObject(merged);
    expect(pageOf(card)).toBe("https://datadrivendetroit.org/");
  });

  test("[F6] [F7] have one link with each partner, with all notes, and none with themselves", () => {
    const { amara } = twice();
    const [first, second] = [
      amara.named("Data Driven Detroit"),
      amara.named("data-driven detroit inc."),
    ];
    amara.deck.link(first.id, second.id, "the same?");
    merge(amara);
    const links = amara.deck.links(amara.cards);
    expect(links).toHaveLength(1);
    const pair = [amara.named("Land bank").id, first.id].sort();
    expect([links[0]?.from, links[0]?.to].sort()).toEqual(pair);
    expect(links[0]?.note.split(" — ").sort()).toEqual(["maps lots", "shares data"]);
  });

  test("[F7] a note that is part of another is a note; one that is there twice is not", () => {
    const { amara } = twice();
    const [first, second] = [amara.named("Land bank"), amara.named("data-driven detroit inc.")];
    for (const [id, note] of [
      ["1", "maps"],
      ["2", " maps lots "],
      ["3", ""],
    ] as const) {
      const entry = new YMap<unknown>();
      amara.doc.getMap("partnerships").set(id, entry);
      entry.set("from", first.id);
      entry.set("to", second.id);
      entry.set("note", note);
    }
    const links = amara.deck
      .links(amara.cards)
      .filter(({ to, from }) => [to, from].includes(second.id));
    expect(links.map(({ note }) => note.split(" — ").sort())).toEqual([["maps", "maps lots"]]);
  });

  test("[F6] at once by two phones, named in either order, are merged once", () => {
    const { amara, jo } = twice();
    merge(amara);
    jo.deck.merge(jo.named("Data Driven Detroit"), jo.named("data-driven detroit inc."));
    amara.hear(jo);
    jo.hear(amara);
    expect(amara.seen).toEqual(jo.seen);
    expect(amara.named("Data Driven Detroit")).toMatchObject(merged);
  });

  test("[F6] lose nothing of what is done to either of them meanwhile", () => {
    const { amara, jo } = twice();
    merge(amara);
    const second = jo.named("data-driven detroit inc.");
    jo.deck.note(second.id)?.insert(0, "Since 2008. ");
    jo.deck.star(second.id, "kim", true);
    jo.deck.change(second.id, { name: "D3" });
    const library = jo.deck.add({ name: "Library", category: "gov", by: "jo", at: 20 });
    jo.deck.link(library, second.id, "hosts it");
    amara.hear(jo);
    jo.hear(amara);
    expect(amara.seen).toEqual(jo.seen);
    const card = amara.named("Data Driven Detroit");
    expect(card.note).toBe("Holds parcel surveys — Since 2008. Neighborhood indicators");
    expect(card.twins).toMatchObject([{ name: "D3" }]);
    expect(card.stars).toBe(3);
    expect(amara.deck.links(amara.cards)).toHaveLength(2);
  });

  test("[F6] are two again when they are parted, by whomever, with what each had", () => {
    const { amara, jo } = twice();
    const before = amara.seen;
    merge(amara);
    jo.hear(amara);
    jo.deck.part(jo.named("Data Driven Detroit").twins[0]?.id ?? "");
    amara.hear(jo);
    expect(amara.seen).toEqual(before);
  });

  test("[F6] one of them deleted while another phone merges: the other stays", () => {
    for (const [deleted, left] of [
      ["Data Driven Detroit", "data-driven detroit inc."],
      ["data-driven detroit inc.", "Data Driven Detroit"],
    ] as const) {
      const { amara, jo } = twice();
      merge(amara);
      jo.deck.remove(jo.named(deleted).id);
      amara.hear(jo);
      jo.hear(amara);
      expect(amara.cards.map(({ name }) => name).sort()).toEqual(["Land bank", left].sort());
      expect(amara.seen).toEqual(jo.seen);
    }
  });

  test("[F6] go together when they are deleted, and come back together", () => {
    const { amara } = twice();
    merge(amara);
    const before = amara.seen;
    amara.deck.remove(amara.named("Data Driven Detroit").id, historyOfRemovals);
    expect(amara.cards.map(({ name }) => name)).toEqual(["Land bank"]);
    expect(amara.deck.links(amara.cards)).toEqual([]);
    amara.deck.undoRemoval();
    expect(amara.seen).toEqual(before);
  });

  test("[F6] [F7] a star and a link taken away are away from both", () => {
    const { amara } = twice();
    merge(amara);
    const card = amara.named("Data Driven Detroit");
    amara.deck.star(card.id, "amara", false);
    expect(amara.named("Data Driven Detroit").starredBy).toEqual(new Set(["jo"]));
    const [link] = amara.deck.links(amara.cards);
    if (link === undefined) {
      throw new Error("no link");
    }
    amara.deck.link(link.to, link.from, "");
    amara.deck.removeLink(link, historyOfRemovals);
    expect(amara.deck.links(amara.cards)).toEqual([]);
    amara.deck.undoRemoval();
    expect(amara.deck.links(amara.cards)).toEqual([link]);
  });

  test("[F6] whatever phones merge and part, in whatever order they hear of it, all see the same", () => {
    const names = ["A", "B", "C", "D"];
    const step = fc.record({
      phone: fc.nat(2),
      did: fc.constantFrom("merge", "part", "delete", "hear"),
      one: fc.nat(3),
      other: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const phones = [new Phone(), new Phone(), new Phone()] as const;
        const ids = names.map((name, i) =>
          phones[0].deck.add({ name, category: "gov", by: "amara", at: i % 2 }),
        );
        ids.forEach((id, i) => {
          phones[0].deck.note(id)?.insert(0, `note ${i}`);
        });
        for (const phone of phones) {
          phone.hear(phones[0]);
        }
        for (const { phone: which, did, one, other } of steps) {
          const phone = phones[which as 0 | 1 | 2];
          const { cards } = phone;
          const [a, b] = [cards[one], cards[other]];
          if (did === "hear") {
            phone.hear(phones[(one % 3) as 0 | 1 | 2]);
          } else if (did === "part") {
            phone.deck.part(ids[one] ?? "");
          } else if (did === "delete" && other === 0 && a !== undefined) {
            phone.deck.remove(a.id);
          } else if (did === "merge" && a !== undefined && b !== undefined && a !== b) {
            phone.deck.merge(a, b);
          }
        }
        for (const to of [...phones, ...phones]) {
          for (const from of phones) {
            to.hear(from);
          }
        }
        expect(phones[1].seen).toEqual(phones[0].seen);
        expect(phones[2].seen).toEqual(phones[0].seen);
        // Everybody who was not deleted is somewhere, once, with their note.
        const there = phones[0].cards.flatMap(idsOf);
        expect(new Set(there).size).toBe(there.length);
        const entries = [...phones[0].doc.getMap("players").keys()];
        expect(there.sort()).toEqual(entries.sort());
        const notes = phones[0].cards.map(({ note }) => note).join();
        for (const [i, id] of ids.entries()) {
          expect(notes.includes(`note ${i}`)).toBe(there.includes(id));
        }
      }),
    );
  });
});
