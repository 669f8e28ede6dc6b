import { expect, test } from "vitest";
import { someDigest } from "../workshop/workshop.fixture";
import { partHolders } from "./MoveEverybody";

test("who has a part at their own table is known by name, whoever is called the same elsewhere", () => {
  const participants = [
    { id: "a", name: "Ana", table: 1 },
    { id: "l", name: "Luis", table: 1 },
    { id: "b", name: "Ana", table: 2 },
    { id: "w", name: " wei ", table: 3 },
  ];
  const digests = new Map([
    [1, someDigest({ table: 1, roles: { host: "Ana " } })],
    [3, someDigest({ table: 3, roles: { scribe: "Wei" } })],
  ]);
  expect([...partHolders(participants, digests)]).toEqual(["a", "w"]);
});
