import { describe, expect, test } from "vitest";
import type { Dot, MapLayout } from "./layout";
import type { Name } from "./names";
import { dotBeside, nearestDot } from "./pointing";

function dot(index: number, x: number, y: number): Dot {
  return { index, x, y, radius: 5, numbered: false, name: null };
}

function mapOf(...dots: Dot[]): MapLayout {
  return { areas: [], dots, links: [], bridges: [] };
}

/** A name below its dot, 60 pixels wide. */
function named(plain: Dot): Dot {
  const { x, y } = plain;
  const name: Name = {
    lines: ["Some name"],
    about: "",
    box: { left: x - 30, right: x + 30, top: y + 8, bottom: y + 20 },
    anchor: "middle",
    leader: [
      { x, y: y + 5 },
      { x, y: y + 8 },
    ],
  };
  return { ...plain, name };
}

describe("a finger", () => {
  const left = named(dot(0, 50, 50));
  const right = dot(1, 90, 50);
  const map = mapOf(left, right);

  test("means the dot that it is at", () => {
    expect(nearestDot(map, { x: 52, y: 48 }, 22)?.index).toBe(0);
    expect(nearestDot(map, right, 22)?.index).toBe(1);
  });

  test("means the dot whose name it is at, though another is near", () => {
    expect(nearestDot(map, { x: 78, y: 60 }, 22)?.index).toBe(0);
  });

  test("means the nearest within its reach, and nothing beyond that", () => {
    expect(nearestDot(map, { x: 75, y: 40 }, 22)?.index).toBe(1);
    expect(nearestDot(map, { x: 90, y: 78 }, 22)).toBeNull();
    expect(nearestDot(mapOf(), { x: 0, y: 0 }, 22)).toBeNull();
  });
});

describe("an arrow key", () => {
  const middle = dot(0, 100, 100);
  const map = mapOf(
    middle,
    dot(1, 140, 104),
    dot(2, 120, 130),
    dot(3, 60, 100),
    dot(4, 100, 20),
    dot(5, 300, 100),
  );
  const beside = (direction: Parameters<typeof dotBeside>[2], from = middle) =>
    dotBeside(map, from, direction)?.index ?? null;

  test("leads to the next dot in its direction, near and not too far to the side", () => {
    expect(beside("right")).toBe(1);
    expect(beside("left")).toBe(3);
    expect(beside("up")).toBe(4);
    expect(beside("down")).toBe(2);
  });

  test("leads nowhere where there is none", () => {
    expect(beside("right", dot(5, 300, 100))).toBeNull();
    expect(beside("up", dot(4, 100, 20))).toBeNull();
  });
});
