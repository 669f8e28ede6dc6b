/** How a page that was opened by a link gets in: the token in the address becomes a cookie. */
import { showAddress } from "./address-bar";
import { call } from "./api";
import { readNothing } from "./outcome";

/** The page waits for this; when it has not come after so long another attempt is better. */
const PATIENCE_MS = 15_000;

/** A token that left the address bar and has not become a cookie yet, because the network failed. */
let untraded = "";

/**
 * Trades the token in the address's fragment for the cookie of its role (SPEC T3, T4) and takes it
 * out of the address bar, so that nobody reads it off a projector. Yields the token, if there was one.
 */
export async function tradeToken(workshopId: string): Promise<string | null> {
  if (location.hash.length > 1) {
    untraded = location.hash.slice(1);
    showAddress(location.pathname + location.search);
  }
  const token = untraded;
  if (token === "") {
    return null;
  }
  const path = `/api/workshops/${encodeURIComponent(workshopId)}/session`;
  await call("POST", path, readNothing, { bearer: token, patience: PATIENCE_MS });
  untraded = "";
  return token;
}
