import { expect, test } from "vitest";
import { dictionary, number } from "./reading";

test("a dictionary has what was sent, whatever its keys are called, and nothing else", () => {
  const read = dictionary(number)(JSON.parse('{"scan": 1, "__proto__": 2}'), "");
  expect(Object.entries(read)).toEqual([
    ["scan", 1],
    ["__proto__", 2],
  ]);
  for (const ofObjects of ["constructor", "toString", "hasOwnProperty"]) {
    expect(read[ofObjects]).toBeUndefined();
  }
});
