import { text, update } from "../grammar";
import type { Ground } from "../ground";

const SOCKETS = 4;
const FILLING_FRAMES = 6;
const CLIENTS_A_FRAME = 3_000;

/** Fills a table of its own with clients of one struct, and says the same letter for ever. */
export async function attack(ground: Ground): Promise<void> {
  const seat = await ground.sit(ground.venue.own);
  const filler = await ground.enter(seat);
  const structs = [text({ parent: "pitch" }, "K")];
  const known = update([{ client: 7, clock: 0, structs }]);
  await filler.update(known);
  for (let frame = 0; frame < FILLING_FRAMES && filler.open; frame++) {
    const clients = new Set(Array.from({ length: CLIENTS_A_FRAME }, () => ground.client()));
    await filler.update(update([...clients].map((client) => ({ client, clock: 0, structs }))));
  }
  await ground.crowd(SOCKETS, () =>
    ground.again(async () => {
      const intruder = await ground.enter(seat);
      while (intruder.open && !ground.over) {
        await intruder.update(known);
        await ground.pause(25);
      }
      intruder.leave();
    }),
  );
}
