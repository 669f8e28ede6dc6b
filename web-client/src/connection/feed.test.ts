import { describe, expect, test, vi } from "vitest";
import { someDigest, someWorkshop } from "../workshop/workshop.fixture";
import { WorkshopFeed } from "./feed";

const you = { role: "screen" };

function feed(): WorkshopFeed {
  const told = new WorkshopFeed({ answer() {}, observe() {}, follow() {}, probe() {} });
  told.begin();
  return told;
}

function state(version: number, workshop: object): string {
  return JSON.stringify({ type: "state", version, now: 1, you, workshop: someWorkshop(workshop) });
}

function change(version: number, workshop: object): string {
  return JSON.stringify({ type: "change", version, now: 2, you, workshop });
}

describe("the feed", () => {
  test("[W4] puts changes together with the state before them, one upon the other", () => {
    const told = feed();
    told.take(state(1, { name: "Spring", phase: "scan" }));
    const seen = told.take(change(2, { phase: "pitches" }));
    expect(seen?.type).toBe("state");
    told.take(change(4, { timer: { state: "paused", length: 60, remaining: 7 } }));
    const { version, now, workshop } = told.state.value ?? expect.fail("no state");
    expect([version, now, workshop.name, workshop.phase]).toEqual([4, 2, "Spring", "pitches"]);
    expect(workshop.timer).toEqual({ state: "paused", length: 60, remaining: 7 });
  });

  test("[W6] [W43] knows of no table that is ready with a phase that begins, before the server says so", () => {
    const told = feed();
    const say = (ready: boolean) =>
      told.take(JSON.stringify({ type: "digests", tables: [someDigest({ table: 3, ready })] }));
    const ready = () => told.digests.value.get(3)?.ready;
    told.take(state(1, { phase: "scan", askedAt: 5 }));
    say(true);
    told.take(change(2, { locked: true }));
    expect(ready()).toBe(true);
    told.take(change(3, { phase: "pitches", askedAt: 9 }));
    expect(ready()).toBe(false);
    told.take(change(4, { phase: "scan", askedAt: 12 }));
    expect(ready()).toBe(false);
    say(true);
    expect(ready()).toBe(true);
  });

  test("[W4] builds on what the connection was told, not on what it shows", () => {
    const told = feed();
    told.take(state(1, { name: "Spring", phase: "scan" }));
    // Asked for by HTTP meanwhile, and newer.
    told.takeState({
      version: 9,
      now: 1,
      you: { role: "screen", last: null, participant: null },
      workshop: someWorkshop({ name: "Autumn", phase: "end" }),
    });
    told.take(change(2, { name: "Summer" }));
    expect(told.state.value?.version).toBe(9);
    told.take(change(10, { phase: "pitches" }));
    expect(told.state.value?.workshop).toMatchObject({ name: "Summer", phase: "pitches" });
  });

  test("[W4] [J33] believes its connection of a lower version, and nobody else", () => {
    const told = feed();
    told.take(state(12, { name: "Spring", phase: "scan" }));
    told.take(change(13, { phase: "pitches" }));
    told.take(state(9, { name: "Spring", phase: "arrive" }));
    told.takeState({
      version: 8,
      now: 1,
      you: { role: "screen", last: null, participant: null },
      workshop: someWorkshop({ name: "Autumn" }),
    });
    expect(told.state.value?.version).toBe(9);
    told.take(change(10, { name: "Summer" }));
    expect(told.state.value?.workshop).toMatchObject({ name: "Summer", phase: "arrive" });
  });

  test("[W4] leaves a change out that comes before any state of its connection, or cannot be read", () => {
    const error = vi.spyOn(console, "error").mockImplementation(() => {});
    const told = feed();
    expect(told.take(change(2, { name: "Summer" }))).toBeNull();
    told.take(state(1, { name: "Spring" }));
    expect(told.take(change(2, { name: 7 }))).toBeNull();
    told.take(change(3, { phase: "pitches" }));
    expect(told.state.value?.workshop).toMatchObject({ name: "Spring", phase: "pitches" });
    told.begin();
    expect(told.take(change(4, { name: "Summer" }))).toBeNull();
    expect(error).toHaveBeenCalledOnce();
    error.mockRestore();
  });
});
