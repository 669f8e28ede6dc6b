/**
 * The typed look-up of visible words. A key that a page uses but the English part lacks, a parameter
 * left out, or a key that another language lacks does not compile.
 */
import type { ComponentChild } from "preact";
import { fromTheRight } from "../protocol/language-tags";
import { direction, language } from "./language";
import type { Language } from "./languages";
import type { Catalogue, Template, Words } from "./words";

type ParameterNames<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterNames<Rest>
  : never;
type TemplateText<T extends Template> = T extends string
  ? T
  : T extends { other: infer Other extends string }
    ? Other
    : never;
type NamesOf<T extends Template> = T extends string
  ? ParameterNames<T>
  : ParameterNames<TemplateText<T>> | "count";
type Values<T extends Template, V> = T extends string
  ? { [K in ParameterNames<T>]: V }
  : { [K in Exclude<NamesOf<T>, "count">]: V } & { count: number };
type Arguments<T extends Template, V> = [NamesOf<T>] extends [never] ? [] : [values: Values<T, V>];

export interface Translate<C extends Catalogue> {
  <K extends keyof C & string>(key: K, ...values: Arguments<C[K], string | number>): string;
  /** The same with elements as parameters: the words and the elements in the language's order. */
  rich<K extends keyof C & string>(
    key: K,
    ...values: Arguments<C[K], ComponentChild>
  ): ComponentChild[];
}

const pluralRules = new Map<Language, Intl.PluralRules>();

/** Chooses the template's form for `count` in `lang`. */
export function templateFor(template: Template, lang: Language, count: unknown): string {
  if (typeof template === "string") {
    return template;
  }
  const rules = pluralRules.get(lang) ?? new Intl.PluralRules(lang);
  pluralRules.set(lang, rules);
  return (typeof count === "number" && template[rules.select(count)]) || template.other;
}

/** Letters of names that may not run into words in a language of this direction. */
const others = { ltr: fromTheRight, rtl: /\p{L}/u };

/**
 * A name as it stands in a sentence: by itself where it may be written the other way than the page, so that the
 * signs at its end stay there.
 */
export function standing(name: string): string {
  return others[direction.value].test(name) ? `\u2068${name}\u2069` : name;
}

function filled(value: unknown): unknown {
  return typeof value === "string"
    ? standing(value)
    : typeof value === "number"
      ? value.toLocaleString(language.value)
      : value;
}

/** Makes the look-up for a page, or for a part of one, out of catalogues that have no key in common. */
export function makeTranslate<
  A extends Catalogue,
  B extends Catalogue = Record<never, never>,
  C extends Catalogue = Record<never, never>,
>(...[a, b, c]: [Words<A>, Words<B>?, Words<C>?]): Translate<A & B & C> {
  const lookUp = (key: string, values: Record<string, unknown> | undefined): unknown[] => {
    const lang = language.value;
    const found = a.template(key, lang) ?? b?.template(key, lang) ?? c?.template(key, lang) ?? key;
    // Words at even places, names of parameters at odd ones.
    return templateFor(found, lang, values?.count)
      .split(/\{(\w+)\}/)
      .map((piece, i) => (i % 2 === 0 ? piece : filled(values?.[piece])));
  };
  const translate = (key: string, values?: Record<string, unknown>) => lookUp(key, values).join("");
  return Object.assign(translate, { rich: lookUp }) as unknown as Translate<A & B & C>;
}
