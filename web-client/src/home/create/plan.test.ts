import { describe, expect, test } from "vitest";
import { placesOfRoom, planTables, readPlan, renamed, typePlace, writePlan } from "./plan";

const places = ["Detroit, MI", "Gary, IN"];
const names = (tables: readonly { place: string }[]) => tables.map(({ place }) => place);

describe("[H1] the tables of a new workshop", () => {
  test("take the activity's places in turn", () => {
    expect(names(planTables([], 3, places))).toEqual(["Detroit, MI", "Gary, IN", "Detroit, MI"]);
    expect(names(planTables([], 2, []))).toEqual(["", ""]);
  });

  test("take the place that was chosen for the whole room, but where another was typed", () => {
    const typed = typePlace(planTables([], 3, places), 1, "Flint, MI");
    expect(names(planTables(typed, 3, placesOfRoom(places, "Gary, IN")))).toEqual([
      "Gary, IN",
      "Flint, MI",
      "Gary, IN",
    ]);
    expect(placesOfRoom(places, "")).toEqual(places);
    expect(placesOfRoom(["Erie, PA"], "Gary, IN")).toEqual(["Erie, PA"]);
  });

  test("are called by the names of another language, if they were offered; what was typed is not", () => {
    const [before, now] = [
      ["Upper river", "Delta"],
      ["Río arriba", "Delta"],
    ];
    expect(renamed("Upper river", before, now)).toBe("Río arriba");
    expect(renamed("The mill", before, now)).toBe("The mill");
    expect(renamed("", before, now)).toBe("");
    expect(renamed("Delta", before, ["Alto"])).toBe("Delta");
  });

  test("keep what was typed when their number or the activity changes", () => {
    const typed = typePlace(planTables([], 3, places), 1, "Flint, MI");
    expect(names(planTables(typed, 2, places))).toEqual(["Detroit, MI", "Flint, MI"]);
    expect(names(planTables(typed, 4, ["Youngstown, OH"]))).toEqual([
      "Youngstown, OH",
      "Flint, MI",
      "Youngstown, OH",
      "Youngstown, OH",
    ]);
  });

  test("are remembered with what was typed, and planned anew with the rest", () => {
    const typed = typePlace(planTables([], 3, places), 1, "Flint, MI");
    const again = readPlan(writePlan(typed));
    expect(names(planTables(again, 3, ["Erie, PA"]))).toEqual([
      "Erie, PA",
      "Flint, MI",
      "Erie, PA",
    ]);
    expect(readPlan("")).toEqual([]);
    expect(readPlan("{}")).toEqual([]);
  });

  test("are from 1 to 200", () => {
    expect(planTables([], 0, places)).toHaveLength(1);
    expect(planTables([], Number.NaN, places)).toHaveLength(1);
    expect(planTables([], 999, places)).toHaveLength(200);
  });
});
