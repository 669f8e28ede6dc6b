import * as Y from "yjs";
import type { Seat } from "../../../chaos/workshop";
import { type Id, text, update } from "../grammar";
import type { Ground } from "../ground";
import type { Intruder } from "../intruder";

/** So many sit among the honest, so that most are in a pair with one of these. */
const PEOPLE = 4;
/** Drafts of one connection. */
const DRAFTS = [5, 40] as const;
const PASTED = 48_000;
/** That want one place: somewhat more, or less, work than one draft may take (SPEC W49). */
const COMPETING = [60, 400] as const;
/** So many clocks of another's client are taken before anything is written under them. */
const TAKEN = 1_000;

type Draft = (ground: Ground, known: ReadonlyMap<number, number>) => Uint8Array[];

/**
 * Writes while the facilitator has people write in silence: long drafts and dear ones, under clients of
 * its own and under those of whoever it is in a pair with; and changes tables, so that all pairs change.
 */
export async function attack(ground: Ground): Promise<void> {
  await ground.crowd(PEOPLE, async () => {
    let seat = await ground.sit(ground.venue.shared);
    await ground.again(async () => {
      const intruder = await ground.enter(seat);
      intruder.listen();
      const [least, most] = DRAFTS;
      for (let left = ground.random.between(least, most); left > 0; left--) {
        await write(ground, intruder);
      }
      intruder.leave();
      seat = await change(ground, seat);
    });
  });
}

async function write(ground: Ground, intruder: Intruder): Promise<void> {
  if (!intruder.open || ground.over) {
    return;
  }
  const known = Y.decodeStateVector(Y.encodeStateVector(intruder.doc));
  for (const draft of ground.random.pick([paste, compete, takeClocks])(ground, known)) {
    await intruder.update(draft);
  }
  await ground.pause(50);
}

/** Sits down at the other table; stays if the server has had enough of that. */
async function change(ground: Ground, seat: Seat): Promise<Seat> {
  const { shared, own, joinCode } = ground.venue;
  const table = seat.table === shared ? own : shared;
  const body = { name: `Partner ${ground.client()}`, table };
  const status = await ground.call("POST", `/api/join/${joinCode}`, body, seat.token);
  return status === 200 ? { ...seat, table } : seat;
}

/** As much as a frame holds, and then nothing of it. */
const paste: Draft = (ground) => {
  const client = ground.client();
  const structs = [text({ parent: "pitch" }, "H".repeat(PASTED))];
  return [update([{ client, clock: 0, structs }]), update([], [{ client, ranges: [[0, PASTED]] }])];
};

/** Letters that want one place, so that each is compared with those before it. */
const compete: Draft = (ground) => {
  const [least, most] = COMPETING;
  const times = ground.random.between(least, most);
  const [anchor, client] = [ground.client(), ground.client()];
  const row = text({ parent: "strategy" }, "R".repeat(times + 1));
  const structs = Array.from({ length: times }, (_, index) => {
    const right: Id = [anchor, times - index];
    return text({ origin: [anchor, 0], right }, "C");
  });
  return [
    update([{ client: anchor, clock: 0, structs: [row] }]),
    update([{ client, clock: 0, structs }]),
  ];
};

/** What others will write next is to be its own. */
const takeClocks: Draft = (_, known) =>
  [...known].map(([client, clock]) => {
    const structs = [text({ parent: "strategy" }, "T".repeat(TAKEN))];
    return update([{ client, clock, structs }]);
  });
