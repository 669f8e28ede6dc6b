import * as Y from "yjs";
import type { Random } from "./random";

const TEXTS = ["challenge", "strategy", "pitch", "finding:gov", "finding:civic"];
const SECTORS = ["gov", "net", "civic", "learn", "fund", "anchor", "fed"];
const LETTERS = "abcdefghijklmnopqrstuvwxyz áéíñ’— 🌉🏙";
const MOST_TEXT = 3_000;
const MOST_PLAYERS = 30;

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
  const players = doc.getMap<unknown>("players");
  const ids = [...players.keys()];
  const dice = random.next();
  if (dice < 0.65 || ids.length === 0) {
    writeIn(doc.getText(random.pick(TEXTS)), random);
  } else if (dice < 0.75) {
    const note = (players.get(random.pick(ids)) as Y.Map<unknown>).get("note");
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
    players.delete(random.pick(ids));
  } else if (dice < 0.9) {
    const partnership = new Y.Map<unknown>();
    partnership.set("from", random.pick(ids));
    partnership.set("to", random.pick(ids));
    partnership.set("note", words(random, 40));
    doc.getMap("partnerships").set(`s${random.between(1, 40)}`, partnership);
  } else {
    doc
      .getMap("about")
      .set(random.pick(["presenter", "challengeSource", "ready"]), words(random, 12));
  }
  if (players.size < MOST_PLAYERS && random.chance(0.08)) {
    addPlayer(players, random);
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

function addPlayer(players: Y.Map<unknown>, random: Random): void {
  const player = new Y.Map<unknown>();
  player.set("name", words(random, 20));
  player.set("sector", random.pick(SECTORS));
  player.set("note", new Y.Text(words(random, 30)));
  player.set("link", "https://example.org/");
  player.set("by", "chaos");
  player.set("at", random.between(1, 1_000_000));
  players.set(`p${random.between(1, 1_000_000)}`, player);
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
