import { beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { makeAnew, OwnWords } from "./own-words";

/** A copy of a document that edits under a client id. */
function copyOf(doc: Y.Doc, client: number): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = client;
  return copy;
}

describe("what was made on this device", () => {
  let doc: Y.Doc;
  let own: OwnWords;
  let server: Y.Doc;

  const pitch = (of: Y.Doc) => of.getText("pitch");
  const deliver = () => Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
  /** As a browser has stored it. */
  const displaced = () =>
    structuredClone(
      own.displacedBy(Y.encodeStateAsUpdate(server, own.state()), Y.encodeStateVector(server)),
    );
  /** Somebody edits at the server under the device's client id. */
  const forge = (edit: (of: Y.Doc) => void) => {
    const forger = copyOf(server, doc.clientID);
    edit(forger);
    Y.applyUpdate(server, Y.encodeStateAsUpdate(forger));
  };

  beforeEach(() => {
    doc = new Y.Doc();
    own = new OwnWords(doc);
    server = new Y.Doc();
    pitch(doc).insert(0, "Buses run.");
    deliver();
    own.allDurable();
  });

  test("[W31] the server is asked for its version of what is not known to be durable", () => {
    const clockOf = (state: Uint8Array) => Y.decodeStateVector(state).get(doc.clientID);
    pitch(doc).insert(5, " at night");
    expect(clockOf(own.state())).toBe(10);
    deliver();
    expect(displaced()).toBeNull();
    own.allDurable();
    expect(clockOf(own.state())).toBe(19);
  });

  test("[W31] what others wrote, deleted, or cut is no difference", () => {
    pitch(doc).insert(5, " at night");
    pitch(doc).insert(0, "City ");
    deliver();
    const other = copyOf(server, 7);
    pitch(other).insert(12, "x");
    pitch(other).delete(3, 4);
    Y.applyUpdate(server, Y.encodeStateAsUpdate(other));
    expect(displaced()).toBeNull();
  });

  test("[W31] a letter of two units that somebody wrote into is no difference, another letter is", () => {
    pitch(doc).insert(5, " at 🌉");
    deliver();
    const other = copyOf(server, 7);
    pitch(other).insert(10, "x");
    Y.applyUpdate(server, Y.encodeStateAsUpdate(other));
    expect(`${pitch(server)}`).toContain("\ufffdx\ufffd");
    expect(displaced()).toBeNull();

    pitch(doc).insert(0, "🌉");
    forge((of) => pitch(of).insert(0, "🏙"));
    expect(displaced()).toEqual([{ path: ["pitch"], index: 0, text: "🌉" }]);
  });

  test("[W31] nor is one that was written into here, which the server has lost as it died", () => {
    pitch(doc).insert(5, " at 🌉");
    deliver();
    pitch(doc).insert(10, "y");
    expect(`${pitch(doc)}`).toContain("\ufffdy\ufffd");
    expect(displaced()).toBeNull();
  });

  test.each([
    ["other letters", (of: Y.Doc) => pitch(of).insert(5, " by noise")],
    ["the same elsewhere", (of: Y.Doc) => pitch(of).insert(2, " at night")],
    ["the same in another text", (of: Y.Doc) => of.getText("challenge").insert(0, " at night")],
    ["a value", (of: Y.Doc) => void of.getMap("about").set("ready", true)],
  ])("[W31] displaced by %s, words are made anew where they stood", (_name, edit) => {
    pitch(doc).insert(5, " at night");
    pitch(doc).insert(pitch(doc).length, " Free.");
    forge(edit);
    const lost = displaced() ?? [];
    const anew = copyOf(server, 9);
    makeAnew(anew, lost);
    expect(pitch(anew).toString()).toContain(" at night");
    expect(pitch(anew).toString()).toContain(" Free.");
  });

  test("[W31] only what differs is made anew, in its order, whatever was typed first", () => {
    pitch(doc).insert(10, " B");
    forge((of) => pitch(of).insert(10, " B"));
    pitch(doc).insert(12, " D");
    pitch(doc).insert(12, " C");
    pitch(doc).insert(0, "A ");
    forge((of) => of.getText("challenge").insert(0, "nothing of it"));
    const anew = copyOf(server, 9);
    makeAnew(anew, displaced() ?? []);
    expect(pitch(anew).toString()).toBe("A Buses run. B C D");
  });

  test("[W31] with what is made anew comes all else that the server lacks, whoever made it", () => {
    pitch(doc).insert(10, " Late.");
    forge((of) => pitch(of).insert(0, "Nonsense. "));
    doc.clientID = 77;
    own.begin();
    pitch(doc).insert(16, " Offline.");
    const earlier = copyOf(doc, 5);
    pitch(earlier).insert(25, " Before the reload.");
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(earlier));
    const anew = copyOf(server, 9);
    makeAnew(anew, displaced() ?? []);
    expect(pitch(anew).toString()).toContain(" Late. Offline. Before the reload.");
  });

  test("[W31] what a visit before this one made is compared as well, until it is durable", () => {
    pitch(doc).insert(10, " Late.");
    forge((of) => pitch(of).insert(0, "Noise."));
    const before = new Map(own.made);
    doc = copyOf(doc, 99); // the page is opened again
    own = new OwnWords(doc);
    expect(displaced()).toBeNull();
    own.recall(before);
    expect(own.uncertain).toBe(true);
    expect(displaced()).toEqual([{ path: ["pitch"], index: 10, text: " Late." }]);
    own.allDurable();
    expect(own.uncertain).toBe(false);
  });

  test("[W31] what the server leaves out as another's is asked for once, however often it says so", () => {
    const mine = doc.clientID;
    pitch(doc).insert(10, " Late.");
    expect(own.leftOut([7])).toBe(false);
    expect(own.leftOut([7, mine])).toBe(true);
    expect(own.leftOut([mine])).toBe(false);
    expect(own.leftOut([7, mine])).toBe(false);
    expect(displaced()).toEqual([{ path: ["pitch"], index: 10, text: " Late." }]);
    // Of a client of the next connection it is news again.
    doc.clientID = 77;
    own.begin();
    pitch(doc).insert(16, " Later.");
    expect(own.leftOut([mine, 77])).toBe(true);
    expect(own.leftOut([mine, 77])).toBe(false);
  });

  test("[W31] what was deleted here comes to nothing, and what was written into it comes anew", () => {
    pitch(doc).insert(5, " all night");
    own.leftOut([doc.clientID]);
    pitch(doc).delete(5, 10);
    expect(displaced()).toEqual([]);
    doc.clientID = 77;
    own.begin();
    pitch(doc).insert(5, " late");
    expect(displaced()).toEqual([{ path: ["pitch"], index: 5, text: " late" }]);
  });

  test("[W31] players, their fields and their notes are made anew", () => {
    const players = doc.getMap<Y.Map<unknown>>("players");
    players.set("old", new Y.Map([["note", new Y.Text("was ")]]));
    deliver();
    own.allDurable();
    const note = players.get("old")?.get("note") as Y.Text;
    note.insert(4, "and is");
    players.get("old")?.set("sector", "gov");
    players.set(
      "new",
      new Y.Map<unknown>([
        ["name", "Land bank"],
        ["note", new Y.Text("noted")],
      ]),
    );
    forge((of) => of.getText("challenge").insert(0, "instead of everything else"));
    const anew = copyOf(server, 9);
    makeAnew(anew, displaced() ?? []);
    expect(anew.getMap("players").toJSON()).toEqual({
      old: { note: "was and is", sector: "gov" },
      new: { name: "Land bank", note: "noted" },
    });
  });
});
