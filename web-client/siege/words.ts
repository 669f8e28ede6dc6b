import * as Y from "yjs";
import type { Random } from "../chaos/random";

const TEXTS = ["challenge", "strategy", "pitch", "finding:gov", "finding:civic"];
const PLAYERS = "players";
const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
/** Honest people write in these, and attackers in others, which may come between. */
const FOREIGN = /[^a-z0-9 ]+/g;

interface Word {
  readonly root: string;
  readonly word: string;
}

/** The words that honest people wrote on one flipchart: each is unlike all others, and none may go missing. */
export class Words {
  readonly #written: Word[] = [];
  #count = 0;

  /** The flipchart is another now: none is looked for any more. */
  forget(): void {
    this.#written.length = 0;
  }

  /** Writes one, somewhere between those that are there, and yields it. */
  write(doc: Y.Doc, author: string, random: Random): string {
    const word = this.#next(author, random);
    if (random.chance(0.1)) {
      const player = new Y.Map<unknown>([["name", word]]);
      doc.getMap(PLAYERS).set(word, player);
      this.#written.push({ root: PLAYERS, word });
    } else {
      this.#insert(doc, random.pick(TEXTS), word, random);
    }
    return word;
  }

  /** Writes many at once, at most so many characters. */
  paste(doc: Y.Doc, author: string, random: Random, characters: number): void {
    const words: string[] = [];
    for (let length = 0; length < characters; length += (words.at(-1) as string).length + 1) {
      words.push(this.#next(author, random));
    }
    words.pop();
    this.#insert(doc, "challenge", words.join(" "), random);
  }

  /** Those that a document lacks. */
  missingIn(doc: Y.Doc): string[] {
    const there = new Map(
      TEXTS.map((root) => [
        root,
        new Set(doc.getText(root).toString().replace(FOREIGN, "").split(" ")),
      ]),
    );
    const players = doc.getMap<unknown>(PLAYERS);
    return this.#written
      .filter(({ root, word }) => {
        if (root !== PLAYERS) {
          return !there.get(root)?.has(word);
        }
        const player = players.get(word);
        return !(player instanceof Y.Map) || player.get("name") !== word;
      })
      .map(({ root, word }) => `${word} in ${root}`);
  }

  #next(author: string, random: Random): string {
    this.#count += 1;
    const letters = Array.from({ length: random.between(1, 8) }, () => random.pick(LETTERS));
    return `${author}${this.#count}${letters.join("")}`;
  }

  /** Inserts words and a space where a word begins, so that none is torn apart. */
  #insert(doc: Y.Doc, root: string, words: string, random: Random): void {
    const text = doc.getText(root);
    const space = text.toString().indexOf(" ", random.between(0, text.length));
    text.insert(space + 1, `${words} `);
    for (const word of words.split(" ")) {
      this.#written.push({ root, word });
    }
  }
}
