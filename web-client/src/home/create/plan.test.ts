import { describe, expect, test } from "vitest";
import { citiesOfRoom, planTables, readPlan, typeCity, writePlan } from "./plan";

const cities = ["Detroit, MI", "Gary, IN"];
const names = (tables: readonly { city: string }[]) => tables.map(({ city }) => city);

describe("[H1] the tables of a new workshop", () => {
  test("take the activity's cities in turn", () => {
    expect(names(planTables([], 3, cities))).toEqual(["Detroit, MI", "Gary, IN", "Detroit, MI"]);
    expect(names(planTables([], 2, []))).toEqual(["", ""]);
  });

  test("take the city that was chosen for the whole room, but where another was typed", () => {
    const typed = typeCity(planTables([], 3, cities), 1, "Flint, MI");
    expect(names(planTables(typed, 3, citiesOfRoom(cities, "Gary, IN")))).toEqual([
      "Gary, IN",
      "Flint, MI",
      "Gary, IN",
    ]);
    expect(citiesOfRoom(cities, "")).toEqual(cities);
    expect(citiesOfRoom(["Erie, PA"], "Gary, IN")).toEqual(["Erie, PA"]);
  });

  test("keep what was typed when their number or the activity changes", () => {
    const typed = typeCity(planTables([], 3, cities), 1, "Flint, MI");
    expect(names(planTables(typed, 2, cities))).toEqual(["Detroit, MI", "Flint, MI"]);
    expect(names(planTables(typed, 4, ["Youngstown, OH"]))).toEqual([
      "Youngstown, OH",
      "Flint, MI",
      "Youngstown, OH",
      "Youngstown, OH",
    ]);
  });

  test("are remembered with what was typed, and planned anew with the rest", () => {
    const typed = typeCity(planTables([], 3, cities), 1, "Flint, MI");
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
    expect(planTables([], 0, cities)).toHaveLength(1);
    expect(planTables([], Number.NaN, cities)).toHaveLength(1);
    expect(planTables([], 999, cities)).toHaveLength(200);
  });
});
