// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { hasLeft, tellOtherTabs, whenForgotten } from "./forgetting";

const SIGN = "charrette-forgetting";
const NOW = 1_800_000_000_000;

/** What a browser tells the other tabs of a change in its memory. */
const told = (key: string, oldValue: string | null, newValue: string | null) =>
  dispatchEvent(new StorageEvent("storage", { key, oldValue, newValue }));

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
  sessionStorage.clear();
});

describe("[H28] what is forgotten in one tab is forgotten in all", () => {
  test("the sign stays nowhere", () => {
    tellOtherTabs();
    expect(Object.keys(localStorage)).toEqual([]);
  });

  test("a tab acts once the sign has gone, so that it finds none, and on no other change", () => {
    const act = vi.fn();
    const stop = whenForgotten(act);
    told(SIGN, null, `${NOW}`);
    told("charrette/K7M4QX2346FG/state", "{}", null);
    expect(act).not.toHaveBeenCalled();
    told(SIGN, `${NOW}`, null);
    expect(act.mock.calls).toEqual([[`${NOW}`]]);
    stop();
    told(SIGN, `${NOW}`, null);
    expect(act).toHaveBeenCalledOnce();
  });

  test.each([
    ["a tab that has left for it forgets what it kept until then", `${NOW - 2_000}`, true],
    ["a tab that was asleep takes nothing from who has joined anew", `${NOW - 60_000}`, false],
    ["a tab that came by itself forgets nothing", null, false],
  ])("%s, and is asked once", (_, left, forgets) => {
    if (left !== null) {
      sessionStorage.setItem(SIGN, left);
    }
    expect(hasLeft()).toBe(forgets);
    expect(Object.keys(sessionStorage)).toEqual([]);
    expect(hasLeft()).toBe(false);
  });
});
