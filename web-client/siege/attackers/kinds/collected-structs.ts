import { collected, deleted, update } from "../grammar";
import type { Ground } from "../ground";

const STRUCTS_A_FRAME = 12_000;

/** Structs that mean nothing any more and never go away, until the table is full. */
export async function attack(ground: Ground): Promise<void> {
  const seat = await ground.sit(ground.venue.shared);
  await ground.again(async () => {
    const intruder = await ground.enter(seat);
    while (intruder.open && !ground.over) {
      const structs = Array.from({ length: STRUCTS_A_FRAME }, (_, index) =>
        index % 2 === 0 ? collected(1) : deleted({ parent: "strategy" }, 1),
      );
      await intruder.update(update([{ client: ground.client(), clock: 0, structs }]));
      await ground.pause(50);
    }
    intruder.leave();
  });
}
