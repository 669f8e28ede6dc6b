import type { Ground } from "../ground";

const PEOPLE = 20;
const SOCKETS = 6;
const AT_ONCE = 20_000;
const EMPTY = ["pings", "pieces", "states"] as const;

/** A whole table of people whose sockets send the smallest frames without end; half of them read nothing. */
export async function attack(ground: Ground): Promise<void> {
  await ground.crowd(PEOPLE, async () => {
    const seat = await ground.sit(ground.venue.own);
    await ground.crowd(SOCKETS, (one) =>
      ground.again(async () => {
        const intruder = await ground.enter(seat);
        if (one % 2 === 0) {
          intruder.deafen();
        }
        while (intruder.open && !ground.over) {
          await intruder.sendEmpty(ground.random.pick(EMPTY), AT_ONCE);
          await ground.pause(10);
        }
        intruder.leave();
      }),
    );
  });
}
