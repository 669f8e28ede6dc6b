import { expect, test } from "vitest";
import { keptPlaces } from "./places";

test("[W45] what is listed stays where it was, gone or sorted otherwise, and what has come is last", () => {
  const first = keptPlaces(
    [],
    new Map([
      ["b", "Ben"],
      ["c", "Cem"],
    ]),
  );
  const come = keptPlaces(
    first,
    new Map([
      ["a", "Ana"],
      ["c", "Cem"],
      ["b", "Benno"],
    ]),
  );
  expect(come).toEqual([
    { id: "b", entry: "Benno", gone: false },
    { id: "c", entry: "Cem", gone: false },
    { id: "a", entry: "Ana", gone: false },
  ]);
  const gone = keptPlaces(
    come,
    new Map([
      ["a", "Ana"],
      ["d", "Dee"],
    ]),
  );
  expect(gone).toEqual([
    { id: "b", entry: "Benno", gone: true },
    { id: "c", entry: "Cem", gone: true },
    { id: "a", entry: "Ana", gone: false },
    { id: "d", entry: "Dee", gone: false },
  ]);
  expect(keptPlaces(gone, new Map([["c", "Cem"]])).map(({ id, gone }) => [id, gone])).toEqual([
    ["b", true],
    ["c", false],
    ["a", true],
    ["d", true],
  ]);
});
