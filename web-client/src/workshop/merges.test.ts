import { expect, test } from "vitest";
import type { Merge } from "../protocol/workshop";
import { closedInto, mergesEndingAt } from "./merges";

function merge(from: number, into: number, stage: Merge["stage"] = "joined"): Merge {
  return { from, into, at: 0, stage, leftOut: [] };
}

const merges = [merge(3, 2), merge(5, 4, "parting"), merge(2, 1), merge(6, 1, "joining")];

test("[M32] a table that became one with another is followed to where its people sit", () => {
  expect([1, 2, 3, 4, 5, 6].map((table) => closedInto(merges, table))).toEqual([1, 1, 1, 4, 5, 1]);
});

test("[M32] a table has all that became one with it, also by way of others, until that is undone", () => {
  const ending = (table: number) => mergesEndingAt(merges, table).map(({ from }) => from);
  expect([1, 2, 4].map(ending)).toEqual([[3, 2, 6], [], []]);
});
