import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { fieldWithCaret } from "./typing";

/** After this, in ms, a field that was left is not in use, and no finger is on its way to a button. */
const SETTLED = 600;

/** How an element's place is kept while somebody types below it. */
export interface HeldPlace {
  /** The height that it had when the field came into use, in px. */
  readonly height: number;
  /** Where its content lies once it has another height: on the side where the field is not. */
  readonly beside: "above" | "below" | undefined;
}

/**
 * Keeps the height of an element with one child while a field is in use, so that what comes and goes
 * in it moves nobody's field; null while none is.
 */
export function useHeldPlace(place: RefObject<HTMLElement | null>): HeldPlace | null {
  const held = useSignal<HeldPlace | null>(null);
  useEffect(() => {
    const element = place.current;
    const content = element?.firstElementChild;
    if (element === null || content === null || content === undefined) {
      return;
    }
    let settling: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(settling);
      if (fieldWithCaret() === null) {
        settling = setTimeout(() => {
          held.value = null;
        }, SETTLED);
      } else if (held.value === null) {
        held.value = { height: element.offsetHeight, beside: undefined };
      }
    };
    const grown = new ResizeObserver(() => {
      const now = held.value;
      const field = fieldWithCaret();
      if (now === null || field === null) {
        look(); // Not every browser tells when the field itself goes.
        return;
      }
      const height = content.getBoundingClientRect().height;
      if (Math.abs(height - now.height) < 1) {
        held.value = { ...now, beside: undefined };
      } else if (now.beside === undefined) {
        const { top, bottom } = field.getBoundingClientRect();
        held.value = { ...now, beside: top + bottom > innerHeight ? "above" : "below" };
      }
    });
    document.addEventListener("focusin", look);
    document.addEventListener("focusout", look);
    grown.observe(content);
    return () => {
      clearTimeout(settling);
      grown.disconnect();
      document.removeEventListener("focusin", look);
      document.removeEventListener("focusout", look);
    };
  }, [place, held]);
  return held.value;
}
