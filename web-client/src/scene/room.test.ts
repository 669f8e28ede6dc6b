import { describe, expect, test } from "vitest";
import type { CardSheet } from "../protocol/activity";
import type { SceneName } from "../protocol/scene";
import type { DigestCards, Workshop } from "../protocol/workshop";
import {
  someActivity,
  someCards,
  someDigest,
  someTable,
  workshopIn,
} from "../workshop/workshop.fixture";
import {
  found,
  foundIn,
  mapOnScreen,
  ownScene,
  sceneOf,
  tableFields,
  topCards,
  writtenBy,
} from "./room";

const activity = someActivity();
const table = someTable();
const finds = activity.sheets[0] as CardSheet;

const sceneIn = (phase: string, change: Parameters<typeof workshopIn>[2] = {}, of = activity) =>
  sceneOf(workshopIn(of, phase, change), of);

/** The phases of the activity, each changed. */
const withPhases = (change: (phase: { id: string }) => object[]) =>
  someActivity({ phases: (activity.file as { phases: { id: string }[] }).phases.flatMap(change) });

const chosen = (scene: SceneName) => ({
  screen: { scene, table: null, blank: false, frozen: null, map: null },
});

describe("the scene", () => {
  test.each([
    ["lobby", "lobby"],
    ["look", "found"],
    ["write", "wall"],
    ["talks", "between"],
    ["close", "end"],
    ["unheard of", "lobby"],
  ])("follows the phase: in %s it is %s", (phase, show) => {
    expect(sceneIn(phase)).toEqual({ show });
  });

  test("[M5] is the turn of the table that presents, and the flipchart of one that is shown", () => {
    const screen = { scene: null, table: 3, blank: false, frozen: null, map: null };
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
    expect(sceneIn("talks", { screen, turns })).toEqual({ show: "turn", table });
    expect(sceneIn("look", { screen, turns })).toEqual({ show: "table", table });
  });

  test("[M35] is what was chosen, until it is the phase's own again", () => {
    expect(sceneIn("look", chosen("map"))).toEqual({ show: "map" });
    expect(sceneIn("close", chosen("clock"))).toEqual({ show: "clock" });
    expect(sceneIn("talks", chosen("wall"))).toEqual({ show: "wall" });
    expect(ownScene(workshopIn(activity, "look", chosen("map")), activity)).toBe("found");
    const blank = {
      screen: { scene: "map" as const, table: null, blank: true, frozen: null, map: null },
    };
    expect(sceneIn("look", blank)).toEqual({ show: "blank" });
  });

  test("[M35] is no map where no sheet has one, though it was stored or chosen", () => {
    const sheets = (activity.file as { sheets: object[] }).sheets.map((sheet) => ({
      ...sheet,
      map: false,
    }));
    const stored = someActivity({ sheets });
    expect(sceneIn("look", chosen("map"), stored)).toEqual({ show: "found" });
    const { phases } = stored.file as { phases: object[] };
    const ofItself = someActivity({
      sheets,
      phases: phases.map((phase) => ({ ...phase, screen: "map" })),
    });
    expect(sceneIn("look", {}, ofItself)).toEqual({ show: "found" });
    expect(ownScene(workshopIn(ofItself, "look"), ofItself)).toBe("found");
  });

  test("[M48] a map is that of the part that was chosen, while there is one", () => {
    const of = (map: Workshop["screen"]["map"]) =>
      mapOnScreen(
        workshopIn(activity, "look", {
          tables: [table],
          screen: { scene: "map", table: null, blank: false, frozen: null, map },
        }),
      );
    expect(of(null)).toEqual({ of: "room" });
    expect(of({ place: table.place, table: null })).toEqual({ of: "place", place: table.place });
    expect(of({ place: null, table: 3 })).toEqual({ of: "table", table: 3 });
    expect(of({ place: "Nowhere", table: null })).toEqual({ of: "room" });
    expect(of({ place: null, table: 4 })).toEqual({ of: "room" });
  });

  test("is blank whatever else is true", () => {
    expect(
      sceneIn("talks", { screen: { scene: null, table: 3, blank: true, frozen: null, map: null } }),
    ).toEqual({
      show: "blank",
    });
  });

  test("is the clock where the screen is for turns and there are none", () => {
    const odd = withPhases((phase) =>
      phase.id === "talks" ? [{ ...phase, clock: "whole", turns: null }] : [phase],
    );
    expect(sceneIn("talks", {}, odd)).toEqual({ show: "found" });
  });

  test("shows the way in, without a lobby, until the first clock runs", () => {
    const without = withPhases((phase) => (phase.id === "lobby" ? [] : [phase]));
    const running = { state: "running", length: 60_000, deadline: 1 } as const;
    expect(sceneIn("look", {}, without)).toEqual({ show: "lobby" });
    expect(sceneIn("look", { timer: running }, without)).toEqual({ show: "found" });
    expect(sceneIn("write", {}, without)).toEqual({ show: "wall" });
  });

  test("shows the way in, with turns at once, until the first table has its turn", () => {
    const only = withPhases((phase) => (phase.id === "talks" ? [phase] : []));
    expect(sceneIn("talks", {}, only)).toEqual({ show: "lobby" });
    const turns = {
      talks: {
        order: [],
        done: [3],
        presenting: null,
        set: true,
        wrapUp: false,
        answering: { afterEach: false, table: null },
        draws: 0,
      },
    };
    expect(sceneIn("talks", { turns }, only)).toEqual({ show: "between" });
  });
});

