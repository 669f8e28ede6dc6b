import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const client = resolve(import.meta.dirname, "..");
const english = join(client, "src/i18n/en");
const builtIn = resolve(client, "../server/app/src/main/resources/activities/tech-innovation.json");

/** Words of pages in English, with what is in braces, and the same in another language. */
type Pair = readonly [english: string, other: string];
type Template = string | Record<string, string>;

/** What a page says, as Playwright finds it: text in English, an expression in another language. */
export type Said = string | RegExp;

/** Finds what a page says in its language by what it says in English. */
export type Saying = (english: string, how?: { readonly part?: boolean }) => Said;

export const inEnglish: Saying = (words) => words;

/**
 * What pages say in a language, read off the catalogues and the built-in activity. Where the same English words
 * have several, each of them will do; words of which there are none are a fault of the test.
 */
export async function sayingIn(language: string): Promise<Saying> {
  const pairs = [...(await pagesPairs(language)), ...activityPairs(language)];
  return (words, { part = false } = {}) => {
    const all = translations(words, pairs);
    if (all.length === 0) {
      throw new Error(`No page says “${words}”`);
    }
    const any = `(?:${all.map((each) => each.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`;
    return new RegExp(part ? any : `^\\s*${any}\\s*$`);
  };
}

async function pagesPairs(language: string): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (const name of readdirSync(english).filter((file) => file.endsWith(".ts"))) {
    const part = name.replace(".ts", "");
    const words = async (of: string): Promise<Record<string, Template>> =>
      Object.values(await import(join(client, "src/i18n", of, name)))[0] as never;
    const [from, to] = [await words("en"), await words(language)];
    for (const [key, template] of Object.entries(from)) {
      const other = to[key];
      if (typeof template === "string" && typeof other === "string") {
        pairs.push([template, other]);
      } else if (typeof template === "object" && typeof other === "object") {
        for (const [form, text] of Object.entries(template)) {
          pairs.push([text, other[form] ?? (other.other as string)]);
        }
      } else {
        throw new Error(`${part}.${key} is not of one kind`);
      }
    }
  }
  return pairs;
}

/** Every text of the activity, which has it by language. */
function activityPairs(language: string): Pair[] {
  const pairs: Pair[] = [];
  const look = (value: unknown): void => {
    if (value === null || typeof value !== "object") {
      return;
    }
    const { en, [language]: other } = value as Record<string, unknown>;
    if (typeof en === "string" && typeof other === "string") {
      const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
      pairs.push([en, other], [capital(en), capital(other)]);
    } else {
      Object.values(value).forEach(look);
    }
  };
  look(JSON.parse(readFileSync(builtIn, "utf8")));
  return pairs;
}

/** What stands for some words, also where they are a template's, or two words with a colon between. */
function translations(words: string, pairs: readonly Pair[]): string[] {
  const same = (text: string) => pairs.filter(([from]) => from === text).map(([, to]) => to);
  const exact = same(words);
  if (exact.length > 0) {
    return [...new Set(exact)];
  }
  const filled = pairs
    .map(([from, to]) => ({ from, to, values: valuesIn(words, from) }))
    .filter(({ values }) => Object.keys(values).length > 0)
    .map(({ from, to, values }) => ({
      own: from.replaceAll(/\{\w+\}/g, "").length,
      text: to.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
        const value = values[name];
        return value === undefined ? whole : (same(value)[0] ?? value);
      }),
    }));
  // Of the templates that fit, those of which the words have most.
  const most = Math.max(0, ...filled.map(({ own }) => own));
  const [before = "", after] = words.split(": ");
  const joined =
    after === undefined ? [] : same(before).map((text) => `${text}: ${same(after)[0] ?? after}`);
  return [
    ...new Set([...filled.filter(({ own }) => own === most).map(({ text }) => text), ...joined]),
  ];
}

/** What stands in these words for the names in a template; nothing where they are not the template's. */
function valuesIn(words: string, template: string): Record<string, string> {
  // What is little else than names fits anything, and a name that stands twice is no pattern.
  const names = template.match(/\{\w+\}/g) ?? [];
  const own = template.replaceAll(/\{\w+\}/g, "");
  if (!/[a-z]{2}/i.test(own) || new Set(names).size < names.length) {
    return {};
  }
  const pattern = template
    .split(/(\{\w+\})/)
    .map((piece) =>
      piece.startsWith("{")
        ? `(?<${piece.slice(1, -1)}>.+?)`
        : piece.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"),
    )
    .join("");
  return { ...new RegExp(`^${pattern}$`).exec(words)?.groups };
}
