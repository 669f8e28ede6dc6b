/** The links of a workshop that this browser tab knows, and the one that joins. */
import type { Code } from "../protocol/code";
import { codeAt } from "./codes";
import { recall, remember } from "./memory";

/**
 * Links with tokens in them, whole or below the server's address, as who created the workshop knows
 * them. Not the facilitator's: whoever sees it has all of the workshop, and another can be made.
 */
export interface TokenLinks {
  readonly screen?: string;
}

const storageKey = (workshopId: string) => `charrette-links-${workshopId}`;

/** The links kept for this tab, which a reload must not lose and another tab must not see. */
export function knownLinks(workshopId: string): TokenLinks {
  try {
    const kept: unknown = JSON.parse(recall(storageKey(workshopId), "tab") ?? "{}");
    return typeof kept === "object" && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

/** Keeps links for this tab. */
export function keepLinks(workshopId: string, links: TokenLinks): void {
  const all = { ...knownLinks(workshopId), ...links };
  // Without storage the links last until the page is left.
  remember(storageKey(workshopId), JSON.stringify(all), "tab");
}

/** The code of a join link, for the room or for one table (SPEC H9); null until it is there. */
export function joinQr(workshopId: string, joinCode: string, table?: number): Code | null {
  const query = `?code=${joinCode}${table === undefined ? "" : `&table=${table}`}`;
  return codeAt(`/api/workshops/${encodeURIComponent(workshopId)}/qr.svg${query}`).value;
}

const SHEET = "recovery-sheet";

/** The page of a workshop's recovery sheet, for who has the facilitator's cookie: its dashboard shows it first. */
export function sheetPage(workshopId: string): string {
  return `/facilitate/${encodeURIComponent(workshopId)}?${SHEET}`;
}

/** Whether the address of this page asks for the recovery sheet. */
export function asksForSheet(): boolean {
  return new URLSearchParams(location.search).has(SHEET);
}

/**
 * The join link as the server knows it: the title of its code. This page's own origin serves until
 * the answer is there; it would be wrong for phones where the page was opened as `localhost`.
 */
export function joinLink(workshopId: string, joinCode: string): string {
  const known = joinQr(workshopId, joinCode)?.title;
  return known?.startsWith("http") ? known : `${location.origin}/j/${joinCode}`;
}
