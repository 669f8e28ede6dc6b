import type { RefObject } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";

/** A `details` whose list lies over the page. */
export interface Menu {
  readonly ref: RefObject<HTMLDetailsElement | null>;
  /** Shuts it, and gives the focus to what opened it. */
  readonly leave: () => void;
}

/** Has a menu shut by a press or a focus elsewhere, and left by Escape. */
export function useMenu(): Menu {
  const ref = useRef<HTMLDetailsElement>(null);
  const leave = useMemo(
    () => () => {
      if (ref.current !== null) {
        ref.current.open = false;
        ref.current.querySelector("summary")?.focus();
      }
    },
    [],
  );
  useEffect(() => {
    const shut = (event: Event) => {
      const menu = ref.current;
      if (!menu?.open) {
        return;
      }
      if (event instanceof KeyboardEvent && event.key === "Escape") {
        leave();
      } else if (event.target instanceof Node && !menu.contains(event.target)) {
        menu.open = false;
      }
    };
    document.addEventListener("pointerdown", shut);
    document.addEventListener("keydown", shut);
    document.addEventListener("focusin", shut);
    return () => {
      document.removeEventListener("pointerdown", shut);
      document.removeEventListener("keydown", shut);
      document.removeEventListener("focusin", shut);
    };
  }, [leave]);
  return { ref, leave };
}
