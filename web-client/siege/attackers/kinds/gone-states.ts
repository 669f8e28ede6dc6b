import type { Ground } from "../ground";

const NAMED_AT_ONCE = 200;

/** Says that everybody has gone: those who are there, those who may come, and many who never were. */
export async function attack(ground: Ground): Promise<void> {
  const seat = await ground.sit(ground.venue.shared);
  await ground.again(async () => {
    const intruder = await ground.enter(seat);
    intruder.listen();
    while (intruder.open && !ground.over) {
      await intruder.awareness(
        Array.from({ length: NAMED_AT_ONCE }, () => ({
          client: ground.client(),
          clock: ground.random.pick([1, 1_000, Number.MAX_SAFE_INTEGER]),
          state: null,
        })),
      );
      for (const [client, clock] of intruder.present) {
        await intruder.awareness([{ client, clock: clock + 1, state: null }]);
      }
      await ground.pause(100);
    }
    intruder.leave();
  });
}
