// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { expect, test } from "vitest";
import { readActivity, type TextSheet } from "../protocol/activity";
import { someBoard } from "./board.fixture";
import { TextSheetView } from "./TextSheetView";

const head = (id: string) => ({ id, kind: "text", title: id, short: id, colour: "rust" });
const file = {
  format: 2,
  id: "some",
  version: 1,
  languages: ["en"],
  title: "T",
  phases: [],
  sheets: [
    { ...head("aims"), fields: [{ id: "aim", title: "Our aim" }] },
    {
      ...head("talk"),
      fields: [
        { id: "change", title: "What we change" },
        { id: "report", title: "Our report", spoken: true, shows: ["aim", "change", "report"] },
      ],
    },
  ],
};

test("a field shows those of other sheets above it, and none that stands on its own sheet", async () => {
  const activity = readActivity(file);
  const board = someBoard({ activity });
  await act(() =>
    render(
      <TextSheetView
        board={board}
        sheet={activity.sheets[1] as TextSheet}
        limitOf={() => null}
        now={() => 1}
        onSheet={() => {}}
      />,
      document.body,
    ),
  );
  expect([...document.querySelectorAll("h2")].map(({ textContent }) => textContent)).toEqual([
    "What we change",
    "Our aim",
    "Our report",
  ]);
});
