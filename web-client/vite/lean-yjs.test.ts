import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as lean from "yjs";

/** Yjs as it is, which this project's plugin does not see. */
const whole: typeof lean = createRequire(import.meta.url)("yjs");

/** A document with lists and every XML type in it, beside what a flipchart is made of. */
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
  doc.getMap("players").set("p2", whole.Array.from(["a", new whole.Map(), new whole.Array()]));
  doc.getArray("list").insert(0, [1, 2, 3]);
  doc.getArray("list").delete(1);
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

/** What one of two people does to a text with these words. */
const deedsWith = (...words: string[]) =>
  fc.array(
    fc.record({
      mine: fc.boolean(),
      at: fc.nat(30),
      words: fc.constantFrom(...words, ""),
      remove: fc.nat(4),
      alone: fc.boolean(),
      kind: fc.constantFrom("plain", "plain", "bold", "embed"),
    }),
    { minLength: 2, maxLength: 25 },
  );

type Deed = ReturnType<typeof deedsWith> extends fc.Arbitrary<(infer D)[]> ? D : never;

/** Does it, in as many pieces as somebody who replaces words. */
function act(doc: lean.Doc, { at, words, remove }: Deed): void {
  const text = doc.getText("pitch");
  doc.transact(() => {
    const place = Math.min(at, text.length);
    text.delete(place, Math.min(remove, text.length - place));
    text.insert(place, words);
  });
}

/** The updates of a document, and what its text said of them. */
function listen(doc: lean.Doc): { updates: Uint8Array[]; deltas: unknown[] } {
  const heard: ReturnType<typeof listen> = { updates: [], deltas: [] };
  doc.on("update", (update) => heard.updates.push(update));
  doc.getText("pitch").observe((event) => heard.deltas.push(event.delta));
  return heard;
}

describe("the Yjs of the pages", () => {
  test("is another than the whole one", () => {
    expect(lean.Doc).not.toBe(whole.Doc);
    expect(lean.XmlElement).toBe(lean.XmlFragment);
  });

  test("holds lists and XML and hands them on as they came", () => {
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
    expect(again.getMap("players").get("p2")).toBeInstanceOf(whole.Array);
    expect((again.getMap("players").get("p2") as lean.Array<unknown>).toJSON()).toEqual([
      "a",
      {},
      [],
    ]);
    expect(again.getArray("list").toJSON()).toEqual([1, 3]);
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
        // Of what waits for each other, and came apart, Yjs forgets that it has all.
        expect(page.store.pendingStructs?.missing).toEqual(reference.store.pendingStructs?.missing);
        expect(page.store.pendingDs === null).toBe(reference.store.pendingDs === null);
        expect(page.getText("pitch").toString()).toBe(reference.getText("pitch").toString());
        expect(page.getMap("about").toJSON()).toEqual(reference.getMap("about").toJSON());
        expect(lean.encodeStateAsUpdate(page)).toEqual(whole.encodeStateAsUpdate(reference));
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  test("edits a text as the whole one does: the same bytes, and the same is said of them", () => {
    fc.assert(
      fc.property(deedsWith("a", "be", "sea", "dear", "\u{1f33b}"), (list) => {
        const [page, reference, other] = [new lean.Doc(), new whole.Doc(), new whole.Doc()];
        [page.clientID, reference.clientID, other.clientID] = [11, 11, 22];
        const [heard, expected] = [listen(page), listen(reference)];
        const undo = [page, reference].map(
          (doc, index) =>
            new (index === 0 ? lean : whole).UndoManager(doc.getText("pitch"), {
              captureTimeout: 0,
            }),
        );
        for (const deed of list) {
          if (deed.mine) {
            act(page, deed);
            act(reference, deed);
          } else {
            act(other, deed);
          }
          if (!deed.alone) {
            const news = whole.encodeStateAsUpdate(other);
            lean.applyUpdate(page, news);
            whole.applyUpdate(reference, news);
            whole.applyUpdate(other, lean.encodeStateAsUpdate(page));
          }
          if (deed.at === 0) {
            undo.forEach((steps) => {
              steps.undo();
            });
          }
          expect(page.getText("pitch").toString()).toBe(reference.getText("pitch").toString());
          expect(page.getText("pitch").length).toBe(reference.getText("pitch").length);
        }
        expect(heard).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  }, 30_000);

  test("holds formats and embedded values of others, and writes around them", () => {
    fc.assert(
      fc.property(deedsWith("a", "be", "sea", "dear"), (list) => {
        const [page, other] = [new lean.Doc(), new whole.Doc()];
        const events: string[] = [""];
        page.getText("pitch").observe((event) => {
          events.push(shownBy(events.at(-1) ?? "", event.delta));
        });
        for (const deed of list) {
          const text = other.getText("pitch");
          if (deed.mine) {
            act(page, deed);
          } else if (deed.kind === "bold" && text.length > 0) {
            const at = Math.min(deed.at, text.length - 1);
            text.format(at, Math.min(deed.remove + 1, text.length - at), { bold: true });
          } else if (deed.kind === "embed") {
            text.insertEmbed(Math.min(deed.at, text.length), { image: deed.words });
          } else {
            act(other, deed);
          }
          if (!deed.alone) {
            lean.applyUpdate(page, whole.encodeStateAsUpdate(other));
            whole.applyUpdate(other, lean.encodeStateAsUpdate(page));
            lean.applyUpdate(page, whole.encodeStateAsUpdate(other));
            expect(plainly(page.getText("pitch"))).toBe(plainly(other.getText("pitch")));
            expect(lean.encodeStateVector(page)).toEqual(whole.encodeStateVector(other));
          }
          expect(events.at(-1)).toBe(plainly(page.getText("pitch")));
        }
      }),
      { numRuns: 200 },
    );
  }, 30_000);
});

/** A text with a sign for each value that is embedded. */
function plainly(text: lean.Text): string {
  return text.toDelta().map(signs).join("");
}

function signs({ insert }: { insert?: unknown }): string {
  return typeof insert === "string" ? insert : "\ufffc";
}

/** A text after what an event says of it. */
function shownBy(before: string, delta: lean.YTextEvent["delta"]): string {
  let [after, at] = ["", 0];
  for (const operation of delta) {
    if (operation.insert !== undefined) {
      after += signs(operation);
    } else {
      after += before.slice(at, at + (operation.retain ?? 0));
      at += (operation.retain ?? 0) + (operation.delete ?? 0);
    }
  }
  return after + before.slice(at);
}
