// @vitest-environment happy-dom
import { readdirSync, readFileSync } from "node:fs";
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Board } from "../flipchart/board";
import { someBoard } from "../flipchart/board.fixture";
import { type Activity, type Phase, readActivity, type Sheet } from "../protocol/activity";
import type { Workshop } from "../protocol/workshop";
import { SETTLE_MS } from "../theme/settling";
import { workshopIn } from "../workshop/workshop.fixture";
import { viewOfSheet } from "./follow";
import type { PageProps } from "./props";
import { SheetEnd } from "./SheetEnd";

const folder = "../server/app/src/main/resources/activities";
const activities = readdirSync(folder).map((name) =>
  readActivity(JSON.parse(readFileSync(`${folder}/${name}`, "utf8")), ["en"]),
);
const ENTERED = 1_800_000_000_000;

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));

afterEach(() => {
  render(null, document.body);
  vi.useRealTimers();
});

/** Shows the end of a sheet in one of its looks. */
function show(board: Board, workshop: Workshop, sheet: Sheet, round = ""): Promise<void> {
  const seat = { board, provider: { table: 3 } };
  const props = { activity: board.activity, state: { workshop }, seat };
  return act(() =>
    render(
      <SheetEnd {...(props as unknown as PageProps)} sheet={sheet} round={round} />,
      document.body,
    ),
  );
}

const button = () => document.querySelector<HTMLButtonElement>("button.ready");

/** All sheets of an activity, each in all its looks. */
const looksOf = ({ sheets }: Activity) =>
  sheets.flatMap((sheet) => [
    { sheet, round: "" },
    ...(sheet.kind === "cards" ? sheet.rounds : []).map(({ id }) => ({ sheet, round: id })),
  ]);

/** The views in which a phone says in this phase that its table is ready. */
async function viewsWithButton(activity: Activity, workshop: Workshop): Promise<string[]> {
  const views: string[] = [];
  const board = someBoard({ activity });
  for (const { sheet, round } of looksOf(activity)) {
    await show(board, workshop, sheet, round);
    if (button() !== null) {
      views.push(viewOfSheet(sheet.id, round));
    }
  }
  board.close();
  return views;
}

const viewOf = ({ sheet, clock, round }: Phase) =>
  sheet === null || clock === "turns" ? [] : [viewOfSheet(sheet, round ?? "")];

describe.each(activities)("$id", (activity) => {
  test("[W43] a phone offers We’re ready where the present phase leads, and only there", async () => {
    expect(activity.phases.flatMap(viewOf)).not.toEqual([]);
    for (const phase of activity.phases) {
      const workshop = workshopIn(activity, phase.id, { askedAt: ENTERED });
      expect(await viewsWithButton(activity, workshop), phase.id).toEqual(viewOf(phase));
    }
  });

  test("[W43] [W46] and not in a silence, in which what a phone says stays with it", async () => {
    const present = { pairs: false, since: ENTERED, written: {}, together: [] };
    for (const { id } of activity.phases) {
      const silent = workshopIn(activity, id, { silence: { asked: [], present } });
      expect(await viewsWithButton(activity, silent), id).toEqual([]);
    }
  });
});

test("[W43] the table is ready with the phase in which somebody says so, and with no other", async () => {
  const activity = activities.find(({ id }) => id === "tech-innovation") as Activity;
  const [scan] = activity.sheets as [Sheet];
  const locked = signal(false);
  const board = someBoard({ activity, locked });
  const entered = (askedAt: number) => show(board, workshopIn(activity, "scan", { askedAt }), scan);
  const said = () => board.flipchart.about().ready("scan");
  const isReady = () => button()?.getAttribute("aria-pressed");
  /** When the button has been what it is for a moment. */
  const press = () => {
    vi.advanceTimersByTime(SETTLE_MS);
    return act(() => button()?.click());
  };

  await entered(ENTERED);
  expect(isReady()).toBe("false");
  await press();
  expect([isReady(), said()]).toEqual(["true", ENTERED]);
  // The same phase comes again.
  await entered(ENTERED + 60_000);
  expect(isReady()).toBe("false");
  await press();
  expect(said()).toBe(ENTERED + 60_000);
  await press();
  expect([isReady(), said()]).toEqual(["false", null]);
  await press();
  await act(() => {
    locked.value = true;
  });
  expect(button()?.disabled).toBe(true);
  // What pages of before wrote, of whatever phase.
  board.flipchart.doc.getMap("about").set("ready", ENTERED);
  await entered(ENTERED);
  expect(isReady()).toBe("false");
});
