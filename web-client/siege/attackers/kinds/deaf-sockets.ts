import { Doc, encodeStateVector } from "yjs";
import type { Seat } from "../../../chaos/workshop";
import { step1Frame } from "../../../src/connection/frames";
import { text, update } from "../grammar";
import type { Ground } from "../ground";

const PEOPLE = 5;
const SOCKETS = 60;
const QUESTIONS = 20;
const PIECE = 48_000;
const PIECES = 9;

/** Sockets of several people that read nothing and ask again and again for a large document. */
export async function attack(ground: Ground): Promise<void> {
  const seat = await ground.sit(ground.venue.own);
  const writer = await ground.enter(seat);
  const client = ground.client();
  for (let piece = 0; piece < PIECES && writer.open; piece++) {
    const structs = [text({ parent: "pitch" }, "D".repeat(PIECE))];
    await writer.update(update([{ client: client + piece, clock: 0, structs }]));
  }
  // Who has something that nobody else has is not sent what all others are.
  const stranger = new Doc();
  stranger.getText("pitch").insert(0, "S");
  const question = step1Frame(encodeStateVector(stranger));
  await ground.crowd(PEOPLE, async (one) => {
    const own = one === 0 ? seat : await ground.sit(ground.venue.own);
    await ground.crowd(SOCKETS, () => ground.again(() => beDeaf(ground, own, question)));
  });
}

async function beDeaf(ground: Ground, seat: Seat, question: Uint8Array): Promise<void> {
  const intruder = await ground.enter(seat);
  intruder.deafen();
  for (let asked = 0; asked < QUESTIONS && intruder.open; asked++) {
    await intruder.send(question);
  }
  while (intruder.open && !ground.over) {
    await ground.pause(1_000);
    await intruder.send(question);
  }
  intruder.leave();
}
