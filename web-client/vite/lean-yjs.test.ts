import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as lean from "yjs";

/** Yjs as it is, which this project's plugin does not see. */
const whole: typeof lean = createRequire(import.meta.url)("yjs");

/** A document with every XML type in it, beside what a flipchart is made of. */
function withXml(): Uint8Array[] {
  const doc = new whole.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update) => updates.push(update));
  const fragment = doc.getXmlFragment("notes");
  const element = new whole.XmlElement("p");
  fragment.insert(0, [element, new whole.XmlHook("hook") as never]);
  element.setAttribute("lang", "es");
  const text = new whole.XmlText();
  element.insert(0, [text]);
  text.insert(0, "hola ", { bold: true });
  text.insert(5, "a todos");
  doc.getMap("players").set("p1", new whole.XmlFragment());
  doc.getText("challenge").insert(0, "Bridges");
  text.delete(0, 2);
  fragment.delete(1);
  return updates;
}

/** Edits of a text and a map by several people, each of whom knows only some of the others'. */
const edits = fc.array(
  fc.record({
    who: fc.nat(2),
    at: fc.nat(30),
    word: fc.constantFrom("a", "be", "sea", "dear"),
    remove: fc.nat(4),
    hears: fc.nat(2),
  }),
  { minLength: 3, maxLength: 12 },
);

describe("the Yjs of the pages", () => {
  test("is another than the whole one", () => {
    expect(lean.Doc).not.toBe(whole.Doc);
    expect(lean.XmlElement).toBe(lean.XmlFragment);
  });

  test("holds XML and hands it on as it came", () => {
    const held = new lean.Doc();
    for (const update of withXml()) {
      lean.applyUpdate(held, update);
    }
    expect(held.getText("challenge").toString()).toBe("Bridges");
    const again = new whole.Doc();
    whole.applyUpdate(again, lean.encodeStateAsUpdate(held));
    const original = new whole.Doc();
    for (const update of withXml()) {
      whole.applyUpdate(original, update);
    }
    expect(again.getXmlFragment("notes").toString()).toBe(
      original.getXmlFragment("notes").toString(),
    );
    expect(original.getXmlFragment("notes").toString()).toContain('<p lang="es">');
    expect(again.getMap("players").get("p1")).toBeInstanceOf(whole.XmlFragment);
  });

  test("keeps what waits for missing updates, and hands that on too, in whatever order they come", () => {
    fc.assert(
      fc.property(edits, fc.infiniteStream(fc.nat(1000)), (list, order) => {
        const updates: Uint8Array[] = [];
        const docs = [11, 22, 33].map((clientID) => {
          const doc = new whole.Doc();
          doc.clientID = clientID;
          doc.on("update", (update, origin) => origin === "heard" || updates.push(update));
          return doc;
        });
        for (const { who, at, word, remove, hears } of list) {
          const doc = docs[who] as lean.Doc;
          const other = docs[hears] as lean.Doc;
          whole.applyUpdate(doc, whole.encodeStateAsUpdate(other), "heard");
          const text = doc.getText("pitch");
          text.insert(Math.min(at, text.length), word);
          text.delete(0, Math.min(remove, text.length));
          doc.getMap("about").set(word.slice(0, 1), at);
        }
        const shuffled = [...updates];
        for (let i = shuffled.length - 1; i > 0; i--) {
          const j = (order.next().value as number) % (i + 1);
          [shuffled[i], shuffled[j]] = [shuffled[j] as Uint8Array, shuffled[i] as Uint8Array];
        }
        const page = new lean.Doc();
        const reference = new whole.Doc();
        for (const update of shuffled) {
          lean.applyUpdate(page, update);
          whole.applyUpdate(reference, update);
          // Halfway, others get all that it has, also what waits.
          const [next, other] = [new whole.Doc(), new whole.Doc()];
          whole.applyUpdate(next, lean.encodeStateAsUpdate(page));
          whole.applyUpdate(other, whole.encodeStateAsUpdate(reference));
          expect(next.getText("pitch").toString()).toBe(other.getText("pitch").toString());
          expect(next.store.pendingStructs?.missing).toEqual(other.store.pendingStructs?.missing);
          expect(next.store.pendingDs === null).toBe(other.store.pendingDs === null);
          expect(lean.encodeStateVector(page)).toEqual(whole.encodeStateVector(reference));
        }
        expect(page.store.pendingStructs).toBe(null);
        expect(page.store.pendingDs).toBe(null);
        expect(page.getText("pitch").toString()).toBe(reference.getText("pitch").toString());
        expect(page.getMap("about").toJSON()).toEqual(reference.getMap("about").toJSON());
        expect(lean.encodeStateAsUpdate(page)).toEqual(whole.encodeStateAsUpdate(reference));
      }),
      { numRuns: 40 },
    );
  }, 30_000);
});
