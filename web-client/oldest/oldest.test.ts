import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import DoIUse from "doiuse";
import { ESLint } from "eslint";
import postcss from "postcss";
import { describe, expect, test } from "vitest";
import { languages } from "../src/i18n/languages";
import { oldest } from "./browsers";
import { plainParagraph, plainWords } from "./plain-words";

const built = join(import.meta.dirname, "../dist");
const assets = join(built, "assets");
const text = (file: string) => readFileSync(file, "utf8");
const files = (folder: string, ending: string) =>
  readdirSync(folder).filter((name) => name.endsWith(ending));

/** What one of the oldest browsers lacks, in whole or in part, and why nobody misses it there. */
const spared: Readonly<Record<string, string>> = {
  "css-clip-path": "inset() only, which all of them have",
  "css-masks": "prefixed as well",
  "css-overflow": "of overflow: clip none is used",
  "css-resize": "there is no handle on iOS that could be hidden",
  "css-touch-action": "Safari has manipulation, the only value in use",
  "css-unicode-bidi": "the fields have dir=auto as well",
  "css3-cursors": "a phone has none",
  "css3-cursors-grab": "a phone has none",
  multicolumn: "as far as they have it",
  "text-decoration": "as far as they have it",
  "text-size-adjust": "prefixed as well; a desktop sizes no text by itself",
  "viewport-unit-variants": "behind @supports, with vh before it",
};

test("every style comes with a page, since one that was not to be had is not fetched again", () => {
  const linked = files(built, ".html")
    .map((page) => text(join(built, page)))
    .join();
  expect(files(assets, ".css").filter((style) => !linked.includes(style))).toEqual([]);
});

describe("what is delivered asks nothing of the oldest browsers that one of them lacks", () => {
  const eslint = new ESLint({
    overrideConfigFile: join(import.meta.dirname, "eslint.config.mjs"),
    cwd: built,
  });
  const said = (results: ESLint.LintResult[]) =>
    results.flatMap(({ filePath, messages }) =>
      messages.map(({ message }) => `${filePath}: ${message}`),
    );

  test("scripts", async () => {
    const results = await eslint.lintFiles(["**/*.js"]);
    expect(results.length).toBeGreaterThan(4);
    expect(said(results)).toEqual([]);
  });

  test.each([
    ["a lookbehind", "/(?<=a)b/.test('ab');"],
    ["toSorted", "[2, 1].toSorted();"],
    ["Object.hasOwn", "Object.hasOwn({}, 'a');"],
    ["structuredClone", "structuredClone({});"],
    ["a static block", "class A { static { A.b = 1; } }"],
    ["syntax that is younger", "await using a = b;"],
  ])("%s would be found", async (_what, script) => {
    expect(said(await eslint.lintText(script, { filePath: "asset.js" }))).not.toEqual([]);
  });

  const styled = async (css: string) => {
    const found = new Map<string, string>();
    const plugin = new DoIUse({
      browsers: [...oldest],
      onFeatureUsage: ({ feature, message }) => found.set(feature, message),
    });
    await postcss([plugin]).process(css, { from: undefined });
    // No list of features has this one.
    if (css.includes("color-mix(")) {
      found.set("color-mix", "color-mix()");
    }
    return found;
  };

  test("styles", async () => {
    const sheets = files(assets, ".css");
    expect(sheets.length).toBeGreaterThan(3);
    const found = new Map<string, string>();
    for (const sheet of sheets) {
      for (const [feature, message] of await styled(text(join(assets, sheet)))) {
        found.set(feature, `${sheet}: ${message}`);
      }
    }
    expect([...found].filter(([feature]) => !(feature in spared))).toEqual([]);
    expect(Object.keys(spared).filter((feature) => !found.has(feature))).toEqual([]);
  });

  test.each([
    ["a layer", "@layer a { b { color: red } }"],
    [":has", "a:has(b) { color: red }"],
    ["a container's unit", "a { inline-size: 3cqi }"],
    ["nesting", "a { b { color: red } }"],
    ["a range", "@media (width >= 4px) { a { color: red } }"],
    ["color-mix", "a { color: color-mix(in srgb, red, blue) }"],
  ])("%s would be found", async (_what, css) => {
    expect([...(await styled(css)).keys()].filter((feature) => !(feature in spared))).not.toEqual(
      [],
    );
  });
});

describe("[H12] what a page says that has not been drawn", () => {
  const said = plainWords();

  test("all pages say it in all languages", () => {
    const pages = files(built, ".html");
    expect(pages).toHaveLength(5);
    for (const page of pages) {
      for (const language of languages) {
        const words = said[language] ?? "";
        expect(words).not.toBe("");
        expect(text(join(built, page))).toContain(plainParagraph(language, words));
      }
    }
  });

  test("it names the oldest browsers", () => {
    const versions = oldest.map((browser) => browser.split(" ")[1] as string);
    for (const language of languages) {
      for (const version of versions) {
        expect(said[language]).toContain(version);
      }
    }
  });
});
