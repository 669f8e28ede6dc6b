import { signal } from "@preact/signals";
import { describe, expect, test } from "vitest";
import type { Phase } from "../protocol/activity";
import { someActivity } from "../workshop/workshop.fixture";
import { Follower, placeOf, viewOfSheet } from "./follow";

const phase = (id: string, screen: Phase["screen"], sheet: string | null, round?: string) => ({
  id,
  title: id,
  short: id,
  sheet,
  round,
  length: 60,
  clock: "whole",
  screen,
  prompt: { lead: "" },
  colour: "ink",
});
const sheet = (id: string, more: object) => ({ id, title: id, short: id, colour: "blue", ...more });
const activity = someActivity({
  sheets: [
    sheet("finds", { kind: "cards", rounds: [{ id: "again", title: "Again" }] }),
    sheet("talk", { kind: "text", fields: [{ id: "speech", title: "Speech" }] }),
  ],
  phases: [
    phase("in", "lobby", null),
    phase("find", "found", "finds"),
    phase("write", "wall", "talk"),
    phase("look-again", "found", "finds", "again"),
    phase("talk", "turns", "talk"),
    phase("thanks", "wall", null),
  ],
});

describe("a phone that follows the room", () => {
  const present = signal("in");
  const typing = { now: false };
  const start = () => {
    present.value = "in";
    typing.now = false;
    const follower = new Follower();
    follower.follow(
      () => {
        const found = activity.phases.find(({ id }) => id === present.value);
        return found === undefined ? null : { phase: found, activity };
      },
      () => typing.now,
    );
    return follower;
  };

  test("turns to the sheet of each phase", () => {
    const follower = start();
    expect(follower.view.value).toBe("now");
    present.value = "find";
    expect(follower.view.value).toBe("sheet:finds");
    present.value = "talk";
    expect(follower.view.value).toBe("now");
  });

  test("stays where it is in a phase without a sheet, but at the first where it was at none", () => {
    const follower = start();
    present.value = "write";
    present.value = "thanks";
    expect(follower.view.value).toBe("sheet:talk");
    present.value = "talk";
    expect(follower.view.value).toBe("now");
    present.value = "thanks";
    expect(follower.view.value).toBe("sheet:finds");
  });

  test("turns to a further look, which is a place on its sheet", () => {
    const follower = start();
    present.value = "look-again";
    expect(follower.view.value).toBe("sheet:finds/again");
    expect(placeOf(follower.view.value, activity)).toMatchObject({
      sheet: { id: "finds" },
      round: "again",
    });
    expect(placeOf(viewOfSheet("gone"), activity)).toBeNull();
    expect(placeOf("map", activity)).toBeNull();
  });

  test("moves once only: its owner may look elsewhere", () => {
    const follower = start();
    present.value = "find";
    follower.show("map");
    expect(follower.view.value).toBe("map");
    present.value = "write";
    expect(follower.view.value).toBe("sheet:talk");
  });

  test("does not turn the page under somebody who is typing, but offers to", () => {
    const follower = start();
    present.value = "find";
    typing.now = true;
    present.value = "write";
    expect(follower.view.value).toBe("sheet:finds");
    expect(follower.offer.value?.id).toBe("write");
    follower.accept(activity);
    expect(follower.view.value).toBe("sheet:talk");
    expect(follower.offer.value).toBeNull();
  });

  test("an offer ends when the owner goes there or the room goes back", () => {
    const follower = start();
    present.value = "find";
    typing.now = true;
    present.value = "write";
    present.value = "find";
    expect(follower.offer.value).toBeNull();
    expect(follower.view.value).toBe("sheet:finds");
  });
});
