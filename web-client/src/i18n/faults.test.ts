import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { faults as en } from "./en/faults";
import { faults as es } from "./es/faults";
import { faultWords } from "./faults";

const server = resolve(import.meta.dirname, "../../../server");
const fault = readFileSync(
  resolve(server, "app/src/main/java/io/charrette/activity/Fault.java"),
  "utf8",
);
/** The server's codes, each with its English words. */
const codes = [
  ...fault.matchAll(/^ {4}[A-Z][A-Z_0-9]+\(\s*"([a-z0-9-]+)",\s*((?:"[^"]+"[\s+]*)+)\)/gm),
].map(([, code = "", words = ""]) => ({ code, words }));
const names = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe("[A5] what is wrong with an activity", () => {
  test.each(codes)(
    "has words for $code in both languages, with the same values",
    ({ code, words }) => {
      for (const catalogue of [en, es] as readonly Record<string, unknown>[]) {
        expect(catalogue[code]).toBeTypeOf("string");
        expect(names(String(catalogue[code]))).toEqual(names(words));
      }
    },
  );

  test("is specified by the same codes, and there is no word for another", () => {
    expect(codes.length).toBeGreaterThan(20);
    const spec = readFileSync(resolve(server, "SPEC.md"), "utf8");
    const listed = /- \*\*A5\*\*.*Codes: `([^`]+)`/.exec(spec)?.[1]?.split(" ") ?? [];
    expect([...listed].sort()).toEqual(codes.map(({ code }) => code).sort());
    const titles = ["faultsTitle", "faultsFound", "faultsMore"];
    expect(
      Object.keys(en)
        .filter((key) => !titles.includes(key))
        .sort(),
    ).toEqual(codes.map(({ code }) => code).sort());
  });

  test("is said in English where the page does not know the code", () => {
    expect(
      faultWords({ code: "not-one-of", values: { allowed: "a, b", found: "c" }, english: "" }),
    ).toBe("must be one of: a, b. It is “c”.");
    expect(faultWords({ code: "of-tomorrow", values: {}, english: "x: is odd" })).toBe("x: is odd");
  });
});
