/** The JSON text frames of a socket under `charrette.v1` (SPEC W4, W5). */
import type { Read } from "./reading";
import { list, number, object, oneOf, ProtocolError, record, text } from "./reading";
import { readDigest, readWorkshop, readYou } from "./workshop";

/** The subprotocol that asks for `Saved` and for text frames. */
export const SUBPROTOCOL = "charrette.v1";

const readState = record({
  version: number,
  now: number,
  you: readYou,
  workshop: readWorkshop,
});
const readDigests = record({ tables: list(readDigest) });
const readClock = record({ sent: number, now: number });
const readRefused = record({ reason: text });

/** The state of the workshop at a version, with the server's time when it was sent. */
export type StateMessage = Read<typeof readState>;

export type ServerMessage =
  | ({ readonly type: "state" } & StateMessage)
  | ({ readonly type: "digests" } & Read<typeof readDigests>)
  | ({ readonly type: "clock" } & Read<typeof readClock>)
  | ({ readonly type: "refused" } & Read<typeof readRefused>);

export type ClientMessage =
  | { readonly type: "clock"; readonly sent: number }
  | { readonly type: "help"; readonly on: boolean };

const messageType = oneOf("state", "digests", "clock", "refused");

/** Reads a text frame; throws a {@link ProtocolError} that says what is wrong with it. */
export function readServerMessage(frame: string): ServerMessage {
  let value: unknown;
  try {
    value = JSON.parse(frame);
  } catch {
    throw new ProtocolError("message: not JSON");
  }
  const type = messageType(object(value, "").type, "type");
  switch (type) {
    case "state":
      return { type, ...readState(value, "") };
    case "digests":
      return { type, ...readDigests(value, "") };
    case "clock":
      return { type, ...readClock(value, "") };
    case "refused":
      return { type, ...readRefused(value, "") };
  }
}

/** Reads the body of `GET /api/workshops/{id}` (SPEC H4). */
export function readStateBody(value: unknown): StateMessage {
  return readState(value, "");
}
