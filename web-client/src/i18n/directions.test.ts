import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const src = join(import.meta.dirname, "..");
/** An element that takes its direction from its words, and has nothing but words of the page. */
const pageSentence =
  /<(\w+)\b[^<>]*\bdir="auto"[^<>]*>\s*\{(?:t|shared|time|trouble|adding|dashboard|entryWords)(?:\.rich)?\((?:[^{}]|\{[^{}]*\})*\)\}\s*<\/\1>/g;

/** What of a source is a sentence of the page that a name at its beginning could turn around. */
function turned(source: string): string[] {
  return [...source.matchAll(pageSentence)].map(([found]) => found);
}

test("[A8] a page's sentence goes the page's way, whoever's name it begins with", () => {
  expect(turned('<p class="x" dir="auto">\n  {t("by", { name: a.name })}\n</p>')).toHaveLength(1);
  expect(turned('<p dir="auto" lang="">{offer.text}</p>')).toEqual([]);
  const sources = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".tsx"),
  );
  expect(sources.length).toBeGreaterThan(100);
  for (const file of sources) {
    expect(turned(readFileSync(join(src, file), "utf8")), file).toEqual([]);
  }
});
