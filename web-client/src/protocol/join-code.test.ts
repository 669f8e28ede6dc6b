import { expect, test } from "vitest";
import { normaliseCode } from "./join-code";

test("[T7] case, spaces and dashes do not matter, look-alikes are mapped", () => {
  expect(normaliseCode("k7m 4qx")).toBe("K7M4QX");
  expect(normaliseCode(" K7M-4QX ")).toBe("K7M4QX");
  expect(normaliseCode("KIN4OX")).toBe("K7M4QX");
  expect(normaliseCode("01OILSZNUAE5")).toBe("Q7Q776");
  expect(normaliseCode("ßé!?")).toBe("66");
  expect(normaliseCode("K7M4QXBB")).toBe("K7M4QX");
});
