import * as Y from "yjs";
import { text, update } from "../grammar";
import type { Ground } from "../ground";

/** So many clocks of each client are taken at once. */
const AHEAD = 400;

/** Takes the clocks that others' next words will have, of those who are there and of those who are away. */
export async function attack(ground: Ground): Promise<void> {
  const seat = await ground.sit(ground.venue.shared);
  await ground.again(async () => {
    const intruder = await ground.enter(seat);
    intruder.listen();
    while (intruder.open && !ground.over) {
      await ground.pause(200);
      for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(intruder.doc))) {
        const structs = [text({ parent: "strategy" }, "T".repeat(AHEAD))];
        await intruder.update(update([{ client, clock, structs }]));
      }
    }
    intruder.leave();
  });
}
