import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { Flipchart } from "./schema";
import { webAddress } from "./values";

const sectors = new Set(["gov", "civic"]);
const people = new Set(["amara", "jo"]);

describe("the flipchart in its document", () => {
  test("[F] players come with their stars, most stars first, then in order", () => {
    const flipchart = new Flipchart(new Y.Doc());
    const first = flipchart.addPlayer("  Chief Data Officer ", "gov", "amara", 1);
    const second = flipchart.addPlayer("Brigade", "civic", "jo", 2);
    flipchart.star(second, "amara", true);
    flipchart.star(second, "jo", true);
    flipchart.star(second, "jo", true);
    expect(flipchart.players(sectors, people).map((p) => [p.name, p.stars])).toEqual([
      ["Brigade", 2],
      ["Chief Data Officer", 0],
    ]);
    flipchart.star(second, "jo", false);
    flipchart.note(first)?.insert(0, "portal");
    expect(flipchart.players(sectors, people).find((p) => p.id === first)?.note).toBe("portal");
  });

  test("[F] a removed player takes its partnerships along, and brings them back", () => {
    const flipchart = new Flipchart(new Y.Doc());
    const [a, b, c] = ["A", "B", "C"].map((name) => flipchart.addPlayer(name, "gov", "me", 0));
    flipchart.addPartnership(a as string, b as string, "share data");
    flipchart.addPartnership(b as string, a as string, "again");
    flipchart.addPartnership(b as string, c as string, "");
    flipchart.note(a as string)?.insert(0, "kept");
    flipchart.removePlayer(a as string);
    const left = flipchart.players(sectors, people);
    expect(left).toHaveLength(2);
    expect(flipchart.partnerships(left)).toHaveLength(1);
    flipchart.undoRemoval();
    const back = flipchart.players(sectors, people);
    expect(back.find((player) => player.name === "A")?.note).toBe("kept");
    expect(flipchart.partnerships(back)).toHaveLength(2);
  });

  test("[F2] values of the wrong kind read as absent", () => {
    const doc = new Y.Doc();
    const flipchart = new Flipchart(doc);
    const players = doc.getMap<unknown>("players");
    players.set("text", "not a player");
    players.set("array", new Y.Array());
    const odd = new Y.Map<unknown>();
    players.set("odd", odd);
    odd.set("name", "Odd");
    odd.set("sector", "__proto__");
    odd.set("note", 7);
    odd.set("link", "javascript:alert(1)");
    odd.set("at", "yesterday");
    doc.getMap<unknown>("stars").set("odd", true);
    doc.getMap<unknown>("stars").set("odd/", true);
    doc.getMap<unknown>("stars").set("odd/jo", 1);
    doc.getMap<unknown>("stars").set("odd/amara", true);
    doc.getMap<unknown>("about").set("challengeSource", { a: 1 });
    doc.getMap<unknown>("about").set("ready", "yes");
    expect(flipchart.players(sectors, people)).toEqual([
      {
        id: "odd",
        name: "Odd",
        sector: "",
        note: "",
        link: "",
        by: "",
        at: 0,
        stars: 1,
        starredBy: new Set(["amara"]),
        twins: [],
      },
    ]);
    expect(flipchart.about()).toEqual({ challengeSource: null, presenter: "", ready: false });
  });

  test("[F4] an entry under a key that no facilitator can name is not there", () => {
    const doc = new Y.Doc();
    const flipchart = new Flipchart(doc);
    const [a, b] = ["A", "B"].map((name, at) => flipchart.addPlayer(name, "gov", "me", at));
    const unnamed = ["", "two words", "ñandú", "a/b", "a\nb", "x".repeat(81)];
    for (const key of [...unnamed, "challenge", "pitch", "presenter", "!~".repeat(40)]) {
      const player = new Y.Map<unknown>();
      doc.getMap("players").set(key, player);
      player.set("name", key);
      const link = new Y.Map<unknown>();
      doc.getMap("partnerships").set(key, link);
      link.set("from", a);
      link.set("to", b);
    }
    const players = flipchart.players(sectors, people);
    expect(players.map(({ name }) => name).sort()).toEqual(["!~".repeat(40), "A", "B"]);
    expect(flipchart.partnerships(players)).toHaveLength(1);
  });

  test("[F5] only stars of people of the table count", () => {
    const doc = new Y.Doc();
    const flipchart = new Flipchart(doc);
    const id = flipchart.addPlayer("A", "gov", "me", 0);
    for (const fan of ["jo", "nobody", "", "jo/amara"]) {
      flipchart.star(id, fan, true);
    }
    expect(flipchart.players(sectors, people)[0]?.starredBy).toEqual(new Set(["jo"]));
  });

  test("[F2] whatever lies in the document, reading it does not throw", () => {
    const value: fc.Arbitrary<unknown> = fc.oneof(
      fc.jsonValue(),
      fc.uint8Array({ maxLength: 3 }),
      fc.constantFrom("text", "map", "array").map((kind) => ({ shared: kind })),
    );
    const root = fc.constantFrom("players", "stars", "partnerships", "about");
    const key = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom("p", "p/me", "ready"));
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
        const flipchart = new Flipchart(doc);
        const players = flipchart.players(sectors, people);
        flipchart.partnerships(players);
        flipchart.about();
        for (const player of players) {
          flipchart.note(player.id);
        }
      }),
    );
  });

  test("[F2] a root that another client made as something else does not break the page", () => {
    const hostile = new Y.Doc();
    hostile.getText("players").insert(0, "text");
    hostile.getMap("challenge").set("a", 1);
    const doc = new Y.Doc();
    const flipchart = new Flipchart(doc);
    const challenge = flipchart.text("challenge");
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(hostile));
    expect(flipchart.players(sectors, people)).toEqual([]);
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
