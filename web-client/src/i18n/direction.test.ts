import { expect, test } from "vitest";
import { directionOf, inLanguage } from "./direction";

test.each([
  ["en", "ltr"],
  ["es-MX", "ltr"],
  ["ar", "rtl"],
  ["he-IL", "rtl"],
  ["fa", "rtl"],
  ["ks-Deva", "ltr"],
  ["az-Arab", "rtl"],
  ["not a tag", "ltr"],
])("%s is written %s", (tag, direction) => {
  expect(directionOf(tag)).toBe(direction);
  expect(inLanguage(tag)).toEqual({ lang: tag, dir: direction });
});
