import * as Y from "yjs";
import type { Random } from "../chaos/random";

const TEXTS = ["challenge", "strategy", "pitch", "finding:gov", "finding:civic"];
const PLAYERS = "players";
const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];

interface Word {
  readonly root: string;
  readonly word: string;
}

/**
 * The words that honest people wrote on one flipchart: each is unlike all others, and none may go missing.
 * What others put among their letters is not looked at: everybody at a table may write anywhere.
 */
export class Words {
  readonly #written: Word[] = [];
  readonly #honest = new Set<number>();
  #count = 0;

  /** The flipchart is another now: none is looked for any more. */
  forget(): void {
    this.#written.length = 0;
  }

  /** Under this client id somebody honest writes. */
  recognise(client: number): void {
    this.#honest.add(client);
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
        new Set(
          this.#honestPieces(doc.getText(root))
            .map(({ words }) => words)
            .join("")
            .split(" "),
        ),
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
    const from = random.between(0, text.length);
    text.insert(this.#beginningAfter(text, from), `${words} `);
    for (const word of words.split(" ")) {
      this.#written.push({ root, word });
    }
  }

  /** Where a word of somebody honest begins, behind this place; 0 if none does. */
  #beginningAfter(text: Y.Text, from: number): number {
    for (const { index, words } of this.#honestPieces(text)) {
      const space = words.indexOf(" ", Math.max(0, from - index));
      if (space >= 0) {
        return index + space + 1;
      }
    }
    return 0;
  }

  /** What there is of honest people, and where. */
  #honestPieces(text: Y.Text): { index: number; words: string }[] {
    const pieces: { index: number; words: string }[] = [];
    let index = 0;
    for (let item = text._start; item !== null; item = item.right) {
      if (item.deleted || !item.countable) {
        continue;
      }
      if (item.content instanceof Y.ContentString && this.#honest.has(item.id.client)) {
        pieces.push({ index, words: item.content.str });
      }
      index += item.length;
    }
    return pieces;
  }
}
