import { text, update } from "../grammar";
import type { Ground } from "../ground";

const STRUCTS_A_FRAME = 200;

/** Structs that wait for others that never come, for clients of its own and of others. */
export async function attack(ground: Ground): Promise<void> {
  const seat = await ground.sit(ground.venue.shared);
  await ground.again(async () => {
    const intruder = await ground.enter(seat);
    intruder.listen();
    while (intruder.open && !ground.over) {
      const strangers = [...intruder.present.keys(), ground.client()];
      const missing = ground.random.pick(strangers);
      const structs = Array.from({ length: STRUCTS_A_FRAME }, (_, index) =>
        text({ origin: [missing, 1_000_000 + index] }, "W"),
      );
      const clock = ground.random.pick([0, 1_000]);
      await intruder.update(update([{ client: ground.client(), clock, structs }]));
      await ground.pause(50);
    }
    intruder.leave();
  });
}
