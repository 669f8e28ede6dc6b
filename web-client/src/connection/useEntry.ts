import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { finalProblem } from "./api";

/** Where a page that must be let in stands. */
export type Entry<T> =
  | { readonly at: "opening" }
  | { readonly at: "refused" }
  | { readonly at: "unreachable" }
  | { readonly at: "open"; readonly opened: T };

const RETRY_MS = 3000;

/** Opens what the page shows, and tries again while the server cannot be reached. */
export function useEntry<T>(open: () => Promise<T>): Entry<T> {
  const entry = useSignal<Entry<T>>({ at: "opening" });
  const attempt = useSignal(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    open().then(
      (opened) => {
        entry.value = { at: "open", opened };
      },
      (error: unknown) => {
        if (finalProblem(error) !== null) {
          entry.value = { at: "refused" };
          return;
        }
        console.error("The page could not be opened yet:", error);
        entry.value = { at: "unreachable" };
        timer = setTimeout(() => {
          attempt.value += 1;
        }, RETRY_MS);
      },
    );
    return () => clearTimeout(timer);
  }, [attempt.value]);
  return entry.value;
}
