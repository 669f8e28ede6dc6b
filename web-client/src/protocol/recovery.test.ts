import { expect, test } from "vitest";
import { sheetOf } from "./recovery";

const sheet = {
  sheet: 1,
  id: "K7M4QX2346FG",
  joinCode: "K7M4QX",
  key: "K",
  name: "N",
  activity: "a",
  deleteAfter: 1,
};

test.each(["place", "city"])(
  "[B1] what a table works on is read from sheets that call it %s",
  (name) => {
    const said = JSON.stringify({ ...sheet, tables: [{ [name]: "Gary, IN", label: "" }] });
    expect(sheetOf(said, String)?.tables).toEqual([
      { place: "Gary, IN", label: "", startedAt: null },
    ]);
  },
);

test("[B1] tables of which only the number is known are called as their reader wants", () => {
  const said = JSON.stringify({ ...sheet, tables: 2 });
  const found = sheetOf(said, (number) => `Table ${number}`);
  expect(found?.tables.map(({ place }) => place)).toEqual(["Table 1", "Table 2"]);
});
