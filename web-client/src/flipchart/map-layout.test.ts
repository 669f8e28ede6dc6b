import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hub, inLines, layOut, MAP_SIZE } from "./map-layout";
import type { Player } from "./players";

const sectors = ["a", "b", "c", "d", "e", "f", "g"];
const player = (id: string, sector: string, stars: number): Player => ({
  id,
  name: `Player ${id}`,
  sector,
  note: "",
  link: "",
  by: "",
  at: 0,
  stars,
  starredBy: new Set(),
  twins: [],
});

describe("the map", () => {
  test("every player stands in the wedge of its sector, whatever the crowd", () => {
    const crowd = fc.array(fc.tuple(fc.constantFrom(...sectors), fc.nat(9)), { maxLength: 60 });
    fc.assert(
      fc.property(crowd, (entries) => {
        const players = entries.map(([sector, stars], at) => player(`${at}`, sector, stars));
        const { dots } = layOut(sectors, players, []);
        expect(dots).toHaveLength(players.length);
        for (const dot of dots) {
          const turn = (Math.PI * 2) / sectors.length;
          const angle = Math.atan2(dot.y - hub.y, dot.x - hub.x) + Math.PI / 2 + turn / 2;
          const index = Math.floor(((angle + Math.PI * 2) % (Math.PI * 2)) / turn);
          expect(sectors[index]).toBe(dot.player.sector);
          expect(Math.hypot(dot.x - hub.x, dot.y - hub.y)).toBeLessThan(MAP_SIZE / 2);
        }
      }),
    );
  });

  test("a player without a sector is on the map too, and a link needs both its ends", () => {
    const players = [player("1", "a", 2), player("2", "", 0)];
    const { dots, links } = layOut(sectors, players, [
      { id: "x", from: "1", to: "2", note: "", entries: ["x"] },
      { id: "y", from: "1", to: "gone", note: "", entries: ["y"] },
    ]);
    expect(dots).toHaveLength(2);
    expect(links.map(({ partnership }) => partnership.id)).toEqual(["x"]);
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
});
