import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { Sheet } from "../protocol/activity";
import { activity } from "./activity.fixture";
import type { Deck } from "./deck";
import { deckOf } from "./decks";
import { historyOfRemovals } from "./removals";
import { cardPlace, Flipchart, keyOf, noteRoot } from "./schema";
import { webAddress } from "./values";

const people = new Set(["amara", "jo"]);

/** The cards of the sheet whose names in documents are old. */
function deckIn(doc = new Y.Doc()): Deck {
  return deckOf(new Flipchart(doc, activity), "players");
}

describe("the flipchart in its document", () => {
  test("[F] one that pages wrote before activities had format 2 opens, byte by byte", () => {
    const file = "server/app/src/test/resources/flipcharts/before-format-2.update";
    const doc = new Y.Doc();
    Y.applyUpdate(doc, readFileSync(resolve(import.meta.dirname, "../../..", file)));
    const flipchart = new Flipchart(doc, activity);
    const deck = deckOf(flipchart, "players");
    const cards = deck.cards(new Set(["ana", "bo"]));
    expect(cards).toMatchObject([
      { id: "b", name: "Data Driven Detroit", category: "civic", stars: 2 },
      { id: "a", name: "Planning department", category: "gov", stars: 0 },
    ]);
    expect(deck.note("b")?.toString()).toBe("Open data 📊");
    expect(deck.links(cards)).toMatchObject([{ from: "a", to: "b", note: "A shared map" }]);
    expect(flipchart.note("players", "gov").toString()).toBe("Open data portal since 2015");
    expect(flipchart.text("challenge").toString()).toBe("Vacant lots");
    expect(flipchart.text("pitch").toString()).toBe("One day, one map: ¡vamos!");
    // It said so for good then; now a table says with which phase it is ready.
    expect(flipchart.about().ready("scan")).toBeNull();
    expect(flipchart.about().of("presenter")).toBe("Ana");
  });

  test.each([1, 9])(
    "[W43] what a phone that was away said of an earlier step replaces no later word, client %d",
    (client) => {
      const [here, away] = [new Y.Doc(), new Y.Doc()];
      here.clientID = 5;
      away.clientID = client;
      new Flipchart(here, activity).setReady("challenge", 2);
      new Flipchart(away, activity).setReady("scan", 1);
      Y.applyUpdate(here, Y.encodeStateAsUpdate(away));
      const about = new Flipchart(here, activity).about();
      expect([about.ready("scan"), about.ready("challenge")]).toEqual([1, 2]);
    },
  );

  test("[F] the first sheet lies under the names that documents have had from the beginning", () => {
    const doc = new Y.Doc();
    const flipchart = new Flipchart(doc, activity);
    const deck = deckOf(flipchart, "players");
    const [a = "", b = ""] = ["A", "B"].map((name) =>
      deck.add({ name, category: "gov", by: "amara", at: 7 }),
    );
    deck.star(a, "jo", true);
    deck.link(a, b, "share data");
    flipchart.note("players", "gov").insert(0, "portal");
    flipchart.text("pitch").insert(0, "We bridge");
    flipchart.setRole("presenter", " Jo ");
    flipchart.choose("challengeSource", "own");
    flipchart.setReady("scan", 1_800_000_000_000);
    expect(flipchart.about().ready("scan")).toBe(1_800_000_000_000);
    expect(doc.getMap("players").toJSON()[a]).toEqual({
      name: "A",
      sector: "gov",
      note: "",
      link: "",
      by: "amara",
      at: 7,
    });
    expect(doc.getMap("stars").toJSON()).toEqual({ [`${a}/jo`]: true });
    expect(Object.values(doc.getMap("partnerships").toJSON())).toEqual([
      { from: a, to: b, note: "share data" },
    ]);
    expect(doc.getText("finding:gov").toString()).toBe("portal");
    expect(doc.getText("pitch").toString()).toBe("We bridge");
    expect(doc.getMap("about").toJSON()).toEqual({
      presenter: "Jo",
      challengeSource: "own",
      "ready:scan": 1_800_000_000_000,
    });
    flipchart.setReady("scan", null);
    expect(flipchart.about().ready("scan")).toBeNull();
  });

  test("[F] other sheets lie under their ids, and what is added in a further look is marked", () => {
    const doc = new Y.Doc();
    const flipchart = new Flipchart(doc, activity);
    const idea = deckOf(flipchart, "ideas").add({ name: "Idea", category: "", by: "amara", at: 1 });
    expect([...doc.getMap("cards:ideas").keys()]).toEqual([idea]);
    const deck = deckOf(flipchart, "players");
    deck.add({ name: "A", category: "", by: "amara", at: 1 });
    deck.add({ name: "B", category: "", round: "targeted", by: "amara", at: 2 });
    expect(deck.cards(people).map(({ name, round }) => [name, round])).toEqual([
      ["A", ""],
      ["B", "targeted"],
    ]);
    expect(deckOf(flipchart, "ideas").cards(people)).toHaveLength(1);
    expect(() => deckOf(flipchart, "texts")).toThrow("texts");
    expect(noteRoot("players", "gov", "targeted")).toBe("finding:gov@targeted");
    expect(noteRoot("ideas", "near")).toBe("note:ideas:near");
    expect([cardPlace("players", "x"), cardPlace("ideas", "x")]).toEqual([
      "player:x",
      "card:ideas:x",
    ]);
  });

  test("a sheet is begun by a card, by a text and by a note, each in its look", () => {
    const flipchart = new Flipchart(new Y.Doc(), activity);
    const [sheet] = activity.sheets.filter(({ id }) => id === "players");
    const begun = () => ["", "targeted"].map((round) => flipchart.isBegun(sheet as Sheet, round));
    expect(begun()).toEqual([false, false]);
    flipchart.note("players", "gov").insert(0, "An open data portal");
    expect(begun()).toEqual([true, false]);
    flipchart.note("players", "gov", "targeted").insert(0, "Who keeps it");
    expect(begun()).toEqual([true, true]);
  });

  test("a change says of which parts it was: a card's note and stars are the card's", () => {
    const doc = new Y.Doc();
    const flipchart = new Flipchart(doc, activity);
    const deck = deckOf(flipchart, "players");
    const told: string[][] = [];
    doc.on("afterTransaction", (transaction: Y.Transaction) => {
      told.push(flipchart.partsChangedBy(transaction).map(keyOf));
    });
    const a = deck.add({ name: "A", category: "", by: "amara", at: 1 });
    const b = deckOf(flipchart, "ideas").add({ name: "B", category: "", by: "amara", at: 1 });
    deck.note(a)?.insert(0, "note");
    deck.star(a, "jo", true);
    flipchart.text("pitch").insert(0, "x");
    flipchart.note("players", "gov").insert(0, "x");
    flipchart.setReady("scan", 7);
    doc.getMap("nobody's").set("a", 1);
    expect(told).toEqual([
      [`card:players:${a}`],
      [`card:ideas:${b}`],
      [`card:players:${a}`],
      [`card:players:${a}`],
      ["text:pitch"],
      ["text:finding:gov"],
      ["about"],
      ["text:nobody's"],
    ]);
  });

  test("[F] cards come with their stars, most stars first, then in order", () => {
    const deck = deckIn();
    const first = deck.add({ name: "  Chief Data Officer ", category: "gov", by: "amara", at: 1 });
    const second = deck.add({ name: "Brigade", category: "civic", by: "jo", at: 2 });
    deck.star(second, "amara", true);
    deck.star(second, "jo", true);
    deck.star(second, "jo", true);
    expect(deck.cards(people).map((p) => [p.name, p.stars])).toEqual([
      ["Brigade", 2],
      ["Chief Data Officer", 0],
    ]);
    deck.star(second, "jo", false);
    deck.note(first)?.insert(0, "portal");
    expect(deck.cards(people).find((p) => p.id === first)?.note).toBe("portal");
  });

  test("[F] a removed card takes its links along, and brings them back", () => {
    const deck = deckIn();
    const [a, b, c] = ["A", "B", "C"].map((name) =>
      deck.add({ name, category: "gov", by: "me", at: 0 }),
    );
    deck.link(a as string, b as string, "share data");
    deck.link(b as string, a as string, "again");
    deck.link(b as string, c as string, "");
    deck.note(a as string)?.insert(0, "kept");
    deck.remove(a as string, historyOfRemovals);
    const left = deck.cards(people);
    expect(left).toHaveLength(2);
    expect(deck.links(left)).toHaveLength(1);
    deck.undoRemoval();
    const back = deck.cards(people);
    expect(back.find((card) => card.name === "A")?.note).toBe("kept");
    expect(deck.links(back)).toHaveLength(2);
  });

  test("[F2] values of the wrong kind read as absent", () => {
    const doc = new Y.Doc();
    const deck = deckIn(doc);
    const players = doc.getMap<unknown>("players");
    players.set("text", "not a card");
    players.set("array", new Y.Array());
    const odd = new Y.Map<unknown>();
    players.set("odd", odd);
    odd.set("name", "Odd");
    odd.set("sector", "__proto__");
    odd.set("round", "third");
    odd.set("note", 7);
    odd.set("link", "javascript:alert(1)");
    odd.set("at", "yesterday");
    doc.getMap<unknown>("stars").set("odd", true);
    doc.getMap<unknown>("stars").set("odd/", true);
    doc.getMap<unknown>("stars").set("odd/jo", 1);
    doc.getMap<unknown>("stars").set("odd/amara", true);
    doc.getMap<unknown>("about").set("challengeSource", { a: 1 });
    doc.getMap<unknown>("about").set("presenter", 7);
    doc.getMap<unknown>("about").set("ready:scan", 5n);
    expect(deck.cards(people)).toEqual([
      {
        id: "odd",
        name: "Odd",
        category: "",
        round: "",
        note: "",
        link: "",
        by: "",
        at: 0,
        stars: 1,
        starredBy: new Set(["amara"]),
        twins: [],
      },
    ]);
    const about = new Flipchart(doc, activity).about();
    expect([about.of("challengeSource"), about.of("presenter")]).toEqual(["", ""]);
    expect(about.ready("scan")).toBeNull();
  });

  test("[F4] an entry under a key that no facilitator can name is not there", () => {
    const doc = new Y.Doc();
    const deck = deckIn(doc);
    const [a, b] = ["A", "B"].map((name, at) => deck.add({ name, category: "gov", by: "me", at }));
    const unnamed = ["", "two words", "ñandú", "a/b", "a\nb", "x".repeat(81)];
    for (const key of [...unnamed, "challenge", "pitch", "presenter", "!~".repeat(40)]) {
      const card = new Y.Map<unknown>();
      doc.getMap("players").set(key, card);
      card.set("name", key);
      const link = new Y.Map<unknown>();
      doc.getMap("partnerships").set(key, link);
      link.set("from", a);
      link.set("to", b);
    }
    const cards = deck.cards(people);
    expect(cards.map(({ name }) => name).sort()).toEqual(["!~".repeat(40), "A", "B"]);
    expect(deck.links(cards)).toHaveLength(1);
  });

  test("[F5] only stars of people of the table count", () => {
    const doc = new Y.Doc();
    const deck = deckIn(doc);
    const id = deck.add({ name: "A", category: "gov", by: "me", at: 0 });
    for (const fan of ["jo", "nobody", "", "jo/amara"]) {
      deck.star(id, fan, true);
    }
    expect(deck.cards(people)[0]?.starredBy).toEqual(new Set(["jo"]));
  });

  test("[F2] whatever lies in the document, reading it does not throw", () => {
    const value: fc.Arbitrary<unknown> = fc.oneof(
      fc.jsonValue(),
      fc.uint8Array({ maxLength: 3 }),
      fc.constantFrom("text", "map", "array").map((kind) => ({ shared: kind })),
    );
    const root = fc.constantFrom("players", "stars", "partnerships", "about");
    const key = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom("p", "p/me", "ready:scan"));
    const inner = fc.constantFrom("name", "sector", "note", "link", "from", "to", "at");
    fc.assert(
      fc.property(fc.array(fc.tuple(root, key, inner, value)), (writes) => {
        const doc = new Y.Doc();
        for (const [name, at, field, what] of writes) {
          const map = doc.getMap<unknown>(name);
          const shared = (what as { shared?: string } | null)?.shared;
          if (shared === "text") {
            map.set(at, new Y.Text("t"));
          } else if (shared === "array") {
            map.set(at, new Y.Array());
          } else if (shared === "map") {
            const child = new Y.Map<unknown>();
            map.set(at, child);
            child.set(field, what);
            child.set("name", field);
          } else {
            map.set(at, what);
          }
        }
        const deck = deckIn(doc);
        const cards = deck.cards(people);
        deck.links(cards);
        const about = new Flipchart(doc, activity).about();
        about.of("presenter");
        about.ready("scan");
        for (const card of cards) {
          deck.note(card.id);
        }
      }),
    );
  });

  test("[F2] a root that another client made as something else does not break the page", () => {
    const hostile = new Y.Doc();
    hostile.getText("players").insert(0, "text");
    hostile.getMap("challenge").set("a", 1);
    const doc = new Y.Doc();
    const flipchart = new Flipchart(doc, activity);
    const deck = deckOf(flipchart, "players");
    const challenge = flipchart.text("challenge");
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(hostile));
    expect(deck.cards(people)).toEqual([]);
    expect(challenge.toString()).toBe("");
  });

  test("a link opens only as a web page", () => {
    expect(webAddress("datadrivendetroit.org")).toBe("https://datadrivendetroit.org/");
    expect(webAddress("http://nfg.org/members")).toBe("http://nfg.org/members");
    for (const bad of ["javascript:alert(1)", "data:text/html,x", "//", "localhost", 5, ""]) {
      expect(webAddress(bad)).toBe("");
    }
  });
});
