import { expect, test } from "vitest";
import { heading, placeOf, tableWords } from "./words";
import { counted, turnWord } from "./words-later";
import { someActivity, someTable } from "./workshop.fixture";

test("things are called what the activity calls them, else what the page does", () => {
  expect(turnWord(someActivity())).toEqual({ one: "turn", many: "turns" });
  const turn = { one: "talk", many: "talks" };
  expect(turnWord(someActivity({ words: { turn } }))).toMatchObject(turn);
});

test("a number has the word for one or for many", () => {
  const word = { one: "find", many: "finds" };
  expect([0, 1, 2].map((count) => counted(count, word))).toEqual(["0 finds", "1 find", "2 finds"]);
});

test("a heading begins with a capital, in the language's own way", () => {
  expect(heading("talks", "en")).toBe("Talks");
  expect(heading("isler", "tr")).toBe("İsler");
  expect(heading("حوار", "ar")).toBe("حوار");
  expect(heading("", "en")).toBe("");
  expect(heading("\u2068talks!\u2069", "ar")).toBe("\u2068Talks!\u2069");
  // Stored before tags were held to what browsers take [A9].
  expect(heading("isler", "tr-v2")).toBe("İsler");
  expect(heading("talks", "de-easy-read")).toBe("Talks");
});

test("a table is called by what it works on, else by its own name, else by its number alone", () => {
  expect(tableWords(someTable({ place: "Gary, IN", label: "Window" }))).toBe("Table 3 · Gary, IN");
  expect(tableWords(someTable({ place: "", label: "Window" }))).toBe("Table 3 · Window");
  expect(tableWords(someTable({ place: "" }))).toBe("Table 3");
  expect(placeOf(someTable({ place: "" }))).toBe("");
});
