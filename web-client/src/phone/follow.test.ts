import { signal } from "@preact/signals";
import { describe, expect, test } from "vitest";
import { type Activity, type Phase, readActivity } from "../protocol/activity";
import { Follower } from "./follow";

const phase = (id: string, screen: Phase["screen"], step: string | null): unknown => ({
  id,
  title: id,
  short: id,
  step,
  length: 60,
  clock: "whole",
  screen,
  prompt: { lead: "", text: "" },
  colour: null,
});
const activity: Activity = readActivity({
  id: "a",
  version: 1,
  language: "en",
  title: "A",
  steps: [
    { id: "look", title: "Look", colour: "scan", sheet: "players" },
    { id: "say", title: "Say", colour: "pitch", sheet: "pitch" },
  ],
  phases: [
    phase("in", "lobby", null),
    phase("find", "countdown", "look"),
    phase("write", "wall", "say"),
    phase("talk", "pitches", "say"),
  ],
  sectors: [],
  wordsPerMinute: 140,
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
    expect(follower.view.value).toBe("step:look");
    present.value = "talk";
    expect(follower.view.value).toBe("now");
  });

  test("moves once only: its owner may look elsewhere", () => {
    const follower = start();
    present.value = "find";
    follower.show("map");
    expect(follower.view.value).toBe("map");
    present.value = "write";
    expect(follower.view.value).toBe("step:say");
  });

  test("does not turn the page under somebody who is typing, but offers to", () => {
    const follower = start();
    present.value = "find";
    typing.now = true;
    present.value = "write";
    expect(follower.view.value).toBe("step:look");
    expect(follower.offer.value?.id).toBe("write");
    follower.accept(activity);
    expect(follower.view.value).toBe("step:say");
    expect(follower.offer.value).toBeNull();
  });

  test("an offer ends when the owner goes there or the room goes back", () => {
    const follower = start();
    present.value = "find";
    typing.now = true;
    present.value = "write";
    present.value = "find";
    expect(follower.offer.value).toBeNull();
    expect(follower.view.value).toBe("step:look");
  });
});
