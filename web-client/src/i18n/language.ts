/** The language of the page: from `?lang`, what was chosen before, or what the browser prefers. */
import { effect, signal } from "@preact/signals";
import { recall, remember } from "../connection/memory";

export const languages = ["en", "es"] as const;
export type Language = (typeof languages)[number];

/** What each language calls itself. */
export const languageNames: Record<Language, string> = { en: "English", es: "Español" };

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

export const language = signal<Language>(
  chooseLanguage(
    globalThis.location?.search ?? "",
    recall(storageKey) ?? null,
    globalThis.navigator?.languages ?? [],
  ),
);

/** Changes the language of this page and of later visits. */
export function setLanguage(lang: Language): void {
  language.value = lang;
  remember(storageKey, lang);
}

effect(() => {
  if (typeof document !== "undefined") {
    document.documentElement.lang = language.value;
  }
});
