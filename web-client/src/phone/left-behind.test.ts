// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";
import { UnsavedMarks } from "../connection/unsaved-marks";
import { WorkshopMemory } from "../connection/workshop-memory";
import { collect, copiesMarked, showWords } from "./left-behind";
import { show, throwAway } from "./leftover-words";
import { Leftovers } from "./leftovers";
import { marksOn } from "./shown-copies";

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
        present: () => "",
        put: (words) => {
          const [title = ""] = words.split("\n\n", 1);
          shown.push([Number(title), words.slice(title.length + 2)]);
        },
        kept,
        gone: false,
        copies: [],
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

  describe("of a copy", () => {
    const NAME = "charrette/W/3";
    let removed: string[];

    beforeEach(() => {
      removed = [];
      new UnsavedMarks(NAME).set(true);
    });

    /** The page is opened: it shows what it remembers. */
    function open(): Leftovers {
      const leftovers = new Leftovers("W", new WorkshopMemory("W"));
      leftovers.recall();
      return leftovers;
    }

    /** The copy can be read. */
    const find = (leftovers: Leftovers, words: string) =>
      showWords(NAME, marksOn(NAME), "", words, leftovers, () => removed.push(words));

    test("words are shown once, be it in two languages, and go with it", () => {
      find(open(), "Presenter: Luis");
      const leftovers = open();
      find(leftovers, "Presenta: Luis");
      expect(leftovers.words.value).toBe("Presenter: Luis");
      expect(removed).toEqual([]);
      throwAway("W", leftovers, leftovers.words.value);
      expect(removed).toEqual(["Presenta: Luis"]);
    });

    test("words that were thrown away before it could be opened do not come back", () => {
      find(open(), "Buses run late");
      let leftovers = open();
      throwAway("W", leftovers, leftovers.words.value);
      find(leftovers, "Buses run late");
      expect(removed).toEqual(["Buses run late"]);
      expect(leftovers.words.value).toBe("");

      // Unless it has got more of them.
      find(open(), "Buses run late");
      leftovers = open();
      throwAway("W", leftovers, leftovers.words.value);
      new UnsavedMarks(NAME).set(true);
      find(leftovers, "Buses run late at night");
      expect(leftovers.words.value).toBe("Buses run late at night");
    });

    test("words that another page has shown since stay, and their copy", () => {
      const leftovers = open();
      show(leftovers, "", "Half a line");
      find(open(), "Buses run late");
      throwAway("W", leftovers, leftovers.words.value);
      expect(leftovers.words.value).toBe("Buses run late");
      find(leftovers, "Buses run late");
      expect(removed).toEqual([]);
      throwAway("W", leftovers, leftovers.words.value);
      expect(removed).toEqual(["Buses run late"]);
    });
  });
});
