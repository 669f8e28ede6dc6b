import * as Y from "yjs";
import { text, update, value } from "../grammar";
import type { Ground } from "../ground";

/**
 * From so far ahead of what it knows on, it deletes what others are to write. What is there already anybody
 * at the table may delete, and on a busy machine this one has not yet heard of words, or of ten thousand
 * letters that somebody pasted. That nobody deletes the very next letter, ClientIdsTest shows.
 */
const UNHEARD = 20_000;
/** So many clocks of each client: more than anybody writes in an hour. */
const AHEAD = 1_000_000;
/** How far in the words to come something of its own is to lie. */
const WITHIN = 3;

/** Deletes what others are still to write, and places letters and values in its midst. */
export async function attack(ground: Ground): Promise<void> {
  const seat = await ground.sit(ground.venue.shared);
  await ground.again(async () => {
    const intruder = await ground.enter(seat);
    intruder.listen();
    while (intruder.open && !ground.over) {
      await ground.pause(100);
      const known = Y.decodeStateVector(Y.encodeStateVector(intruder.doc));
      for (const client of [...intruder.present.keys(), ...known.keys()]) {
        const clock = known.get(client) ?? 0;
        await intruder.update(update([], [{ client, ranges: [[clock + UNHEARD, AHEAD]] }]));
        const origin = [client, clock + WITHIN] as const;
        for (const struct of [text({ origin }, "COME"), value({ origin }, 1)]) {
          await intruder.update(update([{ client: ground.client(), clock: 0, structs: [struct] }]));
        }
      }
    }
    intruder.leave();
  });
}
