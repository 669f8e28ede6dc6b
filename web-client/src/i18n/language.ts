/** The language of the page: from `?lang`, what was chosen before, or what the browser prefers. */
import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { recall, remember } from "../connection/memory";
import { within } from "../connection/within";
import { type Language, languages } from "./languages";
import { fetchWords } from "./words";

const storageKey = "charrette-language";

function known(tag: string | null | undefined): Language | undefined {
  const base = tag?.toLowerCase().split("-")[0];
  return languages.find((lang) => lang === base);
}

/** Picks among what the address, the earlier choice and the browser say, in this order. */
export function chooseLanguage(
  search: string,
  stored: string | null,
  preferred: readonly string[],
): Language {
  return (
    known(new URLSearchParams(search).get("lang")) ??
    known(stored) ??
    preferred.map(known).find((lang) => lang !== undefined) ??
    "en"
  );
}

const reading = signal<Language>("en");

/** The language that the page is in: always one whose words have come. */
export const language: ReadonlySignal<Language> = reading;

/** So long a page waits for another language's words: then it goes on in the one that it has. */
const PATIENCE_MS = 4_000;

/** The language that was asked for last. */
let wanted: Language = "en";

/**
 * Turns to the language of this reader; then the page may be drawn. It is drawn in English when the words
 * take too long, and turns when they have come. Never rejects.
 */
export async function openLanguage(): Promise<void> {
  const lang = chooseLanguage(location.search, recall(storageKey) ?? null, navigator.languages);
  try {
    await within(PATIENCE_MS, turnTo(lang));
  } catch (error) {
    console.info("The words of another language could not be fetched:", error);
  }
}

/** Changes the language of this page and of later visits; rejects when its words cannot be had. */
export async function setLanguage(lang: Language): Promise<void> {
  await within(PATIENCE_MS, turnTo(lang));
  remember(storageKey, lang);
}

/** Fetches the words of what has just come to the page, in the language that the page is in. */
export function fetchWordsOfNew(): Promise<void> {
  return fetchWords(reading.peek());
}

/** Fetches the words of the page in every language, for whoever changes it where there is no network. */
export async function fetchAllWords(): Promise<void> {
  await Promise.all(languages.map(fetchWords));
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
  }
});
