import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vite";
import { inLanguage } from "../src/i18n/direction.ts";

const EMPTY = '<div id="page"></div>';

/** The folders of the pages' languages. */
const folder = resolve(import.meta.dirname, "../src/i18n");

/** What a page says as long as its script has drawn nothing, by the languages that have a file of it. */
export function plainWords(): Readonly<Record<string, string>> {
  const files = readdirSync(folder)
    .map((language) => [language, resolve(folder, language, "too-old.txt")] as const)
    .filter(([, file]) => existsSync(file));
  return Object.fromEntries(
    files.map(([language, file]) => [language, readFileSync(file, "utf8").trim()]),
  );
}

/** One of them as a page has it. */
export function plainParagraph(language: string, text: string): string {
  const { lang, dir } = inLanguage(language);
  return `<p lang="${lang}" dir="${dir}">${text}</p>`;
}

/**
 * Puts plain words into each page, which its script replaces. The theme's sheet shows them after some
 * seconds, so that nobody sees them who need not; a browser that has no script, cannot read ours or
 * fails at it shows them too, and no script has to say that scripts do not work.
 */
export function withPlainWords(): Plugin {
  const paragraphs = Object.entries(plainWords()).map(([lang, text]) => plainParagraph(lang, text));
  return {
    name: "plain-words",
    transformIndexHtml(html) {
      if (!html.includes(EMPTY)) {
        throw new Error(`a page has no ${EMPTY}`);
      }
      const filled = `<div id="page"><main data-undrawn>${paragraphs.join("")}</main></div>`;
      return html.replace(EMPTY, filled);
    },
  };
}
