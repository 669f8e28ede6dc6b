import type { Ground } from "../ground";

const RENAMING = 6;
const CALLING = 3;

/** Another name, and a call for help and its end, as often as they are taken: each is stored. */
export async function attack(ground: Ground): Promise<void> {
  const { shared, joinCode } = ground.venue;
  const seat = await ground.sit(shared);
  const rename = async () => {
    const name = `Rename ${ground.client()}`;
    await ground.call("POST", `/api/join/${joinCode}`, { name, table: shared }, seat.token);
  };
  const call = async () => {
    const intruder = await ground.enter(seat, false);
    for (let on = true; intruder.open && !ground.over; on = !on) {
      await intruder.send(JSON.stringify({ type: "help", on }));
      await ground.pause(10);
    }
    intruder.leave();
  };
  await Promise.all([
    ground.crowd(RENAMING, () => ground.again(rename)),
    ground.crowd(CALLING, () => ground.again(call)),
  ]);
}
