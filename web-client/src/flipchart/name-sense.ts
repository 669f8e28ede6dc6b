/** What is told from the names of cards. Nobody needs it for their first letter, so it comes later. */
import { useEffect, useMemo } from "preact/hooks";
import { LateFile } from "../connection/late-file";
import type { CategoryProposer } from "./category-proposal";
import type { LiveDeck } from "./live-deck";

const names = new LateFile(() => import("./names"));

/** Without it nothing is proposed and no doubles are found, and all else goes on. */
const done = () => {};

/**
 * What can be told from names, null until it is there.
 *
 * @param wanted changes when there is something new to look at; nothing is fetched while it is ""
 */
export function useNameSense(wanted: string): typeof import("./names") | null {
  useEffect(() => {
    if (wanted !== "") {
      void names.fetch().catch(done);
    }
  }, [wanted]);
  return names.content.value;
}

/** What proposes categories of a sheet, null until it is there; `wanted` as above. */
export function useCategoryProposer(deck: LiveDeck, wanted: string): CategoryProposer | null {
  const { categories } = deck.sheet;
  const sense = useNameSense(categories.length === 0 ? "" : wanted);
  return useMemo(() => sense && new sense.CategoryProposer(categories), [sense, categories]);
}
