/** The rows of an order that others change, too: what they do moves none from under a hand (SPEC W45). */
import { useLayoutEffect, useRef } from "preact/hooks";
import { settle } from "../theme/settling";
import { useDesk } from "./desk";

/** A row of an order, or the place that one has left. */
export interface Slot<K> {
  readonly key: K;
  readonly gone: boolean;
}

/**
 * The rows where they were before. What has left the order leaves its place, which is its own again if it comes
 * back, and who has been put behind all others stands there. In an order that is another one, as one that was
 * drawn, nobody stands where they did.
 */
export function keptSlots<K>(before: readonly Slot<K>[], order: readonly K[]): readonly Slot<K>[] {
  const live = new Set(before.flatMap(({ key, gone }) => (gone ? [] : [key])));
  const own = ({ key, gone }: Slot<K>) => !gone || !live.has(key);
  return (
    inPlaces(before, order, own) ??
    inPlaces(before, order, () => true) ??
    order.map((key) => ({ key, gone: false }))
  );
}

/** The rows in those places that may be taken; null where more than one would have to move. */
function inPlaces<K>(
  before: readonly Slot<K>[],
  order: readonly K[],
  mayBeTaken: (slot: Slot<K>) => boolean,
): readonly Slot<K>[] | null {
  let found = 0;
  const kept = before.map((slot): Slot<K> => {
    const gone = slot.key !== order[found] || !mayBeTaken(slot);
    found += gone ? 0 : 1;
    return { key: slot.key, gone };
  });
  const behind = order.slice(found);
  const moved = before.filter(({ key, gone }) => !gone && behind.includes(key));
  return moved.length > 1 ? null : [...kept, ...behind.map((key) => ({ key, gone: false }))];
}

/** Whether a row of before stands elsewhere now. */
export function hasMoved<K>(before: readonly Slot<K>[], now: readonly Slot<K>[]): boolean {
  const stands = (wanted: K) => now.some(({ key, gone }) => key === wanted && !gone);
  return before.some(({ key, gone }, index) => !gone && now[index]?.key !== key && stands(key));
}

/** What tells rows apart: whoever was put behind all others has left a place of the same key, or several. */
export function rowNames<K extends string | number>(
  rows: readonly { readonly key: K }[],
): string[] {
  const seen = new Map<K, number>();
  return rows.map(({ key }) => {
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return `${key} ${nth}`;
  });
}

/**
 * The rows of a list in its order: where they were, until something is done on this dashboard, and while an order may
 * come of that. In an order that others have made another one they stand anew, and take no press for a moment.
 */
export function useSlots<K>(
  order: readonly K[],
  list: { readonly current: HTMLElement | null },
): readonly Slot<K>[] {
  const desk = useDesk();
  const acts = desk.acts.value;
  const before = useRef({ acts, slots: [] as readonly Slot<K>[] });
  const own = desk.ordering || before.current.acts !== acts;
  const slots = keptSlots(own ? [] : before.current.slots, order);
  const moved = !own && hasMoved(before.current.slots, slots);
  before.current = { acts, slots };
  useLayoutEffect(() => {
    if (moved && list.current !== null) {
      settle(list.current);
    }
  });
  return slots;
}
