/** What is told from the names of players. Nobody needs it for their first letter, so it comes later. */
import { useEffect, useMemo } from "preact/hooks";
import { LateFile } from "../connection/late-file";
import type { Board } from "./board";
import type { SectorProposer } from "./sector-proposal";

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

/** What proposes sectors of a board's activity, null until it is there; `wanted` as above. */
export function useSectorProposer(board: Board, wanted: string): SectorProposer | null {
  const sense = useNameSense(wanted);
  return useMemo(() => sense && new sense.SectorProposer(board.activity.sectors), [sense, board]);
}
