import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * The order to show a list in: the given one, except that while something in it is being edited the
 * entries stay where they are and new ones come last.
 */
export function useSteadyOrder<T extends { readonly id: string }>(
  entries: readonly T[],
  editing: boolean,
): readonly T[] {
  const shown = useRef<readonly string[]>([]);
  const ordered = editing ? steady(entries, shown.current) : entries;
  shown.current = ordered.map((entry) => entry.id);
  return ordered;
}

export function steady<T extends { readonly id: string }>(
  entries: readonly T[],
  order: readonly string[],
): T[] {
  const places = new Map(order.map((id, index) => [id, index]));
  const place = (entry: T) => places.get(entry.id) ?? Number.POSITIVE_INFINITY;
  return [...entries].sort((a, b) => {
    const [left, right] = [place(a), place(b)];
    return left === right ? 0 : left - right;
  });
}

/** Lets entries glide to their new places, unless somebody is in one. */
export function useGlide(list: RefObject<HTMLElement | null>, attribute: string): void {
  const tops = useRef(new Map<string, number>());
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) {
      return;
    }
    const children = [...element.children].filter((child) => child instanceof HTMLElement);
    const key = (child: Element) => child.getAttribute(attribute) ?? "";
    const top = (child: HTMLElement) => child.offsetTop;
    const held = element.contains(document.activeElement);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const next = new Map<string, number>();
    for (const child of children) {
      const before = tops.current.get(key(child));
      next.set(key(child), top(child));
      if (still || held || before === undefined || before === top(child)) {
        continue;
      }
      child.animate(
        [{ transform: `translateY(${before - top(child)}px)` }, { transform: "none" }],
        { duration: 220, easing: "ease-out" },
      );
    }
    tops.current = next;
  });
}
