import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { directionOf } from "../protocol/language-tags";
import { inLanguage } from "./direction";
import { directionOfText } from "./text-direction";

test.each([
  ["en", "ltr"],
  ["es-MX", "ltr"],
  ["ar", "rtl"],
  ["he-IL", "rtl"],
  ["fa", "rtl"],
  ["ks-Deva", "ltr"],
  ["az-Arab", "rtl"],
  ["not a tag", "ltr"],
  // Stored before tags were held to what browsers take.
  ["ar-arb", "rtl"],
  ["ar-Latn-v2", "ltr"],
  ["zh-yue", "ltr"],
])("%s is written %s", (tag, direction) => {
  expect(directionOf(tag)).toBe(direction);
  expect(inLanguage(tag)).toEqual({ lang: tag, dir: direction });
});

test.each([
  ["Kim & Co.", "ltr"],
  ["(3) السوق", "rtl"],
  ["שלום Kim", "rtl"],
  ["𞤀", "rtl"],
  ["24/7", "ltr"],
])("a text goes the way of its first letter: %s %s", (text, direction) => {
  expect(directionOfText(text)).toBe(direction);
});

describe("the server's table", () => {
  const table = new Map(
    readFileSync("../server/app/src/main/resources/words/directions.txt", "utf8")
      .trim()
      .split("\n")
      .filter((line) => !line.startsWith("#"))
      .map((line) => line.split(" ") as [string, string]),
  );
  /** As Labels.directionOf reads it. */
  const told = (language: string, region: string) =>
    table.get(`${language}-${region}`) ?? table.get(language) ?? "ltr";
  const isKnown = (tag: string) => new Intl.Locale(tag).maximize().script !== undefined;

  test("[A8] has the direction that pages go by, for each language that it names", () => {
    const known = [...table].filter(([tag]) => isKnown(tag));
    expect(known.length).toBeGreaterThan(100);
    for (const [tag, direction] of known) {
      expect(directionOf(tag), tag).toBe(direction);
    }
  });

  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  const pairs = letters.flatMap((one) => letters.map((other) => one + other));

  test("[A8] lacks no language of three letters, nor one of two under such a code", () => {
    const codes = pairs.flatMap((pair) => letters.map((letter) => pair + letter)).filter(isKnown);
    expect(codes).toContain("fas");
    const differ = codes.filter((code) => directionOf(code) !== told(code, ""));
    expect(differ).toEqual([]);
  });

  test("[A8] lacks no language of two letters, wherever it is spoken", () => {
    const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
    const regions = pairs
      .map((pair) => pair.toUpperCase())
      .filter((region) => names.of(region) !== undefined);
    const languages = pairs.filter(
      (pair) => isKnown(pair) && new Intl.Locale(pair).language === pair,
    );
    expect(languages).toContain("pa");
    for (const language of languages) {
      for (const region of ["", ...regions]) {
        const tag = region === "" ? language : `${language}-${region}`;
        expect(directionOf(tag), tag).toBe(told(language, region));
      }
    }
  });
});
