import { describe, expect, test } from "vitest";
import { knownFrom, readDone } from "./done";

describe("what a press may be decided on", () => {
  test("[M9] is what was seen, and what one's own controls on their way have led to", () => {
    expect(knownFrom(7, [])).toBe(7);
    expect(
      knownFrom(7, [{ version: 8, controlled: 3 }, null, { version: 12, controlled: 8 }]),
    ).toBe(12);
  });

  test("[M9] is nothing that another's control came into, whatever one's own answers say", () => {
    expect(knownFrom(7, [{ version: 9, controlled: 8 }])).toBe(7);
    expect(
      knownFrom(7, [
        { version: 8, controlled: 5 },
        { version: 11, controlled: 10 },
        { version: 12, controlled: 11 },
      ]),
    ).toBe(8);
  });

  test("[H6] a server that does not say what came before says nothing of others", () => {
    expect(knownFrom(7, [readDone({ version: 8 })])).toBe(7);
    expect(knownFrom(7, [readDone({ version: 8, controlled: 7 })])).toBe(8);
  });
});
