/** What a client does after each close code of SPEC W9. */
export type AfterClose = "return" | "stop" | "ask-table";

/** The close codes that the contract names, by their reasons. */
const closeReasons: Readonly<Record<number, string>> = {
  1001: "going-away",
  1013: "try-again-later",
  4400: "malformed",
  4401: "unauthorised",
  4403: "forbidden",
  4404: "no-such-table",
  4409: "moved",
  4410: "deleted",
  4412: "started-afresh",
  4413: "too-large",
  4429: "too-many-sockets",
  4508: "too-slow",
  4529: "too-fast",
};

const stopping = new Set([4400, 4401, 4403, 4404, 4410, 4413, 4429]);

/**
 * What to do after a close, of a connection that spoke our protocol. Our server names its reason beside
 * the code; a close by anybody on the way says nothing about this client.
 */
export function afterClose(code: number, reason: string): AfterClose {
  if (closeReasons[code] !== reason) {
    return "return";
  }
  if (code === 4409 || code === 4412) {
    return "ask-table";
  }
  return stopping.has(code) ? "stop" : "return";
}
