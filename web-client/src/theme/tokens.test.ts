import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hues } from "../protocol/activity";

const source = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");

type Colour = readonly [number, number, number];

function token(name: string): Colour {
  const value = source.match(new RegExp(`--${name}: #([0-9a-f]{6});`))?.[1] ?? "";
  const channel = (at: number) => Number.parseInt(value.slice(at, at + 2), 16);
  return [channel(0), channel(2), channel(4)];
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Colour;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((one, other) => other - one) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

/** A colour through which so much of what is under it is seen. */
function washed(colour: Colour, ground: Colour, share: number): Colour {
  return colour.map(
    (value, at) => value * share + (ground[at] ?? 0) * (1 - share),
  ) as unknown as Colour;
}

describe("the palette", () => {
  test.each(hues)("the far %s is read from across the room, on its own area of a map", (hue) => {
    const far = hue === "ink" ? token("ink") : token(`far-${hue}`);
    const area = washed(far, token("paper"), 0.09);
    expect(contrast(far, area)).toBeGreaterThanOrEqual(7);
    expect(contrast(token("ink-far"), area)).toBeGreaterThanOrEqual(7);
    // The number of its stars stands on it in white.
    expect(contrast(far, [255, 255, 255])).toBeGreaterThanOrEqual(7);
  });
});
