import type { Ground } from "../ground";

const PEOPLE = 3;
const SOCKETS = 12;
const AT_ONCE = 20_000;

/** Pings without end, and messages in pieces without end, by sockets of which half read nothing. */
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
          await intruder.sendEmpty(one % 4 < 2 ? "pings" : "pieces", AT_ONCE);
          await ground.pause(10);
        }
        intruder.leave();
      }),
    );
  });
}
