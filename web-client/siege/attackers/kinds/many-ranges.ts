import { text, update } from "../grammar";
import type { Ground } from "../ground";

const LETTERS = 20_000;

/** Deletes every second letter of a long text, and as many of clients that never were. */
export async function attack(ground: Ground): Promise<void> {
  const seat = await ground.sit(ground.venue.shared);
  await ground.again(async () => {
    const intruder = await ground.enter(seat);
    while (intruder.open && !ground.over) {
      const client = ground.client();
      const structs = [text({ parent: "strategy" }, "X".repeat(LETTERS))];
      await intruder.update(update([{ client, clock: 0, structs }]));
      const ranges = Array.from({ length: LETTERS / 2 }, (_, range) => [range * 2, 1] as const);
      await intruder.update(update([], [{ client, ranges }]));
      await intruder.update(update([], [{ client: ground.client(), ranges }]));
      await ground.pause(100);
    }
    intruder.leave();
  });
}
