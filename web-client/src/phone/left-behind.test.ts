// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";
import { UnsavedMarks } from "../connection/unsaved-marks";
import { WorkshopMemory } from "../connection/workshop-memory";
import { collect, copiesMarked } from "./left-behind";

const PREFIX = "charrette/W/";

describe("what is found of words that were left behind", () => {
  beforeEach(() => localStorage.clear());

  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));

  test("each marked copy, once, by its table and when its flipchart was started", () => {
    const side = ["W/3", "W/3", "W/3/5", "V/4"].map(
      (copy) => new UnsavedMarks(`charrette/${copy}`),
    );
    for (const page of side) {
      page.set(true);
    }
    // As an earlier version of the pages marked it.
    localStorage.setItem("charrette/W/7/unsaved", "1");
    localStorage.setItem("charrette/W/state", "{}");
    expect(localStorage).toHaveLength(6);
    const copies = copiesMarked(PREFIX, keys());
    expect(copies).toHaveLength(3);
    expect(copies).toEqual(
      expect.arrayContaining([
        { table: 3, startedAt: null },
        { table: 3, startedAt: 5 },
        { table: 7, startedAt: null },
      ]),
    );
  });

  /** Looks for drafts from where one is; what is shown is remembered, or is not. */
  async function look(forms: number | null, kept = true): Promise<[number, string][]> {
    const shown: [number, string][] = [];
    await collect(
      PREFIX,
      keys(),
      { copy: null, forms, activity: null },
      {
        show: (title, words) => {
          shown.push([Number(title), words]);
          return kept;
        },
        keep: () => {},
      },
      String,
    );
    return shown;
  }

  test("what is half typed in forms of other tables, and no choice or what was sent", async () => {
    const memory = new WorkshopMemory("W");
    const there = memory.drafts("table-2");
    there.of("pitch/rest").value = "what did not fit";
    there.of("players").value = "Land b";
    there.of("players/category").value = "gov";
    there.of("players/told-apart").value = "[]";
    there.of("offer/p/1/help").value = "We lend you a van";
    there.of("offer/p/1/help/sent").value = "We lend you a van";
    there.of("offer/p/3/help").value = "We kn";
    there.of("offer/p/3/help/sent").value = "";
    memory.drafts("table-1").of("players").value = "Lib";
    memory.drafts("facilitator").of("message").value = "Lunch";

    const [[table, words] = [0, ""], ...others] = await look(1);
    expect(others).toEqual([]);
    expect(table).toBe(2);
    expect(words.split("\n\n").sort()).toEqual(["Land b", "We kn", "what did not fit"]);
    expect(keys().sort()).toEqual([
      "charrette/W/draft/facilitator/message",
      "charrette/W/draft/table-1/players",
    ]);
    expect(await look(1)).toEqual([]);
    expect(await look(null)).toEqual([[1, "Lib"]]);
  });

  test("what could not be remembered stays a draft", async () => {
    new WorkshopMemory("W").drafts("table-2").of("players").value = "Land b";
    expect(await look(1, false)).toEqual([[2, "Land b"]]);
    expect(await look(1)).toEqual([[2, "Land b"]]);
    expect(await look(1)).toEqual([]);
  });
});
