import { type Id, type Part, TypeRef, type, update, value } from "../grammar";
import type { Ground } from "../ground";

const SEATS = 5;
/** What is refused whole is tried with fewer, so that nothing is left. */
const ENTRIES_A_FRAME = [1_000, 200, 40];

/**
 * What no reader shows, from several seats until nothing more is taken: values that are no players, players
 * without a name or that lose it, partnerships of nobody, and stars by people who do not exist.
 */
export async function attack(ground: Ground): Promise<void> {
  await ground.crowd(SEATS, async () => {
    const seat = await ground.sit(ground.venue.shared);
    await ground.again(async () => {
      const intruder = await ground.enter(seat);
      while (intruder.open && !ground.over) {
        const client = ground.client();
        const count = ground.random.pick(ENTRIES_A_FRAME);
        if (ground.random.chance(0.25)) {
          const names = Array.from({ length: count }, (_, index) => 2 * index + 1);
          const structs = names.flatMap((clock) => named(ground, [client, clock - 1]));
          await intruder.update(update([{ client, clock: 0, structs }]));
          const ranges = names.map((clock) => [clock, 1] as const);
          await intruder.update(update([], [{ client, ranges }]));
        } else {
          const parent = ground.random.pick(["players", "partnerships", "stars"]);
          const structs = Array.from({ length: count }, () => entry(ground, parent));
          await intruder.update(update([{ client, clock: 0, structs }]));
        }
        await ground.pause(50);
      }
      intruder.leave();
    });
  });
}

function entry(ground: Ground, parent: string): Part {
  const id = newId(ground);
  if (parent === "stars") {
    return value({ parent, key: `${id}/X` }, true);
  }
  return ground.random.chance(0.5)
    ? type({ parent, key: id }, TypeRef.map)
    : value({ parent, key: id }, true);
}

/** A player, and its name in the operation behind it. */
function named(ground: Ground, id: Id): Part[] {
  return [
    type({ parent: "players", key: newId(ground) }, TypeRef.map),
    value({ parent: id, key: "name" }, "F"),
  ];
}

function newId(ground: Ground): string {
  return `F${ground.client().toString(36).toUpperCase()}`;
}
