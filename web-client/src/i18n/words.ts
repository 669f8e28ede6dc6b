/**
 * A part of the visible words. English comes with the page, so that there are always words; those of
 * another language are a file that is fetched for who reads it.
 */
import type { Language } from "./languages";

/** `{name}` in a template is a parameter; a template that counts has a form for each plural. */
export type PluralForms = Partial<Record<Exclude<Intl.LDMLPluralRule, "other">, string>> & {
  readonly other: string;
};
export type Template = string | PluralForms;
export type Catalogue = Readonly<Record<string, Template>>;

/** What another language must bring for the English catalogue `C`: the same keys, the same kinds. */
export type Translation<C extends Catalogue> = {
  readonly [K in keyof C]: C[K] extends string ? string : PluralForms;
};

const onThisPage = new Set<Words<Catalogue>>();

/** One catalogue in all languages; the page has it from the moment it is made. */
export class Words<C extends Catalogue> {
  readonly #known: Map<Language, Translation<C>>;
  readonly #others: ReadonlyMap<Language, () => Promise<unknown>>;

  /** @param others what fetches the words of other languages, by the files' paths, as a glob finds them */
  constructor(en: C, others: Readonly<Record<string, () => Promise<unknown>>>) {
    this.#known = new Map([["en", en as Translation<C>]]);
    this.#others = new Map(
      Object.entries(others).map(([path, fetch]) => [path.split("/").at(-2) ?? "", fetch]),
    );
    onThisPage.add(this as unknown as Words<Catalogue>);
  }

  /** The template of a key, in English where the language has not come or has none; undefined for others' keys. */
  template(key: string, lang: Language): Template | undefined {
    return this.#known.get(lang)?.[key] ?? this.#known.get("en")?.[key];
  }

  async fetch(lang: Language): Promise<void> {
    const fetch = this.#others.get(lang);
    if (fetch !== undefined && !this.#known.has(lang)) {
      this.#known.set(lang, (await fetch()) as Translation<C>);
    }
  }
}

/** Fetches all the words that the page has so far in a language; rejects when one file cannot be had. */
export async function fetchWords(lang: Language): Promise<void> {
  await Promise.all([...onThisPage].map((words) => words.fetch(lang)));
}
