import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Card } from "./cards";
import { hub, inLines, layOut, MAP_SIZE } from "./map-layout";

const categories = ["a", "b", "c", "d", "e", "f", "g"];
const card = (id: string, category: string, stars: number): Card => ({
  id,
  name: `Card ${id}`,
  category,
  round: "",
  note: "",
  link: "",
  by: "",
  at: 0,
  stars,
  starredBy: new Set(),
  twins: [],
});

describe("the map", () => {
  test("every card stands in the wedge of its category, whatever the crowd", () => {
    const crowd = fc.array(fc.tuple(fc.constantFrom(...categories), fc.nat(9)), { maxLength: 60 });
    fc.assert(
      fc.property(crowd, (entries) => {
        const cards = entries.map(([category, stars], at) => card(`${at}`, category, stars));
        const { dots } = layOut(categories, cards, []);
        expect(dots).toHaveLength(cards.length);
        for (const dot of dots) {
          const turn = (Math.PI * 2) / categories.length;
          const angle = Math.atan2(dot.y - hub.y, dot.x - hub.x) + Math.PI / 2 + turn / 2;
          const index = Math.floor(((angle + Math.PI * 2) % (Math.PI * 2)) / turn);
          expect(categories[index]).toBe(dot.card.category);
          expect(Math.hypot(dot.x - hub.x, dot.y - hub.y)).toBeLessThan(MAP_SIZE / 2);
        }
      }),
    );
  });

  test("a card without a category is on the map too, and a link needs both its ends", () => {
    const cards = [card("1", "a", 2), card("2", "", 0)];
    const { dots, lines } = layOut(categories, cards, [
      { id: "x", from: "1", to: "2", note: "", entries: ["x"] },
      { id: "y", from: "1", to: "gone", note: "", entries: ["y"] },
    ]);
    expect(dots).toHaveLength(2);
    expect(lines.map(({ link }) => link.id)).toEqual(["x"]);
  });

  test("a name has at most two short lines", () => {
    expect(inLines("Brigade")).toEqual(["Brigade"]);
    expect(inLines("Data Driven Detroit")).toEqual(["Data Driven", "Detroit"]);
    expect(inLines("Community Foundation for SE Michigan")).toEqual([
      "Community",
      "Foundation for…",
    ]);
    expect(inLines("Donaudampfschifffahrt")).toEqual(["Donaudampfschi…"]);
  });

  test("one category goes all around, and so does a sheet without any", () => {
    for (const categories of [["a"], []]) {
      const { wedges, dots } = layOut(categories, [card("1", categories[0] ?? "", 0)], []);
      expect(wedges).toHaveLength(1);
      // The long way around: without it SVG takes the short one, and the wedge is a sliver.
      expect(wedges[0]?.shape.match(/A[\d.]+ [\d.]+ 0 (\d) /g)).toEqual([
        "A162 162 0 1 ",
        "A52 52 0 1 ",
      ]);
      expect(dots[0]?.y).toBeLessThan(hub.y);
    }
  });

  test("a name on the rim has as much room as its wedge is wide", () => {
    const length = (count: number) =>
      layOut(categories.slice(0, count), [], []).wedges[0]?.length ?? 0;
    expect(length(7)).toBeLessThan(length(2));
    expect(length(7)).toBeGreaterThan(120);
  });

  test("however many cards have no category, they stay on the map", () => {
    const cards = Array.from({ length: 60 }, (_, at) => card(`${at}`, "", 0));
    for (const { x } of layOut(categories, cards, []).dots) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(MAP_SIZE);
    }
  });
});
