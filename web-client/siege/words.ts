import * as Y from "yjs";
import type { Random } from "../chaos/random";

const TEXTS = ["challenge", "strategy", "pitch", "finding:gov", "finding:civic"];
const PLAYERS = "players";
const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];

/** Of the words of others one of the latest so many is corrected. */
const RECENT = 20;

interface Word {
  readonly root: string;
  readonly author: string;
  /** As it was corrected. */
  word: string;
}

/**
 * The words that honest people wrote on one flipchart, and corrected for each other: each is unlike all
 * others, and none may go missing.
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
      this.#add(doc, author, word);
    } else {
      this.#insert(doc, author, random.pick(TEXTS), word, random);
    }
    return word;
  }

  /** Adds a player. */
  addPlayer(doc: Y.Doc, author: string, random: Random): void {
    this.#add(doc, author, this.#next(author, random));
  }

  /**
   * Replaces the last letter of a word of somebody else's. Yields whether it did: not if there is none, or
   * this document does not have it as it is by now.
   */
  correct(doc: Y.Doc, author: string, random: Random): boolean {
    const theirs = this.#written.filter((one) => one.root !== PLAYERS && one.author !== author);
    if (theirs.length === 0) {
      return false;
    }
    const found = random.pick(theirs.slice(-RECENT));
    const text = doc.getText(found.root);
    const at = this.#lastLetter(text, found.word);
    if (at === null) {
      return false;
    }
    // Another one, so that nobody takes the word as it was for the word as it is.
    const letter = random.pick(LETTERS.filter((other) => !found.word.endsWith(other)));
    doc.transact(() => {
      text.delete(at, 1);
      text.insert(at, letter);
    });
    found.word = `${found.word.slice(0, -1)}${letter}`;
    return true;
  }

  /** Writes many at once, at most so many characters. */
  paste(doc: Y.Doc, author: string, random: Random, characters: number): void {
    const words: string[] = [];
    for (let length = 0; length < characters; length += (words.at(-1) as string).length + 1) {
      words.push(this.#next(author, random));
    }
    words.pop();
    this.#insert(doc, author, "challenge", words.join(" "), random);
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

  #add(doc: Y.Doc, author: string, word: string): void {
    doc.getMap(PLAYERS).set(word, new Y.Map<unknown>([["name", word]]));
    this.#written.push({ root: PLAYERS, author, word });
  }

  /** Inserts words and a space where a word begins, so that none is torn apart. */
  #insert(doc: Y.Doc, author: string, root: string, words: string, random: Random): void {
    const text = doc.getText(root);
    const from = random.between(0, text.length);
    text.insert(this.#beginningAfter(text, from), `${words} `);
    for (const word of words.split(" ")) {
      this.#written.push({ root, author, word });
    }
  }

  /** Where the last letter of a word is, among whatever others put between its letters; null if it is not there. */
  #lastLetter(text: Y.Text, word: string): number | null {
    const pieces = this.#honestPieces(text);
    const all = ` ${pieces.map(({ words }) => words).join("")} `;
    const found = all.indexOf(` ${word} `);
    let left = found + word.length - 1;
    for (const { index, words } of found < 0 ? [] : pieces) {
      if (left < words.length) {
        return index + left;
      }
      left -= words.length;
    }
    return null;
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
