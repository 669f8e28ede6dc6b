import { describe, expect, test } from "vitest";
import type { Workshop } from "../protocol/workshop";
import { someActivity, someTable, workshopIn } from "../workshop/workshop.fixture";
import { isOwn, sceneChoices, sharedPlaces } from "./scenes";

const activity = someActivity();

const screen = (change: Partial<Workshop["screen"]>) => ({
  screen: { scene: null, table: null, blank: false, frozen: null, map: null, ...change },
});

const choices = (phase: string, change: Partial<Workshop> = {}) =>
  sceneChoices(workshopIn(activity, phase, change), activity);

describe("the scenes to choose from", () => {
  test("[M35] are those that have something to show, the phase's own among them", () => {
    const names = (phase: string) => choices(phase).map(({ name }) => name);
    expect(names("look")).toEqual(["clock", "found", "wall", "map"]);
    expect(names("lobby")).toEqual(["lobby", "clock", "found", "wall", "map"]);
    expect(names("talks")).toEqual(["clock", "found", "wall", "map", "turns"]);
    expect(names("close")).toEqual(["end", "clock", "found", "wall", "map"]);
  });

  test("without cards there is no map", () => {
    const { sheets, phases } = activity.file as { sheets: object[]; phases: { id: string }[] };
    const plain = someActivity({
      sheets: sheets.slice(1),
      phases: phases.filter(({ id }) => id !== "look"),
    });
    const names = sceneChoices(workshopIn(plain, "choose"), plain).map(({ name }) => name);
    expect(names).toEqual(["clock", "found", "wall"]);
  });

  test("[M35] where no sheet has a map there is none to choose, though there are cards", () => {
    const { sheets } = activity.file as { sheets: object[] };
    const plain = someActivity({ sheets: sheets.map((sheet) => ({ ...sheet, map: false })) });
    for (const phase of ["lobby", "look", "close"]) {
      const names = sceneChoices(workshopIn(plain, phase), plain).map(({ name }) => name);
      expect(names).toContain("found");
      expect(names).not.toContain("map");
    }
  });

  test("the wall is called by what it shows", () => {
    expect(choices("write")).toContainEqual({
      name: "wall",
      shows: "wall",
      text: "aim",
      ofActivity: true,
    });
    expect(choices("look")).toContainEqual(
      expect.objectContaining({ name: "wall", text: "Every table", ofActivity: false }),
    );
  });

  test("that of turns is whose turn it is, or who comes next", () => {
    const shows = (change: Partial<Workshop>) =>
      choices("talks", change).find(({ name }) => name === "turns")?.shows;
    expect(shows({})).toBe("between");
    expect(
      shows({
        turns: {
          talks: {
            order: [],
            done: [],
            presenting: 3,
            set: true,
            wrapUp: false,
            answering: { afterEach: false, table: null },
            draws: 0,
          },
        },
      }),
    ).toBe("turn");
  });
});

test("[M35] a scene is the phase's own or was chosen", () => {
  const own = (phase: string, change: Partial<Workshop>) =>
    isOwn(workshopIn(activity, phase, { tables: [someTable()], ...change }), activity);
  expect(own("look", screen({}))).toBe(true);
  expect(own("look", screen({ scene: "found" }))).toBe(true);
  expect(own("look", screen({ scene: "map", map: { place: null, table: 3 } }))).toBe(false);
  expect(own("look", screen({ scene: "clock" }))).toBe(false);
  expect(own("look", screen({ table: 3 }))).toBe(false);
  expect(own("look", screen({ blank: true }))).toBe(false);
  const turns = {
    talks: {
      order: [],
      done: [],
      presenting: 3,
      set: true,
      wrapUp: false,
      answering: { afterEach: false, table: null },
      draws: 0,
    },
  };
  expect(own("talks", { ...screen({ table: 3 }), turns })).toBe(true);
});

test("[M48] a place is a part of the room when several tables, but not all, work on it", () => {
  const at = (...places: string[]) => places.map((place) => ({ ...someTable(), place }));
  expect(sharedPlaces(at("Gary", "Detroit", "Gary", ""))).toEqual(["Gary"]);
  expect(sharedPlaces(at("Gary", "Gary"))).toEqual([]);
  expect(sharedPlaces(at("", "", "Gary"))).toEqual([]);
});
