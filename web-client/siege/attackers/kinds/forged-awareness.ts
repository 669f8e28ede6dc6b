import type { Ground } from "../ground";

const LAST_CLOCK = Number.MAX_SAFE_INTEGER;

/** Speaks as everybody else at the table, with clocks that leave them no other. */
export async function attack(ground: Ground): Promise<void> {
  const seat = await ground.sit(ground.venue.shared);
  await ground.again(async () => {
    const intruder = await ground.enter(seat);
    intruder.listen();
    while (intruder.open && !ground.over) {
      await ground.pause(100);
      for (const [client, clock] of intruder.present) {
        const claimed = ground.random.pick([clock + 1, clock + 1_000, 2 ** 31, LAST_CLOCK]);
        const state = { user: { id: "FORGED", name: "FORGED", colour: "gov" }, field: "pitch" };
        await intruder.awareness([{ client, clock: claimed, state }]);
      }
    }
    intruder.leave();
  });
}
