import { collected, text, update } from "../grammar";
import type { Ground } from "../ground";

const SOCKETS = 3;
/** Nearly as much as a frame holds. */
const LONG = 60_000;

/**
 * Sends operations before those that they follow, in two versions, and over the end of what is collected
 * already; and so much that waits that whoever brought it along would have no room for a word of their own.
 */
export async function attack(ground: Ground): Promise<void> {
  await ground.crowd(SOCKETS, async () => {
    const seat = await ground.sit(ground.venue.shared);
    await ground.again(async () => {
      const intruder = await ground.enter(seat);
      const far = ground.client();
      for (let clock = 1_000; clock < 4 * LONG && intruder.open; clock += LONG) {
        const structs = [text({ parent: "pitch" }, "F".repeat(LONG - 1))];
        await intruder.update(update([{ client: far, clock, structs }]));
      }
      while (intruder.open && !ground.over) {
        const gone = ground.client();
        await intruder.update(update([{ client: gone, clock: 0, structs: [collected(5)] }]));
        const over = [text({ parent: "pitch" }, "OVERTHEEND")];
        await intruder.update(update([{ client: gone, clock: 3, structs: over }]));
        const client = ground.client();
        const one = [text({ origin: [client, 0] }, "BCDEF")];
        const other = [text({ origin: [gone, 0] }, "GHIJKL")];
        await intruder.update(update([{ client, clock: 1, structs: one }]));
        await intruder.update(update([{ client, clock: 1, structs: other }]));
        const first = [text({ parent: "pitch" }, "A")];
        await intruder.update(update([{ client, clock: 0, structs: first }]));
        await ground.pause(100);
      }
      intruder.leave();
    });
  });
}
