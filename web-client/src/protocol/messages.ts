/** The JSON text frames of a socket under `charrette.v2` (SPEC W4, W5); what the server says is read from unknown. */
import { list, number, object, type Read, record, text, variants } from "./reading";
import { readDigest, readWorkshop, readYou } from "./workshop";

/**
 * The subprotocols that ask for `Saved` and for text frames: the one under which each state after the
 * first comes as what changed, and the one of servers that do not know it, under which all come whole.
 */
export const SUBPROTOCOLS = ["charrette.v2", "charrette.v1"] as const;

/** Under this one all states come whole. */
export const SUBPROTOCOL = SUBPROTOCOLS[1];

const state = record({
  version: number,
  now: number,
  you: readYou,
  workshop: readWorkshop,
});

const fromServer = variants("type", {
  state,
  /** The fields of the workshop that are otherwise than in the last state or change of this connection. */
  change: record({ version: number, now: number, you: readYou, workshop: object }),
  digests: record({ tables: list(readDigest) }),
  clock: record({ sent: number, now: number }),
  refused: record({ reason: text }),
  /** What was brought of these clients was left out as another participant's (SPEC W31). */
  "left-out": record({ clients: list(number) }),
});

/** The state of the workshop at a version, with the server's time when it was sent. */
export type StateMessage = Read<typeof state>;

/** What the server says: the workshop's state, what changed of it, tables' digests, the answer to a probe, a refusal. */
export type ServerMessage = Read<typeof fromServer>;

/** What a client says: a probe of the clock, a call for help or its end. */
export type ClientMessage =
  | { readonly type: "clock"; readonly sent: number }
  | { readonly type: "help"; readonly on: boolean };

/** Reads what the server says; throws a `ProtocolError` that tells what is wrong with it. */
export function readServerMessage(value: unknown): ServerMessage {
  return fromServer(value, "");
}

/** A message as the text frame that carries it. */
export function clientFrame(message: ClientMessage): string {
  return JSON.stringify(message);
}

/** Reads the body of `GET /api/workshops/{id}` (SPEC H4). */
export function readStateBody(value: unknown): StateMessage {
  return state(value, "");
}
