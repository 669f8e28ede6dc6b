import type { Seat } from "../../../chaos/workshop";
import { text, update } from "../grammar";
import type { Ground } from "../ground";

/** People among the honest, and others who come in anew as soon as they are put out. */
const AMONG = 6;
const ANEW = 8;
const SOCKETS = 4;
const WORDS = 500;

/**
 * Writes, calls for help and renames while the facilitator keeps all of them out and lets them in again;
 * some wait at the door with the seat that was theirs, others come in as somebody new.
 */
export async function attack(ground: Ground): Promise<void> {
  const { shared, own } = ground.venue;
  await Promise.all([
    ground.crowd(AMONG, async () => {
      const seat = await ground.sit(shared);
      await ground.crowd(SOCKETS, () => ground.again(() => visit(ground, seat)));
    }),
    ground.crowd(ANEW, () =>
      ground.again(async () => {
        await visit(ground, await ground.sit(own));
      }, 50),
    ),
  ]);
}

/** Until it is put out. */
async function visit(ground: Ground, seat: Seat): Promise<void> {
  const intruder = await ground.enter(seat, ground.random.chance(0.5));
  while (intruder.open && !ground.over) {
    const client = ground.client();
    const user = { id: seat.participant, name: "IN AND OUT" };
    await intruder.awareness([{ client, clock: 1, state: { user } }]);
    const structs = [text({ parent: "pitch" }, "I".repeat(WORDS))];
    await intruder.update(update([{ client, clock: 0, structs }]));
    await intruder.update(update([], [{ client, ranges: [[0, WORDS]] }]));
    await ground.pause(30);
  }
  intruder.leave();
}
