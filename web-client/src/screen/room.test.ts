import { describe, expect, test } from "vitest";
import type { Activity } from "../protocol/activity";
import type { Digest } from "../protocol/workshop";
import { someWorkshop } from "../workshop/workshop.fixture";
import { sceneOf, topPlayers } from "./room";

const phase = (id: string, screen: Activity["phases"][number]["screen"]) => ({
  id,
  screen,
  title: id,
  short: id,
  step: null,
  length: 60,
  clock: "whole" as const,
  prompt: { lead: "", text: "" },
  colour: null,
});
const activity = {
  phases: [phase("lobby", "lobby"), phase("scan", "countdown"), phase("talks", "pitches")],
} as unknown as Activity;
const table = {
  number: 3,
  city: "Gary, IN",
  label: "",
  locked: false,
  extra: 0,
  help: null,
  startedAt: null,
};

const sceneIn = (change: Parameters<typeof someWorkshop>[0]) =>
  sceneOf(
    someWorkshop({
      tables: [table],
      phases: activity.phases.map(({ id }) => ({ id, length: 60_000 })),
      ...change,
    }),
    activity,
  );

describe("the scene", () => {
  test("follows the phase", () => {
    expect(sceneIn({ phase: "lobby" })).toEqual({ show: "lobby" });
    expect(sceneIn({ phase: "scan" })).toEqual({ show: "countdown" });
    expect(sceneIn({ phase: "talks" })).toEqual({ show: "between" });
    expect(sceneIn({ phase: "unheard of" })).toEqual({ show: "lobby" });
  });

  test("[M5] is the pitch of the table that presents, and the flipchart of one that is shown", () => {
    const screen = { table: 3, blank: false };
    const pitches = { order: [], done: [], presenting: 3 };
    expect(sceneIn({ phase: "talks", screen, pitches })).toEqual({ show: "pitch", table });
    expect(sceneIn({ phase: "scan", screen })).toEqual({ show: "table", table });
  });

  test("is blank whatever else is true", () => {
    expect(sceneIn({ phase: "talks", screen: { table: 3, blank: true } })).toEqual({
      show: "blank",
    });
  });
});

test("tables that name the same player count together, and lift it to the top", () => {
  const digest = (top: Digest["top"]) => ({ top }) as Digest;
  const named = (name: string, stars: number, sector = "gov") => ({ name, sector, stars });
  expect(
    topPlayers([
      digest([named("Land bank", 9), named("Data Driven Detroit", 1, "civic")]),
      digest([named("data driven  detroit", 2, "civic")]),
    ]),
  ).toEqual([
    { name: "Data Driven Detroit", sector: "civic", stars: 3, tables: 2 },
    { name: "Land bank", sector: "gov", stars: 9, tables: 1 },
  ]);
});
