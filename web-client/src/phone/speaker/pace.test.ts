import { expect, test } from "vitest";
import { pace, stepped } from "./pace";

test("a text that fits its time moves at the pace of speech", () => {
  expect(pace({ whole: 1000, left: 1000, saying: 20_000, remaining: 60_000 })).toBeCloseTo(0.05);
  expect(pace({ whole: 1000, left: 200, saying: 20_000, remaining: 40_000 })).toBeCloseTo(0.05);
});

test("a text that does not quite fit moves so that its end is there in time", () => {
  const reading = { whole: 1000, saying: 72_000 };
  expect(pace({ ...reading, left: 1000, remaining: 60_000 })).toBeCloseTo(1000 / 60_000);
  expect(pace({ ...reading, left: 500, remaining: 30_000 })).toBeCloseTo(1000 / 60_000);
});

test("a text never runs away from who speaks, however little time is left", () => {
  const reading = { whole: 1000, saying: 50_000 };
  for (const remaining of [5_000, 1_000, 1]) {
    expect(pace({ ...reading, left: 1000, remaining })).toBeCloseTo(0.03);
  }
});

test("in overtime it goes on as speech does, and at its end it stands", () => {
  expect(pace({ whole: 1000, left: 300, saying: 20_000, remaining: -5_000 })).toBeCloseTo(0.05);
  expect(pace({ whole: 1000, left: 0, saying: 20_000, remaining: 5_000 })).toBe(0);
  expect(pace({ whole: 0, left: 0, saying: 0, remaining: 5_000 })).toBe(0);
});

test("in steps it stands until a step has been read, then shows what comes", () => {
  expect(stepped(0, 99, 100)).toBe(0);
  expect(stepped(0, 100, 100)).toBe(100);
  expect(stepped(100, 150, 100)).toBe(100);
});