test("a table may have on the screen what phases show, and what the present one is about", () => {
  const fields = tableFields(workshopIn(activity, "write"), activity);
  expect(fields.map(({ id }) => id)).toEqual(["aim", "speech"]);
});

describe("what all tables have found", () => {
  const card = (name: string, stars: number, category = "near") => ({
    name,
    category,
    stars,
    at: 0,
  });
  const cards = (change: Partial<DigestCards>) =>
    someDigest({
      cards: {
        finds: someCards(change),
      },
    });

  test("[R1] tables that name the same card count together, and lift it to the top", () => {
    const digests = [
      cards({ top: [card("Land bank", 9), card("Data Driven Detroit", 1, "far")] }),
      { ...cards({ top: [card("data driven  detroit", 2, "far")] }), table: 4 },
    ];
    expect(topCards(digests, finds)).toEqual([
      { name: "Data Driven Detroit", category: "far", stars: 3, tables: 2 },
      { name: "Land bank", category: "near", stars: 9, tables: 1 },
    ]);
  });

  test("[R1] one card is one, however it is written and whatever its category: most tables say which", () => {
    const at = (table: number, ...top: Parameters<typeof card>[]) => ({
      ...cards({ top: top.map((of) => card(...of)) }),
      table,
    });
    const digests = [
      at(1, ["Data-Driven Detroit", 1, "near"], ["Café", 2]),
      at(2, ["Data Driven Detroit", 1, "far"]),
      at(3, ["Data Driven Detroit", 1, "far"], ["CAFE", 1], ["!!", 0]),
      at(4, ["!", 0]),
    ];
    expect(topCards(digests, finds)).toEqual([
      { name: "Data Driven Detroit", category: "far", stars: 3, tables: 3 },
      { name: "Café", category: "near", stars: 3, tables: 2 },
      { name: "!", category: "near", stars: 0, tables: 1 },
      { name: "!!", category: "near", stars: 0, tables: 1 },
    ]);
  });

  test("[R1] a table that names one card twice counts once", () => {
    const twice = cards({ top: [card("Land bank", 1), card("Land Bank", 1, "far")] });
    expect(topCards([twice], finds)).toMatchObject([{ name: "Land bank", stars: 2, tables: 1 }]);
  });

  test("where no card has stars, the newest are known", () => {
    const digests = [cards({ newest: [card("Library", 0)] })];
    expect(topCards(digests, { ...finds, stars: false })).toMatchObject([{ name: "Library" }]);
    expect(topCards(digests, finds)).toMatchObject([{ name: "Library", stars: 0 }]);
  });

  test("cards without stars are known after those with, and each once", () => {
    const digests = [
      cards({
        top: [card("Land bank", 2)],
        newest: [card("Library", 0), card("Land bank", 2)],
      }),
    ];
    expect(topCards(digests, finds).map(({ name, tables }) => [name, tables])).toEqual([
      ["Land bank", 1],
      ["Library", 1],
    ]);
  });

  test("is counted over all tables, also those without a digest of the sheet", () => {
    const digests = [cards({ count: 3, links: 1, categories: { near: 2 } }), someDigest()];
    expect(found(digests, finds, "count")).toBe(3);
    expect(found(digests, finds, "links")).toBe(1);
    expect(foundIn(digests, finds, "near")).toBe(2);
    expect(foundIn(digests, finds, "far")).toBe(0);
  });

  test("a text that is blank is not written", () => {
    const [aim] = tableFields(workshopIn(activity, "choose"), activity);
    const digests = [someDigest({ texts: { aim: " " } }), someDigest({ texts: { aim: "Alerts" } })];
    expect(aim && writtenBy(digests, aim)).toBe(1);
  });
});
