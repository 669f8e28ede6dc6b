import { type Part, TypeRef, type, update, value } from "../grammar";
import type { Ground } from "../ground";

const ENTRIES_A_FRAME = 1_000;

/** Players without a name, partnerships of nobody, and stars by people who do not exist. */
export async function attack(ground: Ground): Promise<void> {
  const seat = await ground.sit(ground.venue.shared);
  await ground.again(async () => {
    const intruder = await ground.enter(seat);
    while (intruder.open && !ground.over) {
      const parent = ground.random.pick(["players", "partnerships", "stars"]);
      const structs = Array.from({ length: ENTRIES_A_FRAME }, () => entry(ground, parent));
      await intruder.update(update([{ client: ground.client(), clock: 0, structs }]));
      await ground.pause(50);
    }
    intruder.leave();
  });
}

function entry(ground: Ground, parent: string): Part {
  const id = `F${ground.client().toString(36).toUpperCase()}`;
  if (parent === "stars") {
    return value({ parent, key: `${id}/X` }, true);
  }
  return type({ parent, key: id }, TypeRef.map);
}
