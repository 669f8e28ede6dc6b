import * as Y from "yjs";
import type { Random } from "./random";

const TEXTS = ["challenge", "strategy", "pitch", "finding:gov", "finding:civic@targeted"];
const CATEGORIES = ["gov", "net", "civic", "learn", "fund", "anchor", "fed"];
const LETTERS = "abcdefghijklmnopqrstuvwxyz áéíñ’— 🌉🏙";
const MOST_TEXT = 3_000;
const MOST_CARDS = 30;

/** One thing that somebody does to a flipchart, whatever comes to mind. */
export function scribble(doc: Y.Doc, random: Random): void {
  doc.transact(() => {
    const steps = random.chance(0.1) ? random.between(2, 6) : 1;
    for (let step = 0; step < steps; step++) {
      change(doc, random);
    }
  });
}

function change(doc: Y.Doc, random: Random): void {
  const cards = doc.getMap<unknown>("players");
  const ids = [...cards.keys()];
  const dice = random.next();
  if (dice < 0.65 || ids.length === 0) {
    writeIn(doc.getText(random.pick(TEXTS)), random);
  } else if (dice < 0.75) {
    const note = (cards.get(random.pick(ids)) as Y.Map<unknown>).get("note");
    if (note instanceof Y.Text) {
      writeIn(note, random);
    }
  } else if (dice < 0.82) {
    const fan = `${random.pick(ids)}/fan${random.between(1, 5)}`;
    const stars = doc.getMap("stars");
    if (stars.has(fan)) {
      stars.delete(fan);
    } else {
      stars.set(fan, true);
    }
  } else if (dice < 0.86) {
    cards.delete(random.pick(ids));
  } else if (dice < 0.9) {
    const link = new Y.Map<unknown>();
    link.set("from", random.pick(ids));
    link.set("to", random.pick(ids));
    link.set("note", words(random, 40));
    doc.getMap("partnerships").set(`s${random.between(1, 40)}`, link);
  } else {
    doc
      .getMap("about")
      .set(random.pick(["presenter", "challengeSource", "ready:scan"]), words(random, 12));
  }
  if (cards.size < MOST_CARDS && random.chance(0.08)) {
    addCard(cards, random);
  }
}

function writeIn(text: Y.Text, random: Random): void {
  const remove = text.length > MOST_TEXT || random.chance(0.25);
  if (remove && text.length > 0) {
    const at = random.between(0, text.length - 1);
    text.delete(at, Math.min(text.length - at, random.between(1, random.chance(0.1) ? 400 : 10)));
  } else {
    const pasted = random.chance(0.02) ? 900 : 12;
    text.insert(random.between(0, text.length), words(random, pasted));
  }
}

function addCard(cards: Y.Map<unknown>, random: Random): void {
  const card = new Y.Map<unknown>();
  card.set("name", words(random, 20));
  card.set("sector", random.pick(CATEGORIES));
  card.set("note", new Y.Text(words(random, 30)));
  card.set("link", "https://example.org/");
  card.set("by", "chaos");
  card.set("at", random.between(1, 1_000_000));
  cards.set(`p${random.between(1, 1_000_000)}`, card);
}

/** Some letters, at most so many code units or one more. */
function words(random: Random, most: number): string {
  const letters = [...LETTERS];
  let text = random.pick(letters);
  for (let length = random.between(1, most); text.length < length; ) {
    text += random.pick(letters);
  }
  return text;
}
