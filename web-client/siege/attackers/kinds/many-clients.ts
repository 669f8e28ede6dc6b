import { text, update } from "../grammar";
import type { Ground } from "../ground";

const CLIENTS_A_FRAME = 4_000;

/** Thousands of clients that wrote one letter each: every state vector at the table names them all. */
export async function attack(ground: Ground): Promise<void> {
  const seat = await ground.sit(ground.venue.shared);
  await ground.again(async () => {
    const intruder = await ground.enter(seat);
    for (let frame = 0; frame < 4 && intruder.open && !ground.over; frame++) {
      const clients = new Set(Array.from({ length: CLIENTS_A_FRAME }, () => ground.client()));
      const structs = [text({ parent: "strategy" }, "M")];
      await intruder.update(update([...clients].map((client) => ({ client, clock: 0, structs }))));
    }
    await ground.pause(1_000);
    intruder.leave();
  });
}
