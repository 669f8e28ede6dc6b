import { Doc, encodeStateVector } from "yjs";
import { step1Frame } from "../../../src/connection/frames";
import type { Ground } from "../ground";

const SOCKETS = 20;

/** Comes, asks for everything and goes, as fast as it is let in. */
export async function attack(ground: Ground): Promise<void> {
  const seat = await ground.sit(ground.venue.shared);
  const question = step1Frame(encodeStateVector(new Doc()));
  await ground.crowd(SOCKETS, (one) =>
    ground.again(async () => {
      const intruder = await ground.enter(seat, one % 2 === 0);
      await intruder.send(question);
      await ground.pause(20);
      intruder.leave();
    }),
  );
}
