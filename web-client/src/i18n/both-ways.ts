/** What pages do about signs and codes, whichever way their language is written. */
import { computed, type ReadonlySignal } from "@preact/signals";
import { direction } from "./language";

/** The arrow that points the way in which this page is read. */
export const onwards: ReadonlySignal<"→" | "←"> = computed(() =>
  direction.value === "rtl" ? "←" : "→",
);

/** A code, or digits with their sign, that is read from left to right, isolated for a sentence in any language. */
export function leftToRight(code: string): string {
  return `\u2066${code}\u2069`;
}
