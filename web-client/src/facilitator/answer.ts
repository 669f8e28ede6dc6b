import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { problemOf } from "../connection/outcome";
import { refusalWords } from "./words";

/**
 * What the server answers, asked for anew whenever one of `on` changes: the last answer, and why there is no
 * newer one. What is answered after it was asked for anew counts no more.
 */
export function useAnswer<T>(
  ask: () => Promise<T>,
  on: readonly unknown[],
): { readonly answer: ReadonlySignal<T | null>; readonly refusal: ReadonlySignal<string | null> } {
  const answer = useSignal<T | null>(null);
  const refusal = useSignal<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    ask().then(
      (came) => {
        if (isCurrent) {
          answer.value = came;
          refusal.value = null;
        }
      },
      (error: unknown) => {
        if (isCurrent) {
          refusal.value = refusalWords(problemOf(error));
        }
      },
    );
    return () => {
      isCurrent = false;
    };
  }, on);
  return { answer, refusal };
}
