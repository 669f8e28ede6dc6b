import { expect, test } from "vitest";
import { directionOfLines } from "../i18n/text-direction";
import { inOwnWay } from "../protocol/language-tags";
import { inLines } from "./letters";

test.each([
  ["Community colleges?", "rtl", "ltr"],
  ["تعليم، شباب!", "ltr", "rtl"],
  ["Community colleges?", "ltr", "ltr"],
  ["GitHub هو مكان للجميع", "rtl", "rtl"],
] as const)("both lines of “%s” in an activity that goes %s go %s", (title, usual, direction) => {
  const lines = inLines(inOwnWay(title, usual), 5);
  expect(lines).toHaveLength(2);
  expect(directionOfLines(lines, usual)).toBe(direction);
});
