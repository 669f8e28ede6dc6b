/** Long lists on a screen that nobody can scroll: one page after the other, changed by a plain cut. */
import { useComputed } from "@preact/signals";
import type { Room } from "./room";

/** How long a page stays, in ms. */
const PAGE_MS = 10_000;

export interface Page<T> {
  readonly entries: readonly T[];
  readonly page: number;
  readonly pages: number;
}

/** The entries in even pages of at most `most`. */
export function pagesOf<T>(entries: readonly T[], most: number): T[][] {
  const count = Math.ceil(entries.length / most);
  const size = Math.ceil(entries.length / Math.max(1, count));
  return Array.from({ length: count }, (_, i) => entries.slice(i * size, (i + 1) * size));
}

/** The page that is shown now; it changes by the common time, so that all who show it show the same. */
export function usePages<T>(room: Room, entries: readonly T[], most: number): Page<T> {
  const turn = useComputed(() => Math.floor(room.second.value / PAGE_MS)).value;
  const all = pagesOf(entries, most);
  const pages = Math.max(1, all.length);
  const page = turn % pages;
  return { entries: all[page] ?? [], page: page + 1, pages };
}
