import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { isUnknown } from "./api";
import { mayComeBack } from "./outcome";
import { GivenUp, persist } from "./persist";

/** Where a page that must be let in stands. */
export type Entry<T> =
  | { readonly at: "opening" }
  | { readonly at: "refused" }
  | { readonly at: "unreachable" }
  | { readonly at: "open"; readonly opened: T };

/**
 * Opens what the page shows, and tries again until it is opened or our own server refuses it. A workshop
 * that the server does not know may yet be brought back there: that is said, and tried again.
 */
export function useEntry<T>(open: () => Promise<T>): Entry<T> {
  const entry = useSignal<Entry<T>>({ at: "opening" });
  useEffect(() => {
    const left = new AbortController();
    persist(open, {
      signal: left.signal,
      again: mayComeBack,
      waiting: (error) => {
        console.info("The page could not be opened yet:", error);
        entry.value = { at: isUnknown(error) ? "refused" : "unreachable" };
      },
    }).then(
      (opened) => {
        entry.value = { at: "open", opened };
      },
      (error: unknown) => {
        if (!(error instanceof GivenUp)) {
          entry.value = { at: "refused" };
        }
      },
    );
    return () => left.abort();
  }, []);
  return entry.value;
}
