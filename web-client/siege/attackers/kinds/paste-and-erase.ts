import { text, update } from "../grammar";
import type { Ground } from "../ground";

const PASTED = 60_000;
const SOCKETS = 3;

/** Pastes as much as a frame holds and erases it again, as often as it may: all of it is stored. */
export async function attack(ground: Ground): Promise<void> {
  await ground.crowd(SOCKETS, async () => {
    const seat = await ground.sit(ground.venue.shared);
    await ground.again(async () => {
      const intruder = await ground.enter(seat);
      while (intruder.open && !ground.over) {
        const client = ground.client();
        const structs = [text({ parent: "pitch" }, "P".repeat(PASTED))];
        await intruder.update(update([{ client, clock: 0, structs }]));
        await intruder.update(update([], [{ client, ranges: [[0, PASTED]] }]));
        await ground.pause(70);
      }
      intruder.leave();
    });
  });
}
