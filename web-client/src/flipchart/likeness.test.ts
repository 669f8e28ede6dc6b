import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alike, likeOnes, likePairs, wordsOf } from "./likeness";

describe("names of one player", () => {
  test.each([
    ["Data Driven Detroit", "data-driven detroit inc."],
    ["Data Driven Detroit", "Data Driven Detriot"],
    ["Data Driven Detroit", "The Data Driven Detroit (D3)"],
    ["DataDriven Detroit", "Data Driven Detroit"],
    ["Detroit Public Library", "Public Library of Detroit"],
    ["Community Foundation", "Community Foundations"],
    ["Public Libraries", "public library"],
    ["Acme L.L.C.", "ACME, LLC"],
    ["Universidad Politécnica", "universidad politecnica"],
    ["Fundación de la Comunidad", "Fundacion Comunidad"],
    ["National Neighborhood Indicators Partnership", "NNIP"],
    ["CfA", "Code for America"],
    ["Mayor’s office", "Mayors Office"],
    ["Ｗａｙｎｅ State", "Wayne State"],
    ["The Inc", "the inc."],
    ["Городская библиотека", "городская библиотека"],
  ])("%s and %s", (a, b) => {
    expect(alike(a, b)).toBe(true);
    expect(alike(b, a)).toBe(true);
  });

  test.each([
    ["District 1", "District 12"],
    ["18F", "19F"],
    ["Ward A", "Ward B"],
    ["East Detroit Fund", "West Detroit Fund"],
    ["North Side", "South Side"],
    ["MIT", "MIC"],
    ["Wayne County", "Wayne State University"],
    ["Detroit", "Data Driven Detroit"],
    ["Chief Data Officer", "Chief Innovation Officer"],
    ["Open Data", "Open Door"],
    ["", ""],
    ["…", "!!"],
  ])("but not %s and %s", (a, b) => {
    expect(alike(a, b)).toBe(false);
    expect(alike(b, a)).toBe(false);
  });

  test("leave out articles, legal forms, accents and punctuation", () => {
    expect(wordsOf("The Office of Economic & Community Development, Inc.")).toEqual([
      "office",
      "economic",
      "community",
      "development",
    ]);
    expect(wordsOf("Fundación José S.A. de C.V.")).toEqual(["fundacion", "jose"]);
  });

  test("are found among others, and in pairs", () => {
    const named = ["Brigade", "Data Driven Detroit", "Land Bank", "data driven detroit"].map(
      (name) => ({ name }),
    );
    expect(likeOnes("Data-Driven Detroit LLC", named)).toEqual([named[1], named[3]]);
    expect(likePairs(named)).toEqual([[named[1], named[3]]]);
    expect(likeOnes("  ", named)).toEqual([]);
  });

  test("whatever is typed, a name is like itself, and which comes first does not matter", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), fc.string(), (a, b) => {
        expect(alike(a, a)).toBe(wordsOf(a).length > 0);
        expect(alike(a, b)).toBe(alike(b, a));
      }),
    );
  });

  test("are not compared letter by letter when they are no words", () => {
    expect(alike(`${"x".repeat(40)}y`, `${"x".repeat(40)}z`)).toBe(false);
    expect(alike(`${"x".repeat(39)}y`, `${"x".repeat(39)}z`)).toBe(true);
  });

  test("of a list that nobody at a table writes, only the beginning is compared", () => {
    const named = Array.from({ length: 2_000 }, () => ({ name: "Library" }));
    expect(likePairs(named)).toHaveLength((200 * 199) / 2);
  });

  test("of thousands the same pairs are found as by comparing each with each", () => {
    const words = fc.constantFrom("data", "driven", "detroit", "detriot", "D3", "center", "centre");
    const name = fc.oneof(
      fc.array(words, { minLength: 1, maxLength: 4 }).map((some) => some.join(" ")),
      fc.constantFrom(
        "National Network of Indicator Partners",
        "NNIP",
        "Collaboration",
        "Colaborations",
      ),
    );
    fc.assert(
      fc.property(fc.array(name, { maxLength: 30 }), (names) => {
        const named = names.map((one, index) => ({ name: one, index }));
        const each = named.flatMap((one, index) =>
          named
            .slice(index + 1)
            .filter((other) => alike(one.name, other.name))
            .map((other) => [one.index, other.index]),
        );
        expect(likePairs(named).map(([one, other]) => [one.index, other.index])).toEqual(each);
      }),
    );
  });
});
