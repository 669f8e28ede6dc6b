import * as Y from "yjs";
import type { Random } from "../../../chaos/random";
import type { Seat } from "../../../chaos/workshop";
import { awarenessFrame, readFrame, step1Frame, updateFrame } from "../../../src/connection/frames";
import { states, update } from "../grammar";
import type { Ground } from "../ground";

const SOCKETS = 3;
const REMEMBERED = 20;
const TEXTS = ["challenge", "strategy", "pitch", "finding:gov", "UNHEARD OF"];

/** Legal frames, its own and overheard ones without their deletions, of which some bytes are changed. */
export async function attack(ground: Ground): Promise<void> {
  const seat = await ground.sit(ground.venue.shared);
  await ground.crowd(SOCKETS, () => ground.again(() => mutateAll(ground, seat)));
}

async function mutateAll(ground: Ground, seat: Seat): Promise<void> {
  const { random } = ground;
  const intruder = await ground.enter(seat);
  const client = ground.client();
  const overheard: Uint8Array[] = [];
  intruder.overhear((frame) => {
    const structs = structsOf(frame);
    if (structs !== null) {
      overheard.push(structs);
      overheard.splice(0, overheard.length - REMEMBERED);
    }
  });
  while (intruder.open && !ground.over) {
    const legal =
      overheard.length > 0 && random.chance(0.3)
        ? updateFrame(random.pick(overheard))
        : ownFrame(random, client);
    await intruder.send(random.chance(0.9) ? mutate(legal, random) : legal);
    await ground.pause(20);
  }
  intruder.leave();
}

/** What an overheard frame adds; null if it adds nothing. */
function structsOf(frame: Uint8Array): Uint8Array | null {
  const { kind, ...rest } = readFrame(frame);
  if ((kind !== "update" && kind !== "step-2") || !("update" in rest)) {
    return null;
  }
  const doc = new Y.Doc();
  Y.applyUpdate(doc, rest.update);
  const diff = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return diff.length > 2 && diff.at(-1) === 0 ? diff : null;
}

/** What an editor would send, by a client that has nothing else. */
function ownFrame(random: Random, client: number): Uint8Array {
  const dice = random.next();
  if (dice < 0.1) {
    return awarenessFrame(states([{ client, clock: random.between(1, 99), state: { user: {} } }]));
  }
  if (dice < 0.2) {
    return step1Frame(Y.encodeStateVector(new Y.Doc()));
  }
  if (dice < 0.3) {
    return updateFrame(update([], [{ client, ranges: [[0, random.between(1, 50)]] }]));
  }
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getText(random.pick(TEXTS)).insert(0, "MUTANT".repeat(random.between(1, 20)));
  const player = new Y.Map<unknown>([["name", "MUTANT"]]);
  doc.getMap("players").set(`M${random.between(1, 99)}`, player);
  doc.getText("pitch").insert(0, "N");
  const frame = updateFrame(Y.encodeStateAsUpdate(doc));
  doc.destroy();
  return frame;
}

function mutate(frame: Uint8Array, random: Random): Uint8Array {
  const mutant = frame.slice();
  for (let times = random.between(1, 3); times > 0; times--) {
    const at = random.between(0, mutant.length - 1);
    mutant[at] = random.pick([
      random.between(0, 255),
      (mutant[at] as number) ^ (1 << random.between(0, 7)),
      0,
      255,
    ]);
  }
  return random.chance(0.1) ? mutant.slice(0, random.between(1, mutant.length)) : mutant;
}
