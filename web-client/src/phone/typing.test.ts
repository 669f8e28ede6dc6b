// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { TypingSense } from "./typing";

test("typing is a caret in a field and a key not long ago, or words that would be lost", () => {
  let now = 0;
  const sense = new TypingSense(() => now);
  const stop = sense.listen();
  const area = document.createElement("textarea");
  const input = document.createElement("input");
  document.body.append(area, input);

  expect(sense.typing).toBe(false);
  area.focus();
  area.value = "shared words";
  area.dispatchEvent(new Event("input", { bubbles: true }));
  expect(sense.typing).toBe(true);
  now += 29_000;
  expect(sense.typing, "who thinks of the next word").toBe(true);
  now += 1_000;
  expect(sense.typing).toBe(false);

  input.focus();
  now += 60_000;
  expect(sense.typing).toBe(false);
  input.value = "half a na";
  expect(sense.typing).toBe(true);
  input.blur();
  expect(sense.typing).toBe(false);
  stop();
});
