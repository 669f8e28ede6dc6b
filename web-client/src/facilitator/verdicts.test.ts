import { expect, test } from "vitest";
import { saidOfPairs } from "./verdicts";

const apart = { one: "Data Driven Detroit", other: "Data Driven Detriot", same: false };

test("[H32] what was told apart is proposed no more, in whatever spelling it comes later", () => {
  const isSaid = saidOfPairs([apart]);
  expect(isSaid("data driven  detroit", "Data-Driven Detriot")).toBe(true);
  expect(isSaid("DATA DRIVEN DETRIOT", "Data Driven Detroit")).toBe(true);
  expect(isSaid("Data Driven Detroit", "Data Driven Detroits")).toBe(false);
});

test("[H32] nor when one of the two is known by another name meanwhile", () => {
  const isSaid = saidOfPairs([
    apart,
    { one: "D3", other: "data driven detroit", same: true },
    { one: "Triple D", other: "d3", same: true },
  ]);
  expect(isSaid("Triple D", "Data Driven Detriot")).toBe(true);
  expect(isSaid("Triple D", "Data Driven Detroit")).toBe(true);
  expect(isSaid("Triple D", "Library")).toBe(false);
});

test("[H32] what is said twice, or of a card and itself, ends", () => {
  const same = { one: "A", other: "B", same: true };
  const isSaid = saidOfPairs([same, { one: "b", other: "a", same: true }, { ...same, other: "a" }]);
  expect(isSaid("a", "b")).toBe(true);
  expect(isSaid("a", "c")).toBe(false);
});
