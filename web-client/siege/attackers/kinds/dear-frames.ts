import type { Seat } from "../../../chaos/workshop";
import { text, update } from "../grammar";
import type { Ground } from "../ground";

/** At each table, of its twenty. */
const SEATS = 14;
/** Short, and about as dear as one update may be: items that want one place, each with another right origin. */
const ITEMS = 300;

/** From many seats at every table frames that take the server long, as updates and as answers that nobody asked for. */
export async function attack(ground: Ground): Promise<void> {
  const { tables } = ground.venue;
  await ground.crowd(SEATS * tables, async (one) => {
    // Who is not let in tries again: the others are not left alone for it.
    let seat: Seat | undefined;
    await ground.again(async () => {
      seat ??= await ground.sit(1 + (one % tables));
      const intruder = await ground.enter(seat);
      const anchor = ground.client();
      const row = text({ parent: "strategy" }, "R".repeat(ITEMS + 1));
      await intruder.update(update([{ client: anchor, clock: 0, structs: [row] }]));
      while (intruder.open && !ground.over) {
        const structs = Array.from({ length: ITEMS }, (_, index) =>
          text({ origin: [anchor, 0], right: [anchor, ITEMS - index] }, "C"),
        );
        const dear = update([{ client: ground.client(), clock: 0, structs }]);
        await (ground.random.chance(0.5) ? intruder.update(dear) : intruder.answer(dear));
        await ground.pause(100);
      }
      intruder.leave();
    });
  });
}
