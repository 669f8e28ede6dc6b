/** The language of the page: from `?lang`, what was chosen before, or what the browser prefers. */
import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import { recall, remember } from "../connection/memory";
import { within } from "../connection/within";
import { directionOf, nearest } from "../protocol/language-tags";
import { type Language, languages } from "./languages";
import { fetchWords } from "./words";

const storageKey = "charrette-language";

/** That of the pages' languages which a tag means. */
export function known(tag: string | null | undefined): Language | undefined {
  return nearest(tag, languages);
}

/** Picks among what the address, the earlier choice and the browser say, in this order. */
export function chooseLanguage(
  search: string,
  stored: string | null,
  preferred: readonly string[],
): Language {
  return (
    chosenLanguage(search, stored) ??
    preferred.map(known).find((lang) => lang !== undefined) ??
    "en"
  );
}

function chosenLanguage(search: string, stored: string | null): Language | undefined {
  return known(new URLSearchParams(search).get("lang")) ?? known(stored);
}

const reading = signal<Language>("en");

/** The language that the page is in: always one whose words have come. */
export const language: ReadonlySignal<Language> = reading;

/** Which way the page is written. */
export const direction = computed(() => directionOf(reading.value));

/** What the reader chose, here or before; null while the page goes by the browser. */
const chosen = signal<Language | null>(null);

/**
 * The language that the address names, if any: a page that a whole room reads goes by nothing else, not by
 * what somebody chose for a dashboard of the same browser.
 */
export const addressLanguages: ReadonlySignal<readonly string[]> = computed(() => {
  const lang = known(new URLSearchParams(location.search).get("lang"));
  return lang === undefined ? [] : [lang];
});

/** The languages of this reader as BCP 47 tags, the best first: what was chosen, then the browser's. */
export const readersLanguages: ReadonlySignal<readonly string[]> = computed(() =>
  chosen.value === null ? navigator.languages : [chosen.value, ...navigator.languages],
);

/** So long a page waits for another language's words: then it goes on in the one that it has. */
const PATIENCE_MS = 4_000;

/** The language that was asked for last. */
let wanted: Language = "en";

/**
 * Turns to the language of this reader; then the page may be drawn. It is drawn in English when the words
 * take too long, and turns when they have come. Never rejects.
 */
export async function openLanguage(): Promise<void> {
  const stored = recall(storageKey) ?? null;
  const lang = chooseLanguage(location.search, stored, navigator.languages);
  chosen.value = chosenLanguage(location.search, stored) ?? null;
  try {
    await within(PATIENCE_MS, turnTo(lang));
  } catch (error) {
    console.info("Not fetched:", error);
  }
}

/** Changes the language of this page and of later visits; rejects when its words cannot be had. */
export async function setLanguage(lang: Language): Promise<void> {
  await within(PATIENCE_MS, turnTo(lang));
  chosen.value = lang;
  remember(storageKey, lang);
}

/** Turns to the language in which the workshop's own texts are, where the page has it. Never rejects. */
export async function followLanguage(tag: string): Promise<void> {
  const lang = known(tag);
  if (lang === undefined) {
    return;
  }
  try {
    await within(PATIENCE_MS, turnTo(lang));
  } catch (error) {
    console.info("Not fetched:", error);
  }
}

/**
 * Turns to the language in which the workshop's own texts are, where the page has none of the reader's: who
 * came to a workshop in it reads it more likely than English. Never rejects.
 *
 * @param languages those of the activity, the workshop's own first
 */
export async function standInWith([own = ""]: readonly string[]): Promise<void> {
  if (chosen.peek() === null && !navigator.languages.some((tag) => known(tag) !== undefined)) {
    await followLanguage(own);
  }
}

/** Fetches the words of what has just come to the page, in the language that the page is in. */
export function fetchWordsOfNew(): Promise<void> {
  return fetchWords(reading.peek());
}

/**
 * Fetches the words of the page in every language, for whoever changes it where there is no network; rejects when
 * some have not come in time, and takes them when they come after all.
 */
export async function fetchAllWords(): Promise<void> {
  await within(PATIENCE_MS, Promise.all(languages.map(fetchWords)));
}

async function turnTo(lang: Language): Promise<void> {
  wanted = lang;
  await fetchWords(lang);
  if (wanted === lang) {
    reading.value = lang;
  }
}

effect(() => {
  if (typeof document !== "undefined") {
    document.documentElement.lang = reading.value;
    document.documentElement.dir = direction.value;
  }
});
