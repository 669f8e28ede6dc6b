import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MESSAGE_LENGTH } from "../protocol/commands";
import { withMoved } from "./typed";

describe("[M32] what was half typed to a table that is closed", () => {
  test("stands behind what is typed where its people sit", () => {
    expect(withMoved({ words: "Paper!", rest: "" }, { words: "Luis is new.", rest: "" })).toEqual({
      words: "Paper! Luis is new.",
      rest: "",
    });
  });

  test("stands beside it where there is no room, with what did not fit before", () => {
    const long = "x".repeat(MESSAGE_LENGTH);
    expect(withMoved({ words: long, rest: "a" }, { words: "Luis", rest: "b" })).toEqual({
      words: long,
      rest: "a\n\nLuis\n\nb",
    });
  });

  test("is all there, and no field has more than it may", () => {
    const word = fc.stringMatching(/^[a-z]{0,400}$/);
    const draft = fc.record({ words: word, rest: word });
    fc.assert(
      fc.property(draft, draft, (here, moved) => {
        const { words, rest } = withMoved(here, moved);
        expect(words.length).toBeLessThanOrEqual(MESSAGE_LENGTH);
        const parts = [...words.split(" "), ...rest.split("\n\n")].filter((part) => part !== "");
        const given = [here.words, moved.words, here.rest, moved.rest].filter(
          (part) => part !== "",
        );
        expect(parts.sort()).toEqual(given.sort());
      }),
    );
  });
});
