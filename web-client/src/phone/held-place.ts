import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { fieldInUse, SETTLED } from "./typing";

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
  const settling = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const look = useRef(() => {
    if (fieldInUse() !== null) {
      clearTimeout(settling.current);
      settling.current = undefined;
      held.value ??= { height: place.current?.offsetHeight ?? 0, beside: undefined };
    } else if (held.value !== null) {
      settling.current ??= setTimeout(() => {
        settling.current = undefined;
        held.value = null;
      }, SETTLED);
    }
  }).current;
  useEffect(() => {
    const content = place.current?.firstElementChild;
    if (content === null || content === undefined) {
      return;
    }
    const seen = new WeakSet<Element>();
    const grown = new ResizeObserver(() => {
      // Of what does not fit, what has just come is the one to be seen.
      for (const child of content.querySelectorAll(".banner")) {
        if (!seen.has(child)) {
          seen.add(child);
          // What has no room by itself is read where it is, and does not stay in sight (Banners.css).
          const head = Number.parseFloat(document.documentElement.style.getPropertyValue("--head"));
          const isLong = child.clientHeight > innerHeight * 0.33 - 64 - head - 12;
          place.current?.toggleAttribute("data-long", isLong);
          content.scrollTop +=
            child.getBoundingClientRect().top - content.getBoundingClientRect().top;
        }
      }
      const now = held.value;
      const field = fieldInUse();
      if (now === null || field === null) {
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
      clearTimeout(settling.current);
      grown.disconnect();
      document.removeEventListener("focusin", look);
      document.removeEventListener("focusout", look);
    };
  }, [place, held, look]);
  // A field that goes, or that pens down has closed, is left without an event in some browsers.
  useEffect(look);
  return held.value;
}
