import { describe, expect, test } from "vitest";
import type { StateMessage } from "../protocol/messages";
import { someWorkshop } from "../workshop/workshop.fixture";
import { LossWatch } from "./undone";

function state(version: number, broughtBack: number | null = null): StateMessage {
  const you = { role: "facilitator", last: 100 + version, participant: null } as const;
  return { version, now: 1, you, workshop: someWorkshop({ broughtBack }) };
}

function told(version: number, broughtBack: number | null = null) {
  return { type: "state", ...state(version, broughtBack) } as const;
}

describe("what the store has lost", () => {
  test("[W4] [J33] is noticed when the server says so", () => {
    const watch = new LossWatch();
    watch.begin(null);
    expect(watch.tells(told(9))).toBe(false);
    expect(watch.tells({ type: "refused", reason: "locked" })).toBe(false);
    expect(watch.tells({ type: "refused", reason: "undone" })).toBe(true);
  });

  test("[J33] is noticed when a new connection begins with a lower version than was known", () => {
    const watch = new LossWatch();
    watch.begin(null);
    watch.tells(told(9));
    watch.begin(state(9));
    expect(watch.tells(null)).toBe(false);
    expect(watch.tells(told(8))).toBe(true);
    // That is known now, and what follows is news.
    expect(watch.tells(told(8))).toBe(false);
    watch.begin(state(8));
    expect(watch.tells(told(8))).toBe(false);
  });

  test("[J33] is not what was asked for meanwhile and is newer than the connection's first state", () => {
    const watch = new LossWatch();
    watch.begin(state(8));
    // By HTTP the page is told version 9 here.
    expect(watch.tells(told(8))).toBe(false);
    expect(watch.tells(told(7))).toBe(false);
  });

  test("[J33] is noticed when connections broke off before they told anything, whatever was asked for meanwhile", () => {
    const watch = new LossWatch();
    watch.begin(state(9));
    // By HTTP the page is told version 8 here, as the only one there is.
    watch.begin(state(8));
    expect(watch.tells(told(8))).toBe(true);
    watch.begin(state(8));
    // And here version 9, which is lost as well.
    watch.begin(state(9));
    watch.begin(null);
    expect(watch.tells(told(8))).toBe(true);
    expect(watch.tells(told(8))).toBe(false);
  });

  test("[J33] [W3] is for the server to notice where as much has happened again: what was known is in the address", () => {
    const watch = new LossWatch();
    expect(watch.begin(null)).toBe("");
    expect(watch.begin({ ...state(7), you: { ...state(7).you, last: null } })).toBe("");
    expect(watch.begin(state(9))).toBe("&known=9.109");
    // No state has come since, but by HTTP one of before.
    expect(watch.begin(state(8))).toBe("&known=9.109");
    watch.tells(told(8));
    expect(watch.begin(state(8))).toBe("&known=8.108");
  });

  test("[J33] is not said in these words when a workshop was brought back with its sheet", () => {
    const watch = new LossWatch();
    watch.begin(state(90));
    expect(watch.tells(told(3, 1_700_000_000_000))).toBe(false);
    watch.begin(state(9, 1_700_000_000_000));
    expect(watch.tells(told(8, 1_700_000_000_000))).toBe(true);
  });
});
