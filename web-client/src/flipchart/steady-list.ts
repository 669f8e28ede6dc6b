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

/**
 * Lets entries glide to their new places, and keeps the one with the caret where it is on the glass
 * when others appear or vanish above it.
 */
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
    const held = children.find((child) => child.contains(document.activeElement));
    const heldBefore = held && tops.current.get(key(held));
    // Browsers with scroll anchoring do this by themselves.
    const anchored = CSS.supports("overflow-anchor", "auto");
    if (!anchored && held && heldBefore !== undefined && top(held) !== heldBefore) {
      scrollBy({ top: top(held) - heldBefore, behavior: "instant" });
    }
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const next = new Map<string, number>();
    for (const child of children) {
      const before = tops.current.get(key(child));
      next.set(key(child), top(child));
      if (still || held !== undefined || before === undefined || before === top(child)) {
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
