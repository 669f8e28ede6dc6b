/** What is done with the words of leftovers.ts: in a file of its own, since nobody needs it for their first letter. */
import { noteThrownAway } from "./shown-copies";

/** Where they are kept. */
export interface LeftoverWords {
  /** What is remembered, which may be more than is shown. */
  present(): string;
  /** Shows these words and remembers them, in place of what was. */
  put(words: string): void;
  /** Whether this phone remembers them when the page is closed. */
  readonly kept: boolean;
  /** How to remove the copies that stand behind them. */
  readonly copies: (() => void)[];
}

/** Adds words under a title; says whether this phone remembers them. */
export function show(leftovers: LeftoverWords, title: string, words: string): boolean {
  const earlier = leftovers.present();
  if (words !== "") {
    // Whole paragraphs: what is half typed may be the beginning of other words.
    const shown = `\n\n${earlier}\n\n`.includes(`\n\n${words}\n\n`);
    leftovers.put(shown ? earlier : [earlier, title, words].filter(Boolean).join("\n\n"));
  }
  return leftovers.kept;
}

/**
 * Throws away what is shown, with the copies that it was read from, be it when they can be opened again; what
 * another page of the same person has added since is shown then.
 */
export function throwAway(workshopId: string, leftovers: LeftoverWords, shown: string): void {
  const rest = leftovers.present().replace(shown, "").trim();
  leftovers.put(rest);
  if (rest === "") {
    noteThrownAway(workshopId);
  }
  for (const remove of leftovers.copies.splice(0)) {
    remove();
  }
}
