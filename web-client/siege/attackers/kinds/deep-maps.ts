import { type as made, type Part, TypeRef, update } from "../grammar";
import type { Ground } from "../ground";

const DEEP = 4_500;

/** Maps in maps in maps, and then six bytes that delete the outermost. */
export async function attack(ground: Ground): Promise<void> {
  const seat = await ground.sit(ground.venue.shared);
  await ground.again(async () => {
    const intruder = await ground.enter(seat);
    // A short number, so that it all fits in a frame.
    const client = ground.random.between(1, 127);
    const structs: Part[] = [made({ parent: "players", key: "DEEP" }, TypeRef.map)];
    while (structs.length < DEEP) {
      structs.push(made({ parent: [client, structs.length - 1], key: "D" }, TypeRef.map));
    }
    await intruder.update(update([{ client, clock: 0, structs }]));
    await ground.pause(300);
    await intruder.update(update([], [{ client, ranges: [[0, 1]] }]));
    await ground.pause(500);
    intruder.leave();
  });
}
