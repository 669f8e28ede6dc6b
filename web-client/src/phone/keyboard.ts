import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { fieldWithCaret } from "./typing";

/** A keyboard on glass takes at least this much of the height. */
const KEYBOARD_PIXELS = 140;

/** Whether a keyboard covers part of the page, which then has no room to give to its tabs. */
export function useKeyboardOpen(): Signal<boolean> {
  const open = useSignal(false);
  useEffect(() => {
    const view = window.visualViewport;
    if (view === null) {
      return;
    }
    const tallest = new Map<number, number>();
    const look = () => {
      if (view.scale > 1.05) {
        return;
      }
      const width = Math.round(view.width);
      const most = Math.max(tallest.get(width) ?? 0, view.height);
      tallest.set(width, most);
      open.value = fieldWithCaret() !== null && most - view.height > KEYBOARD_PIXELS;
    };
    look();
    view.addEventListener("resize", look);
    document.addEventListener("focusout", look);
    return () => {
      view.removeEventListener("resize", look);
      document.removeEventListener("focusout", look);
    };
  }, [open]);
  return open;
}
