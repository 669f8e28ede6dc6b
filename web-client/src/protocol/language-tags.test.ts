import { expect, test } from "vitest";
import { inOwnWay, nearest } from "./language-tags";

test.each([
  ["zh-Hant", "zh-Hant"],
  ["zh-hant-TW", "zh-Hant"],
  ["zh-Hans", undefined],
  ["es-MX", "es"],
  ["ES", "es"],
  ["pt", undefined],
  ["", undefined],
  ["\n", undefined],
  [null, undefined],
])("who reads %s reads pages in %s, as reports are", (tag, language) => {
  expect(nearest(tag, ["en", "es", "zh-Hant", "pt-BR"])).toBe(language);
});

test.each([
  ["rtl", "Ready, set, go!", "\u2068Ready, set, go!\u2069"],
  ["rtl", "استعدوا!", "استعدوا!"],
  ["rtl", "GitHub هو مكان!", "GitHub هو مكان!"],
  ["rtl", "مرحبًا!\nReady?", "مرحبًا!\n\u2068Ready?\u2069"],
  ["rtl", "24/7", "24/7"],
  ["rtl", "", ""],
  ["ltr", "Ready, set, go!", "Ready, set, go!"],
  ["ltr", "استعدوا!", "\u2068استعدوا!\u2069"],
  ["ltr", "𞤀𞤣!", "\u2068𞤀𞤣!\u2069"],
  ["ltr", "Say مرحبًا!", "Say مرحبًا!"],
] as const)(
  "[A8] among words from %s, what all goes the other way stands by itself: %s",
  (among, text, shown) => {
    expect(inOwnWay(text, among)).toBe(shown);
  },
);
