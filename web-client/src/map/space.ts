import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

/** The room that a map has, in pixels. */
export interface Space {
  readonly width: number;
  readonly height: number;
  /** The size of its names' letters, as the style sheet says. */
  readonly size: number;
}

/** Follows the room of an element; null until it is known. */
export function useSpace() {
  const ref = useRef<HTMLDivElement>(null);
  const space = useSignal<Space | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) {
      return;
    }
    const measure = () => {
      const [width, height] = [element.clientWidth, element.clientHeight];
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (width > 0 && height > 0) {
        const known = space.peek();
        if (known?.width !== width || known.height !== height || known.size !== size) {
          space.value = { width, height, size };
        }
      }
    };
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [space]);
  return { ref, space: space.value };
}
