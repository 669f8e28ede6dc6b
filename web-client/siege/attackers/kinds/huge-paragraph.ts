import { text, update } from "../grammar";
import type { Ground } from "../ground";

const PIECE = 48_000;
const PIECES = 10;

/** A flipchart that is one paragraph as long as it may be, for whoever prints the report. */
export async function attack(ground: Ground): Promise<void> {
  const seat = await ground.sit(ground.venue.own);
  await ground.again(async () => {
    const intruder = await ground.enter(seat);
    const client = ground.client();
    for (let piece = 0; piece < PIECES && intruder.open; piece++) {
      const clock = piece * PIECE;
      const place = clock === 0 ? { parent: "pitch" } : { origin: [client, clock - 1] as const };
      const structs = [text(place, "LONG PARAGRAPH ".repeat(PIECE / 15))];
      await intruder.update(update([{ client, clock, structs }]));
    }
    await ground.pause(2_000);
    intruder.leave();
  });
}
