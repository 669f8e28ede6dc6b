import { text, update } from "../grammar";
import type { Ground } from "../ground";

const SOCKETS = 6;
/** As many as a socket may speak for. */
const CLIENTS = 4;
/** So far ahead of its own words lies what it sends of them. */
const AHEAD = 100;

/**
 * Announces clients of its own, deletes what it never writes under them, leaves gaps before what it does
 * write, and places letters of others' in the midst: all of it waits for ever with everybody who is there,
 * and comes back with whoever comes back.
 */
export async function attack(ground: Ground): Promise<void> {
  const seat = await ground.sit(ground.venue.shared);
  const user = { id: seat.participant, name: "LATER" };
  await ground.crowd(SOCKETS, () =>
    ground.again(async () => {
      const intruder = await ground.enter(seat);
      for (let clients = 0; clients < CLIENTS; clients++) {
        const client = ground.client();
        await intruder.awareness([{ client, clock: 1, state: { user } }]);
        await intruder.update(update([], [{ client, ranges: [[AHEAD, AHEAD]] }]));
        const behind = [text({ parent: "pitch" }, "L")];
        await intruder.update(update([{ client, clock: AHEAD, structs: behind }]));
        const within = [text({ origin: [client, AHEAD / 2] }, "L")];
        await intruder.update(update([{ client: ground.client(), clock: 0, structs: within }]));
      }
      await ground.pause(ground.left);
    }),
  );
}
