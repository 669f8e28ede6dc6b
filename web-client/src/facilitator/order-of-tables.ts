/** Where the cards stand, and how close: steady under the eye, found anew when that is asked for. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Kind, TableStatus } from "../workshop/table-state";
import { keptPlaces, type Place } from "./places";
import { byNeed } from "./status";

interface Row {
  readonly table: { readonly number: number };
  readonly status: TableStatus;
}

/** How the cards were last put in order. */
interface Look {
  /** When by need, by this page's own clock, which nobody sets: ms of `performance.now()`; null by number. */
  readonly sortedAt: number | null;
  /** The tables in their order by need; none by number. */
  readonly numbers: readonly number[];
}

export interface Order {
  readonly look: Look;
  readonly sort: () => void;
  readonly byNumber: () => void;
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
 * The order of cards. It is found at the first look, when somebody asks, and when the page is seen again after it
 * was not; never while they are looked at.
 */
export function useOrder(rows: readonly Row[], known: boolean): Order {
  const look = useSignal<Look>({ sortedAt: null, numbers: [] });
  const latest = useRef(rows);
  latest.current = rows;
  const wanted = useRef<"need" | "number">("need");
  const again = useRef(() => {
    look.value =
      wanted.current === "need"
        ? { sortedAt: performance.now(), numbers: byNeed(latest.current) }
        : { sortedAt: null, numbers: [] };
  });
  useEffect(() => {
    if (known && wanted.current === "need") {
      again.current();
    }
  }, [known]);
  useEffect(() => {
    const seen = () => {
      if (document.visibilityState === "visible") {
        again.current();
      }
    };
    document.addEventListener("visibilitychange", seen);
    return () => document.removeEventListener("visibilitychange", seen);
  }, []);
  return {
    look: look.value,
    sort: () => {
      wanted.current = "need";
      again.current();
    },
    byNumber: () => {
      wanted.current = "number";
      again.current();
    },
  };
}

/**
 * The cards where they were before: also of tables that are gone since, and under a filter of those that are in
 * another state by now. Behind them stand those that have come since, or come into that state. So nothing is taken
 * from under the eye.
 *
 * @param kind the state of which a filter shows the tables; null for all
 */
export function keptCards<T extends Row>(
  before: readonly Place<T>[],
  rows: readonly T[],
  kind: Kind | null,
): readonly Place<T>[] {
  const shown = new Set(before.map(({ entry }) => entry.table.number));
  const listed = rows.filter(
    ({ table, status }) => kind === null || status.kind === kind || shown.has(table.number),
  );
  return keptPlaces(before, new Map(listed.map((row) => [String(row.table.number), row])));
}

interface Cards<T> {
  readonly places: readonly Place<T>[];
  /** How many tables there were as the places were found. */
  readonly tables: number;
}

/** The cards that are shown, in their places: found anew when a filter is chosen, and when they are put in order. */
export function useCards<T extends Row>(
  rows: readonly T[],
  kind: Kind | null,
  look: Look,
): Cards<T> {
  const last = useRef<{ kind: Kind | null; look: Look; cards: Cards<T> } | null>(null);
  const before =
    last.current?.kind === kind && last.current.look === look
      ? last.current.cards
      : { places: [], tables: rows.length };
  const places = keptCards(before.places, inOrder(rows, look.numbers), kind);
  const cards = { places, tables: before.tables };
  last.current = { kind, look, cards };
  return cards;
}
