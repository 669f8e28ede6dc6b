import type { Ground } from "../ground";

const PEOPLE_AT_THE_TABLE = 6;
const PEOPLE_BESIDE = 12;
/** As many as one person may have open, each with as many clients as a socket may speak for. */
const SOCKETS = 12;
const CLIENTS = 4;
/** The longest state that is passed on, less what else is in it. */
const SHOUT = "S".repeat(1_900);
/** Just below the frames a second that a socket may send for long. */
const GAP_MS = 18;

/** A crowd that says who it is without end, on all its sockets, in the longest words. */
export async function attack(ground: Ground): Promise<void> {
  const { shared, own } = ground.venue;
  await ground.crowd(PEOPLE_AT_THE_TABLE + PEOPLE_BESIDE, async (one) => {
    const seat = await ground.sit(one < PEOPLE_AT_THE_TABLE ? shared : own);
    const user = { id: seat.participant, name: SHOUT, colour: "gov" };
    await ground.crowd(SOCKETS, () =>
      ground.again(async () => {
        const intruder = await ground.enter(seat);
        const clients = Array.from({ length: CLIENTS }, () => ground.client());
        for (let clock = 1; intruder.open && !ground.over; clock++) {
          const state = { user, field: `${clock}` };
          await intruder.awareness(clients.map((client) => ({ client, clock, state })));
          await ground.pause(GAP_MS);
        }
        intruder.leave();
      }, GAP_MS),
    );
  });
}
