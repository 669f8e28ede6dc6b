import { useSignal } from "@preact/signals";
import type { ComponentChild } from "preact";
import { useLayoutEffect } from "preact/hooks";

/**
 * What is drawn of many things, so many of them at a time: what cannot be drawn within a moment comes in
 * portions, between which the page gets its turn. Each portion that is there stays until its next one comes.
 *
 * @param of the things; they are drawn anew when these are others
 * @param most so many make a portion
 * @param draw what a portion looks like
 */
export function useInPortions<T>(
  of: readonly T[],
  most: number,
  draw: (portion: readonly T[]) => ComponentChild,
): readonly ComponentChild[] {
  const drawn = useSignal<readonly ComponentChild[]>([]);
  useLayoutEffect(() => {
    const count = Math.ceil(of.length / most);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let at = 0;
    const next = () => {
      const portion = draw(of.slice(at * most, (at + 1) * most));
      // The same elements as before are passed over.
      drawn.value = [
        ...drawn.value.slice(0, at),
        portion,
        ...drawn.value.slice(at + 1, at + 1 < count ? undefined : count),
      ];
      at += 1;
      timer = at < count ? setTimeout(next) : undefined;
    };
    if (count > 0) {
      next();
    } else {
      drawn.value = [];
    }
    return () => clearTimeout(timer);
  }, [of, most, drawn]);
  return drawn.value;
}
