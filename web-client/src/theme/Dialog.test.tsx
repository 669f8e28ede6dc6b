// @vitest-environment happy-dom
import { render } from "preact";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { Dialog } from "./Dialog";
import { SETTLE_MS } from "./settling";

describe("a press on a dialog", () => {
  let closed: number;
  let dialog: HTMLDialogElement;

  beforeEach(() => {
    closed = 0;
    render(null, document.body);
    const drawn = vi.spyOn(performance, "now").mockReturnValue(0);
    render(
      <Dialog title="Table 1" onClose={() => closed++}>
        <input />
      </Dialog>,
      document.body,
    );
    drawn.mockReturnValue(SETTLE_MS);
    dialog = document.querySelector("dialog") as HTMLDialogElement;
    dialog.getBoundingClientRect = () => new DOMRect(100, 50, 400, 300);
  });

  const press = (on: Element | null, clientX: number, clientY: number) =>
    on?.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, clientX, clientY }));

  test.each([
    ["to the left", 99, 200],
    ["to the right", 501, 200],
    ["above", 300, 49],
    ["below", 300, 351],
  ])("closes it beside it: %s", (_, x, y) => {
    press(dialog, x, y);
    expect(closed).toBe(1);
  });

  test.each([
    ["on its scroll bar", 493, 200],
    ["on its scroll bar at the foot", 300, 343],
    ["on its edge", 100, 200],
  ])("leaves it open within it, also where browsers take that for the dialog: %s", (_, x, y) => {
    press(dialog, x, y);
    expect(closed).toBe(0);
  });

  test("finds it open as soon as it is drawn: the next key is for it, and not for what lies behind it", () => {
    expect(dialog.open).toBe(true);
  });

  test("leaves it open on what is in it, wherever that lies", () => {
    press(dialog.querySelector("input"), 10, 10);
    expect(closed).toBe(0);
  });
});
