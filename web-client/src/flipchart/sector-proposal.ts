/** Which sector a name is likely to belong to, by the words that the activity has about its sectors. */
import type { Sector } from "../protocol/activity";
import { singular, wordsOf } from "./likeness";

/** How much a word says about a sector, by where the activity has it. */
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

/** Proposes sectors in the words of one activity. */
export class SectorProposer {
  readonly #sectors: readonly Known[];

  constructor(sectors: readonly Sector[]) {
    this.#sectors = sectors.map(known);
  }

  /** The sector that a player of this name is likely to belong to, "" when none is ahead of the others. */
  of(name: string): string {
    const words = new Set(told(name));
    const scores = new Map(this.#sectors.map((sector) => [sector.id, 0]));
    const add = (id: string, points: number) => scores.set(id, (scores.get(id) ?? 0) + points);
    for (const word of words) {
      // What many sectors have says little about each.
      const having = this.#sectors.filter((sector) => sector.words.has(word));
      for (const { id, words: weights } of having) {
        add(id, (weights.get(word) ?? 0) / having.length);
      }
    }
    for (const { id, terms } of this.#sectors) {
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

function known(sector: Sector): Known {
  const examples = [
    ...sector.lookFor.map(({ text }) => text),
    ...sector.networks.map(({ name }) => name),
  ];
  const words = new Map<string, number>();
  const learn = (texts: readonly string[], weight: number) => {
    for (const word of texts.flatMap(told)) {
      words.set(word, Math.max(weight, words.get(word) ?? 0));
    }
  };
  learn([sector.summary], WEIGHT.summary);
  learn(examples, WEIGHT.examples);
  for (const keyword of sector.keywords) {
    learn([keyword], told(keyword).length > 1 ? WEIGHT.examples : WEIGHT.keyword);
  }
  learn([sector.name, sector.short], WEIGHT.name);
  // "Director de datos (Chief Data Officer)" is two terms.
  const parts = [...examples.flatMap((text) => text.split(/[(),]/)), ...sector.keywords];
  return { id: sector.id, words, terms: parts.map(told).filter((term) => term.length > 1) };
}
