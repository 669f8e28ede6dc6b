// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { Meaning } from "./key-meaning";
import { SETTLE_MS, settle } from "./settling";

describe("presses that were not meant for what they hit", () => {
  let taken: string[];

  function control(name: string): HTMLButtonElement {
    const button = document.createElement("button");
    button.addEventListener("click", () => taken.push(name));
    document.body.append(button);
    return button;
  }

  function press(button: Element, at: { x: number; y: number }, detail = 1): void {
    button.dispatchEvent(
      new MouseEvent("click", {
        bubbles: true,
        cancelable: true,
        detail,
        clientX: at.x,
        clientY: at.y,
      }),
    );
  }

  beforeAll(() => {
    vi.useFakeTimers();
  });
  afterAll(() => {
    vi.useRealTimers();
  });
  beforeEach(() => {
    taken = [];
    document.body.replaceChildren();
    settle(document.createElement("button"));
    vi.advanceTimersByTime(10 * SETTLE_MS); // no test remembers the press of the one before
  });

  test("what has just changed takes none, and then takes them again", () => {
    const call = control("call");
    settle(call);
    press(call, { x: 5, y: 5 });
    press(call, { x: 0, y: 0 }, 0); // by a key
    expect(taken).toEqual([]);
    vi.advanceTimersByTime(SETTLE_MS);
    press(call, { x: 5, y: 5 });
    expect(taken).toEqual(["call"]);
  });

  test("a change within the moment begins it anew", () => {
    const call = control("call");
    settle(call);
    vi.advanceTimersByTime(SETTLE_MS - 1);
    settle(call);
    vi.advanceTimersByTime(SETTLE_MS - 1);
    press(call, { x: 5, y: 5 });
    expect(taken).toEqual([]);
  });

  test("what stays the same may be pressed as fast as one likes", () => {
    const plus = control("plus");
    for (let time = 0; time < 5; time++) {
      press(plus, { x: 5, y: 5 });
    }
    expect(taken).toHaveLength(5);
  });

  test("the second press of a gesture is not for what has moved to its place", () => {
    const [first, second] = [control("first"), control("second")];
    press(first, { x: 50, y: 50 });
    vi.advanceTimersByTime(120);
    press(second, { x: 53, y: 52 });
    expect(taken).toEqual(["first"]);
    vi.advanceTimersByTime(SETTLE_MS);
    press(second, { x: 53, y: 52 });
    expect(taken).toEqual(["first", "second"]);
  });

  test("a press elsewhere is another gesture", () => {
    const [first, second] = [control("first"), control("second")];
    press(first, { x: 50, y: 50 });
    press(second, { x: 150, y: 50 });
    expect(taken).toEqual(["first", "second"]);
  });

  test("a label and its field are one control", () => {
    document.body.innerHTML = '<label><input type="checkbox">Keep</label>';
    const [label, box] = [document.querySelector("label"), document.querySelector("input")];
    if (label === null || box === null) {
      throw new Error("not drawn");
    }
    box.addEventListener("click", () => taken.push("box"));
    press(label, { x: 5, y: 5 });
    press(box, { x: 5, y: 5 });
    expect(taken).toContain("box");
  });

  test("Enter that is held down presses once", () => {
    const call = control("call");
    const key = (repeat: boolean) => {
      const event = new KeyboardEvent("keydown", {
        key: "Enter",
        repeat,
        bubbles: true,
        cancelable: true,
      });
      call.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect([key(false), key(true)]).toEqual([false, true]);
  });

  test("a key is taken once what it means has been so for a moment", () => {
    const state = signal("ready");
    const meaning = new Meaning(() => state.value);
    expect(meaning.settled).toBe(true);
    state.value = "running";
    vi.advanceTimersByTime(120);
    expect(meaning.settled).toBe(false);
    vi.advanceTimersByTime(SETTLE_MS);
    expect(meaning.settled).toBe(true);
    meaning.stop();
  });
});
