import { expect, test } from "vitest";
import { byUrgency, type Call, keptPlaces } from "./calls";

const claim = { name: "Kim", at: 9 };
const call = (number: number, help: number, by: Call["claim"] = null): Call => ({
  number,
  help,
  claim: by,
});
const places = (calls: readonly Call[]) => keptPlaces(calls, []);
const numbers = (list: readonly { number: number; over: boolean }[]) =>
  list.map(({ number, over }) => (over ? -number : number));

test("those to whom nobody goes are first, and of these who waits longest", () => {
  const tables = [
    call(1, 30),
    call(2, 10, claim),
    { number: 3, help: null, claim: null },
    call(4, 20),
  ];
  expect(byUrgency(tables).map(({ number }) => number)).toEqual([4, 1, 2]);
});

test("a call stays where it is when somebody goes there, and one that comes is last", () => {
  const now = byUrgency([call(1, 10, claim), call(2, 20), call(3, 5)]);
  expect(numbers(keptPlaces(now, places([call(1, 10), call(2, 20)])))).toEqual([1, 2, 3]);
});

test("a call that is over leaves its place empty while others stand below it", () => {
  const before = places([call(1, 10), call(2, 20), call(3, 30)]);
  const fewer = keptPlaces([call(2, 20), call(3, 30)], before);
  expect(numbers(fewer)).toEqual([-1, 2, 3]);
  const last = keptPlaces([call(2, 20)], fewer);
  expect(numbers(last)).toEqual([-1, 2]);
  expect(numbers(keptPlaces([call(1, 40), call(2, 20)], last))).toEqual([1, 2]);
  expect(numbers(keptPlaces([], last))).toEqual([]);
});
