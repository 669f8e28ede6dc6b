/** How a page that was opened by a link gets in: the token in the address becomes a cookie. */
import { showAddress } from "./address-bar";
import { call, finalProblem, isUnknown } from "./api";
import { recall, remember } from "./memory";
import { readNothing } from "./outcome";

/** The page waits for this; when it has not come after so long another attempt is better. */
const PATIENCE_MS = 15_000;

/** A token that left the address bar and has not become a cookie yet, because the network failed; where nothing is remembered. */
let untraded = "";

/** It outlives a reload, not the tab. */
const storageKey = () => `charrette-untraded${location.pathname}`;

/**
 * Trades the token in the address's fragment for the cookie of its role (SPEC T3, T4) and takes it
 * out of the address bar, so that nobody reads it off a projector. Yields the token, if there was one.
 */
export async function tradeToken(workshopId: string): Promise<string | null> {
  if (location.hash.length > 1) {
    untraded = location.hash.slice(1);
    remember(storageKey(), untraded, "tab");
    showAddress(location.pathname + location.search);
  }
  const token = untraded || (recall(storageKey(), "tab") ?? "");
  if (token === "") {
    return null;
  }
  const path = `/api/workshops/${encodeURIComponent(workshopId)}/session`;
  try {
    await call("POST", path, readNothing, { bearer: token, patience: PATIENCE_MS });
  } catch (error) {
    // A server that does not know the workshop may yet have it brought back.
    if (finalProblem(error) !== null && !isUnknown(error)) {
      remember(storageKey(), null, "tab");
    }
    throw error;
  }
  untraded = "";
  remember(storageKey(), null, "tab");
  return token;
}
