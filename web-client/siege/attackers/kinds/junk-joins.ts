import { SEATS } from "../../../chaos/workshop";
import type { Ground } from "../ground";

const AT_ONCE = 20;
const NO_TABLE = 999;

/** Fills every seat of the workshop with nobody, and asks for a table that is not there. */
export async function attack(ground: Ground): Promise<void> {
  const { tables } = ground.venue;
  let asked = 0;
  await ground.crowd(AT_ONCE, () =>
    ground.again(async () => {
      asked += 1;
      await ground.join(asked <= tables * SEATS ? 1 + (asked % tables) : NO_TABLE);
    }),
  );
}
