import { expect, test } from "vitest";
import { nameOf } from "./language-names";

test.each([
  ["es", "Español"],
  ["tr", "Türkçe"],
  ["zh-yue", "zh-yue"],
  ["zh-cmn-Hans", "zh-cmn-Hans"],
  ["ar-arb", "ar-arb"],
  ["de-easy-read", "de-easy-read"],
  ["en-v2", "en-v2"],
  ["es-US-v2", "es-US-v2"],
])("[A9] a language is called what it calls itself, else by its tag: %s %s", (tag, name) => {
  expect(nameOf(tag)).toBe(name);
});
