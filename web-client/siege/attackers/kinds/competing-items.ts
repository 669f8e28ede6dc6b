import { type Id, type Part, text, update } from "../grammar";
import type { Ground } from "../ground";

const ITEMS_A_FRAME = 2_400;

/**
 * Items that want the same place, each with another right origin: each is compared with those before
 * it, by the server, by every phone, and at every later load. Now of many clients, now of one.
 */
export async function attack(ground: Ground): Promise<void> {
  const seat = await ground.sit(ground.venue.shared);
  await ground.again(async () => {
    const intruder = await ground.enter(seat);
    const anchor = ground.client();
    const row = text({ parent: "strategy" }, "R".repeat(ITEMS_A_FRAME + 1));
    await intruder.update(update([{ client: anchor, clock: 0, structs: [row] }]));
    while (intruder.open && !ground.over) {
      const competing = Array.from({ length: ITEMS_A_FRAME }, (_, index) =>
        text({ origin: [anchor, 0], right: rightOf(anchor, index) }, "C"),
      );
      await intruder.update(
        ground.random.chance(0.5) ? ofOne(ground, competing) : ofMany(ground, competing),
      );
      await ground.pause(100);
    }
    intruder.leave();
  });
}

function rightOf(anchor: number, index: number): Id {
  return [anchor, ITEMS_A_FRAME - index];
}

function ofOne(ground: Ground, structs: readonly Part[]): Uint8Array {
  return update([{ client: ground.client(), clock: 0, structs }]);
}

function ofMany(ground: Ground, structs: readonly Part[]): Uint8Array {
  const clients = new Set<number>();
  while (clients.size < structs.length) {
    clients.add(ground.client());
  }
  const descending = [...clients].sort((one, other) => other - one);
  return update(
    structs.map((struct, index) => ({
      client: descending[index] as number,
      clock: 0,
      structs: [struct],
    })),
  );
}
