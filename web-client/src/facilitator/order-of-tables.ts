/** In which order the cards stand: steady under the eye, sorted when that is asked for. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Kind, TableStatus } from "../workshop/table-state";
import { byNeed } from "./status";

interface Row {
  readonly table: { readonly number: number };
  readonly status: TableStatus;
}

interface Sorted {
  /** When, by this page's own clock, which nobody sets: ms of `performance.now()`. */
  readonly at: number;
  readonly numbers: readonly number[];
}

export interface Order {
  /** The present order: null by number. */
  readonly sorted: Sorted | null;
  readonly sort: () => void;
  readonly byNumber: () => void;
  readonly of: <T extends Row>(rows: readonly T[]) => T[];
}

/** Rows in an order that was found before; tables that it does not know come last. */
export function inOrder<T extends Row>(rows: readonly T[], numbers: readonly number[]): T[] {
  const placeOf = ({ table }: Row) => {
    const place = numbers.indexOf(table.number);
    return place === -1 ? numbers.length : place;
  };
  return [...rows].sort((a, b) => placeOf(a) - placeOf(b) || a.table.number - b.table.number);
}

/**
 * The order of cards. By need, they are sorted at the first look, when somebody asks, and when the page
 * is seen again after it was not; never while they are looked at.
 */
export function useOrder(rows: readonly Row[], known: boolean): Order {
  const sorted = useSignal<Sorted | null>(null);
  const latest = useRef(rows);
  latest.current = rows;
  const sort = useRef(() => {
    sorted.value = { at: performance.now(), numbers: byNeed(latest.current) };
  });
  const numbered = useRef(false);
  useEffect(() => {
    if (known && !numbered.current) {
      sort.current();
    }
  }, [known]);
  useEffect(() => {
    const seen = () => {
      if (document.visibilityState === "visible" && !numbered.current) {
        sort.current();
      }
    };
    document.addEventListener("visibilitychange", seen);
    return () => document.removeEventListener("visibilitychange", seen);
  }, []);
  const present = sorted.value;
  return {
    sorted: present,
    sort: () => {
      numbered.current = false;
      sort.current();
    },
    byNumber: () => {
      numbered.current = true;
      sorted.value = null;
    },
    of: (list) => (present === null ? [...list] : inOrder(list, present.numbers)),
  };
}

/**
 * Which rows a filter shows, in their order: those that it showed before, though they are in another state
 * by now, and after them those that have come into its state since. So nothing is taken from under the eye.
 */
export function keptRows<T extends Row>(
  rows: readonly T[],
  kind: Kind,
  before: readonly number[],
): T[] {
  const kept = before.flatMap((number) => rows.find(({ table }) => table.number === number) ?? []);
  return [...kept, ...rows.filter((row) => row.status.kind === kind && !kept.includes(row))];
}

interface Shown {
  readonly kind: Kind;
  readonly sorted: Sorted | null;
  readonly numbers: readonly number[];
}

/** The rows that are shown under a filter, null for none: found anew when it is chosen, and when rows are sorted. */
export function useFilter<T extends Row>(
  rows: readonly T[],
  kind: Kind | null,
  sorted: Sorted | null,
): readonly T[] {
  const shown = useRef<Shown | null>(null);
  if (kind === null) {
    shown.current = null;
    return rows;
  }
  const before = shown.current;
  const same = before?.kind === kind && before.sorted === sorted;
  const kept = keptRows(rows, kind, same ? before.numbers : []);
  shown.current = { kind, sorted, numbers: kept.map(({ table }) => table.number) };
  return kept;
}
