import { type Part, update, value } from "../grammar";
import type { Ground } from "../ground";

const TIMES_A_FRAME = 4_000;

/** One key of a map set again and again: what was there before stays as a grave. */
export async function attack(ground: Ground): Promise<void> {
  const seat = await ground.sit(ground.venue.shared);
  await ground.again(async () => {
    const intruder = await ground.enter(seat);
    while (intruder.open && !ground.over) {
      const client = ground.client();
      const structs: Part[] = [value({ parent: "players", key: "OVER" }, 0)];
      while (structs.length < TIMES_A_FRAME) {
        structs.push(value({ origin: [client, structs.length - 1] }, structs.length));
      }
      await intruder.update(update([{ client, clock: 0, structs }]));
      await ground.pause(50);
    }
    intruder.leave();
  });
}
