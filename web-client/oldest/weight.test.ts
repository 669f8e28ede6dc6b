import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sharedNames } from "../vite/shared-files.ts";

/**
 * What a phone fetches until somebody can type, as gzip and without headers. The goal is 60 kB of script, and the
 * bounds are what was reached: whoever needs more says why, or makes it a late part (phone/parts.ts).
 */

const assets = join(import.meta.dirname, "../dist/assets");
const page = readFileSync(join(assets, "../phone.html"), "utf8");

const bytesOf = (name: string) => {
  const zipped = join(assets, `${name}.gz`);
  return statSync(existsSync(zipped) ? zipped : join(assets, name)).size;
};

/** The files with an ending that the page itself names. */
const named = (ending: string) =>
  [...page.matchAll(/assets\/([\w-]+\.\w+)"/g)].flatMap(([, name = ""]) =>
    name.endsWith(ending) ? [name] : [],
  );

/** The late parts of the page and of its sheets. */
const lateParts = [
  "phone/parts",
  "flipchart/late-parts",
  "flipchart/late-details",
  "phone/offers/late-parts",
].flatMap((file) =>
  [
    ...readFileSync(join(import.meta.dirname, `../src/${file}.ts`), "utf8").matchAll(
      /import\("\S+\/(\w+)"\)/g,
    ),
  ].map(([, name = ""]) => name),
);

/** The script of a late part. */
function partNamed(part: string): string {
  const found = readdirSync(assets).filter((name) => name.startsWith(`${part}-`));
  const script = found.find((name) => name.endsWith(".js"));
  if (script === undefined) {
    throw new Error(`there is no file of ${part}`);
  }
  return script;
}

/** These scripts, and what they import at once. */
function withImports(scripts: readonly string[]): ReadonlySet<string> {
  const all = new Set(scripts);
  for (const script of all) {
    const text = readFileSync(join(assets, script), "utf8");
    for (const [, name = ""] of text.matchAll(/(?:from|import)\s*["'`]\.\/([\w-]+\.js)/g)) {
      all.add(name);
    }
  }
  return all;
}

describe("a phone fetches no more until somebody can type than it did", () => {
  const sum = (names: Iterable<string>) =>
    [...names].reduce((bytes, name) => bytes + bytesOf(name), 0);

  test.each([
    ["TextSheetView", 59_700],
    ["CardsSheet", 60_000],
  ])("of script, at %s", (part, most) => {
    const scripts = withImports([...named(".js"), partNamed(part)]);
    expect(scripts.size).toBeGreaterThan(3);
    expect(sum(scripts)).toBeLessThanOrEqual(most);
  });

  test("without what Vite fetches ahead with, which is four times as long as our own (vite/preload.ts)", () => {
    const scripts = named(".js").map((name) => readFileSync(join(assets, name), "utf8"));
    expect(scripts.some((script) => script.includes("modulepreload"))).toBe(true);
    expect(scripts.filter((script) => script.includes("vite:preloadError"))).toEqual([]);
  });

  test("without a style of a late part's own, which nobody would fetch (vite/fetched-ahead.ts)", () => {
    expect(lateParts).toContain("CardList");
    const files = [...lateParts, "cards", "texts", "decks", ...sharedNames];
    const late = readdirSync(assets)
      .filter((name) => name.endsWith(".css") && !named(".css").includes(name))
      .map((name) => name.replace(/-[\w-]{8}\.css$/, ""));
    expect(late).toContain("facilitator");
    expect(late.filter((name) => files.includes(name))).toEqual([]);
  });

  test("of style", () => {
    const styles = named(".css");
    expect(styles).not.toEqual([]);
    expect(sum(styles)).toBeLessThanOrEqual(20_000);
  });
});
