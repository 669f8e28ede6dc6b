import { expect, test } from "vitest";
import { someActivity, workshopIn } from "../workshop/workshop.fixture";
import { turnLength } from "./lengths";

const turns = (id: string, show: string[]) => ({
  id,
  title: id,
  short: id,
  length: 60,
  clock: "turns",
  screen: "turns",
  sheet: "talk",
  turns: { order: "tables", show },
  prompt: { lead: "" },
  colour: "blue",
});

test("what is said may take a turn of the phase in which it is shown, as long as that is now", () => {
  const activity = someActivity({
    phases: [turns("first", ["aim"]), turns("second", ["speech"])],
  });
  const workshop = workshopIn(activity, "first", {
    phases: [
      { id: "first", length: 90_000 },
      { id: "second", length: 120_000 },
    ],
  });
  expect(turnLength(workshop, activity, "speech")).toBe(120);
  expect(turnLength(workshop, activity, "aim")).toBe(90);
  expect(turnLength(workshop, activity, "outline")).toBe(90);
});

test("where no phase has turns, nothing says how long it may take", () => {
  const activity = someActivity({ phases: [] });
  expect(turnLength(workshopIn(activity, ""), activity, "speech")).toBeNull();
});
