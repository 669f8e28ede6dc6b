import { expect, test } from "vitest";
import * as Y from "yjs";
import { Random } from "../chaos/random";
import { Words } from "./words";

test("a letter that somebody corrects is the word's from then on, in every document", () => {
  const random = new Random(1);
  const words = new Words();
  const [ana, ben] = [new Y.Doc(), new Y.Doc()];
  words.recognise(ana.clientID);
  words.recognise(ben.clientID);
  words.paste(ana, "ana", random, 200);
  expect(words.correct(ben, "ben", random)).toBe(false);
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana));
  expect(words.correct(ana, "ana", random)).toBe(false);

  let corrected = 0;
  for (let times = 0; times < 30; times++) {
    corrected += words.correct(ben, "ben", random) ? 1 : 0;
  }
  expect(corrected).toBe(30);
  expect(words.missingIn(ben)).toEqual([]);
  expect(words.missingIn(ana)).not.toEqual([]);
  Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben));
  expect(words.missingIn(ana)).toEqual([]);
});

test("a word is not corrected in a document that has it as it was before", () => {
  const random = new Random(2);
  const words = new Words();
  const [ana, ben, cleo] = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
  for (const { clientID } of [ana, ben, cleo]) {
    words.recognise(clientID);
  }
  words.paste(ana, "ana", random, 40);
  for (const doc of [ben, cleo]) {
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(ana));
  }
  expect(words.correct(ben, "ben", random)).toBe(true);
  for (let times = 0; times < 30; times++) {
    words.correct(cleo, "cleo", random);
  }
  Y.applyUpdate(cleo, Y.encodeStateAsUpdate(ben));
  expect(words.missingIn(cleo)).toEqual([]);
});

test("no word is missing in the end, however late people hear what others have written and corrected", () => {
  const random = new Random(3);
  const words = new Words();
  const people = ["ana", "ben", "cleo", "dan"].map((name) => ({ name, doc: new Y.Doc() }));
  for (const { doc } of people) {
    words.recognise(doc.clientID);
  }
  const hear = (one: Y.Doc, other: Y.Doc) =>
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)));
  let corrected = 0;
  for (let step = 0; step < 3_000; step++) {
    const { name, doc } = random.pick(people);
    if (random.chance(0.3)) {
      hear(doc, random.pick(people).doc);
    } else if (random.chance(0.5) && words.correct(doc, name, random)) {
      corrected += 1;
    } else {
      words.write(doc, name, random);
    }
  }
  expect(corrected).toBeGreaterThan(100);
  for (const { doc } of people) {
    for (const other of people) {
      hear(doc, other.doc);
    }
  }
  for (const { doc } of people) {
    for (const other of people) {
      hear(doc, other.doc);
    }
    expect(words.missingIn(doc)).toEqual([]);
  }
});
