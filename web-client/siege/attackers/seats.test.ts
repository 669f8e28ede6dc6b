import { expect, test } from "vitest";
import { Seats } from "./seats";

test("each kind of attack has a seat at the table of the honest, and no more are taken than are left for them", () => {
  const seats = new Seats(4, ["a", "b", "c"]);
  expect([seats.take("a"), seats.take("a"), seats.take("a")]).toEqual([true, true, false]);
  expect([seats.take("b"), seats.take("b")]).toEqual([true, false]);
  expect([seats.take("c"), seats.take("c")]).toEqual([true, false]);
});

test("a seat that was not had may be taken again, and a first one still by nobody else", () => {
  const seats = new Seats(2, ["a", "b"]);
  for (let times = 0; times < 5; times++) {
    expect(seats.take("a")).toBe(true);
    seats.giveBack("a");
    expect(seats.take("b")).toBe(true);
    expect(seats.take("b")).toBe(false);
    seats.giveBack("b");
  }
});
