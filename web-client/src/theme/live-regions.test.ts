import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const pages = join(import.meta.dirname, "..");

/** What makes a region live: roles that are, and the attribute unless it says that it is not. */
const live = /role=["'{]+(status|alert|log|marquee|alertdialog)\b|aria-live=["'{]+(?!off)|<output/g;

describe("what is said aloud", () => {
  test("is said by the announcer alone, which lets nobody be talked over", () => {
    const found = readdirSync(pages, { recursive: true, encoding: "utf8" })
      .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
      .flatMap((name) => {
        const source = readFileSync(join(pages, name), "utf8");
        return [...source.matchAll(live)].map(([region]) => `${name}: ${region}`);
      });
    // A length that is changed by its own two buttons: each press is answered at once, and alone.
    expect(found).toEqual(["facilitator/StepsDialog.tsx: <output"]);
  });
});
