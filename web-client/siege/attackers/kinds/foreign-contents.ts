import { foreign, format, type Part, update } from "../grammar";
import type { Ground } from "../ground";

const FORMATS_A_FRAME = 3_000;

/** Formats upon formats, pictures, bytes and documents in texts and maps that have no such things. */
export async function attack(ground: Ground): Promise<void> {
  const { random } = ground;
  const seat = await ground.sit(ground.venue.shared);
  await ground.again(async () => {
    const intruder = await ground.enter(seat);
    while (intruder.open && !ground.over) {
      const client = ground.client();
      const structs: Part[] = [
        random.chance(0.5)
          ? foreign({ parent: "strategy" }, random.pick(["json", "binary", "embed", "document"]))
          : format({ parent: "strategy" }, "bold", "true"),
      ];
      while (structs.length < FORMATS_A_FRAME) {
        const origin = [client, structs.length - 1] as const;
        structs.push(format({ origin }, `F${random.between(0, 50)}`, random.pick(["1", "null"])));
      }
      await intruder.update(update([{ client, clock: 0, structs }]));
      const key = `X${random.between(0, 99)}`;
      const entry = foreign({ parent: "players", key }, random.pick(["json", "embed", "document"]));
      await intruder.update(update([{ client: ground.client(), clock: 0, structs: [entry] }]));
      await ground.pause(100);
    }
    intruder.leave();
  });
}
