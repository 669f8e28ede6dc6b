/** Which category a name is likely to belong to, by the words that the activity has about its categories. */
import type { Category } from "../protocol/activity";
import { singular, wordsOf } from "./likeness";

/** How much a word says about a category, by where the activity has it. */
const WEIGHT = { summary: 1, examples: 2, keyword: 3, name: 3 } as const;
/** What a whole term of several words says on top of its words. */
const WHOLE_TERM = 3;
/** Less than this says nothing. */
const LEAST = 1;
/** By so much the best must be ahead of the next: a guess between two is none. */
const AHEAD = 1.15;

interface Known {
  readonly id: string;
  readonly words: ReadonlyMap<string, number>;
  readonly terms: readonly (readonly string[])[];
}

/** Proposes categories in the words of one activity. */
export class CategoryProposer {
  readonly #categories: readonly Known[];

  constructor(categories: readonly Category[]) {
    this.#categories = categories.map(known);
  }

  /** The category that a card of this name is likely to belong to, "" when none is ahead of the others. */
  of(name: string): string {
    const words = new Set(told(name));
    const scores = new Map(this.#categories.map((category) => [category.id, 0]));
    const add = (id: string, points: number) => scores.set(id, (scores.get(id) ?? 0) + points);
    for (const word of words) {
      // What many categories have says little about each.
      const having = this.#categories.filter((category) => category.words.has(word));
      for (const { id, words: weights } of having) {
        add(id, (weights.get(word) ?? 0) / having.length);
      }
    }
    for (const { id, terms } of this.#categories) {
      const longest = Math.max(
        0,
        ...terms.filter((term) => term.every((w) => words.has(w))).map((term) => term.length),
      );
      add(id, longest > 1 ? WHOLE_TERM * (longest - 1) : 0);
    }
    const [best, next] = [...scores].sort(([, a], [, b]) => b - a);
    return best !== undefined && best[1] >= LEAST && best[1] >= (next?.[1] ?? 0) * AHEAD
      ? best[0]
      : "";
  }
}

function told(text: string): string[] {
  return wordsOf(text).map(singular);
}

function known(category: Category): Known {
  const examples = [
    ...category.lookFor.map(({ text }) => text),
    ...category.networks.map(({ name }) => name),
  ];
  const words = new Map<string, number>();
  const learn = (texts: readonly string[], weight: number) => {
    for (const word of texts.flatMap(told)) {
      words.set(word, Math.max(weight, words.get(word) ?? 0));
    }
  };
  learn([category.summary], WEIGHT.summary);
  learn(examples, WEIGHT.examples);
  for (const keyword of category.keywords) {
    learn([keyword], told(keyword).length > 1 ? WEIGHT.examples : WEIGHT.keyword);
  }
  learn([category.name, category.short], WEIGHT.name);
  // "Director de datos (Chief Data Officer)" is two terms.
  const parts = [...examples.flatMap((text) => text.split(/[(),]/)), ...category.keywords];
  return { id: category.id, words, terms: parts.map(told).filter((term) => term.length > 1) };
}
