/** Long lists on a screen that nobody can scroll: one page after the other, changed by a plain cut. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

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

/** The page that is shown now; it changes by itself while there is more than one. */
export function usePages<T>(entries: readonly T[], most: number): Page<T> {
  const all = pagesOf(entries, most);
  const turn = useSignal(0);
  const pages = Math.max(1, all.length);
  useEffect(() => {
    if (pages < 2) {
      return;
    }
    const timer = setInterval(() => {
      turn.value += 1;
    }, PAGE_MS);
    return () => clearInterval(timer);
  }, [pages, turn]);
  const page = turn.value % pages;
  return { entries: all[page] ?? [], page: page + 1, pages };
}
