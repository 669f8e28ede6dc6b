import { useEffect, useState } from "preact/hooks";
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
  const [entry, enter] = useState<Entry<T>>({ at: "opening" });
  const [attempt, retry] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    open().then(
      (opened) => enter({ at: "open", opened }),
      (error: unknown) => {
        if (finalProblem(error) !== null) {
          enter({ at: "refused" });
          return;
        }
        console.error("The page could not be opened yet:", error);
        enter({ at: "unreachable" });
        timer = setTimeout(() => retry(attempt + 1), RETRY_MS);
      },
    );
    return () => clearTimeout(timer);
  }, [attempt]);
  return entry;
}
