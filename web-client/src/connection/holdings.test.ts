import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { Holdings } from "./holdings";

const written = (words: string): Y.Doc => {
  const doc = new Y.Doc();
  doc.getText("pitch").insert(0, words);
  return doc;
};

describe("what somebody is known to have", () => {
  test("a deletion is missed, though it does not move a state vector", () => {
    const doc = written("Buses run.");
    const known = Holdings.of(Y.encodeStateAsUpdate(doc));
    expect(known.hasAllOf(doc)).toBe(true);
    let update: Uint8Array = new Uint8Array();
    doc.on("update", (made) => {
      update = made;
    });
    doc.getText("pitch").delete(0, 6);
    expect(known.hasAllOf(doc)).toBe(false);
    known.add(Holdings.of(update));
    expect(known.hasAllOf(doc)).toBe(true);
  });

  test("a state says what was made, and nothing of deletions", () => {
    const doc = written("Buses run.");
    const known = new Holdings();
    known.addState(Y.encodeStateVector(doc));
    expect(known.hasAllOf(doc)).toBe(true);
    doc.getText("pitch").delete(0, 6);
    known.addState(Y.encodeStateVector(doc));
    expect(known.hasAllOf(doc)).toBe(false);
  });

  test("what somebody wrote into what another deleted is nothing that the others lack", () => {
    const doc = new Y.Doc();
    const players = doc.getMap<Y.Map<string>>("players");
    players.set("bus", new Y.Map<string>([["name", "Bus operator"]]));
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    players.delete("bus");
    const known = Holdings.of(Y.encodeStateAsUpdate(doc));
    other.getMap<Y.Map<string>>("players").get("bus")?.set("sector", "civic");
    const late = Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc));

    Y.applyUpdate(doc, late);
    expect(known.hasAllOf(doc)).toBe(false);
    known.add(Holdings.of(late));

    expect(known.hasAllOf(doc)).toBe(true);
  });

  test("what came collected, without a word about its deletion, is known with it", () => {
    const doc = written("Buses run.");
    const known = Holdings.of(Y.encodeStateAsUpdate(doc));
    // One struct of client 5: collected, three operations long; no deletions.
    const collected = new Uint8Array([1, 1, 5, 0, 0, 3, 0]);

    Y.applyUpdate(doc, collected);
    expect(known.hasAllOf(doc)).toBe(false);
    known.add(Holdings.of(collected));

    expect(known.hasAllOf(doc)).toBe(true);
  });

  test("frames may be known in any order; all is known when the last is, and not before", () => {
    const edit = fc.record({ at: fc.nat(), cut: fc.nat(3), put: fc.string({ maxLength: 3 }) });
    const edits = fc.array(edit, { minLength: 1, maxLength: 20 });
    const order = fc.infiniteStream(fc.nat());
    fc.assert(
      fc.property(edits, order, (made, picks) => {
        const doc = written("Buses run.");
        const known = Holdings.of(Y.encodeStateAsUpdate(doc));
        const updates: Uint8Array[] = [];
        doc.on("update", (update) => void updates.push(update));
        const text = doc.getText("pitch");
        for (const { at, cut, put } of made) {
          const index = at % (text.length + 1);
          text.delete(index, Math.min(cut, text.length - index));
          text.insert(index, put);
        }
        while (updates.length > 0) {
          expect(known.hasAllOf(doc)).toBe(false);
          const missing = Y.encodeStateAsUpdate(doc, known.state());
          const filled = Holdings.of(missing);
          filled.add(known);
          expect(filled.hasAllOf(doc)).toBe(true);
          const [update] = updates.splice((picks.next().value ?? 0) % updates.length, 1);
          known.add(Holdings.of(update as Uint8Array));
        }
        expect(known.hasAllOf(doc)).toBe(true);
      }),
    );
  });
});
