import { collected, update } from "../grammar";
import type { Ground } from "../ground";

const STRUCTS_A_FRAME = 32_000;

/** Structs that join into one as they come, each frame of a client of its own: they fill memory, and no table. */
export async function attack(ground: Ground): Promise<void> {
  const seat = await ground.sit(ground.venue.shared);
  const structs = Array.from({ length: STRUCTS_A_FRAME }, () => collected(1));
  await ground.again(async () => {
    const intruder = await ground.enter(seat);
    while (intruder.open && !ground.over) {
      await intruder.update(update([{ client: ground.client(), clock: 0, structs }]));
      await ground.pause(50);
    }
    intruder.leave();
  });
}
