import { type Course, pause } from "./course";
import { LyingNetwork } from "./lying-network";
import { Random } from "./random";
import type { ServerProcess } from "./server-process";
import { noTally, Siege, type Tally } from "./siege";

/** Rounds between two fresh workshops: documents stay within their limits. */
const ROUNDS_A_WORKSHOP = 25;

/** How long a half-open connection stays so at most: so that clients must find out, or nearly so. */
const HALF_OPEN_MS = { long: 45_000, short: 1_500 };

/** Who does what to whom. */
export interface Attack {
  readonly server: ServerProcess;
  readonly network: LyingNetwork;
  readonly random: Random;
  readonly siege: Siege;
  readonly tally: Tally;
}

/**
 * Plays rounds of an attack on workshops until the time is over. Each workshop ends with everybody in
 * agreement, a last kill, and a look at what the server has after it.
 *
 * @param mode by which scripts/chaos repeats it
 * @param server one that runs
 */
export async function attack(
  mode: string,
  chosen: Course,
  server: ServerProcess,
  round: (attack: Attack) => Promise<void>,
): Promise<Tally> {
  const seeded = new Random(chosen.seed);
  const longest = chosen.long ? HALF_OPEN_MS.long : HALF_OPEN_MS.short;
  const network = await LyingNetwork.lay(server.port, seeded.of("network"), longest);
  const random = seeded.of("attack");
  const tally = noTally();
  let siege: Siege | undefined;
  try {
    const end = Date.now() + chosen.lasts;
    for (let workshop = 1; Date.now() < end; workshop++) {
      siege = await Siege.lay(server, network, seeded.of(`workshop ${workshop}`), tally);
      for (let turn = 0; turn < ROUNDS_A_WORKSHOP && Date.now() < end; turn++) {
        await round({ server, network, random, siege, tally });
      }
      network.calm();
      await siege.agree();
      if (chosen.long) {
        await siege.seeEachOther();
      }
      await killAndCheck({ server, network, random, siege, tally });
      await siege.agree();
      await siege.end();
      siege = undefined;
    }
  } catch (failure) {
    server.keep();
    throw new Error(
      `${failure instanceof Error ? failure.message : failure}\n` +
        `Again: scripts/chaos ${mode} ${chosen.lasts / 1000} ${chosen.seed}\n` +
        `The server's data: ${server.data}; its last words:\n${server.printed}`,
      { cause: failure },
    );
  } finally {
    await siege?.end();
    await network.remove();
    console.log(
      `${mode}, seed ${chosen.seed}: ${tally.kills} kills and ${tally.checks} checks after them, ` +
        `${tally.edits} edits, ${tally.saved} operations Saved, ${tally.recovered} brought back by ` +
        `clients, ${tally.commands} commands answered with 200, ${tally.unanswered} not answered, ` +
        `${tally.controls} parts of what they had led to looked at, ` +
        `${tally.told} successes told to one workshop's visitors, ${tally.ended} of them that something has gone` +
        `${network.told === "" ? "" : `; connections: ${network.told}`}`,
    );
  }
  return tally;
}

/** Kills the server, and looks at what it has when it is back, before any client can tell it. */
export async function killAndCheck({ server, network, siege, tally }: Attack): Promise<void> {
  await server.kill();
  tally.kills += 1;
  network.shut();
  await server.start();
  await siege.check();
  network.open();
}

/** Waits for a moment that nothing leads up to: clients may just be back, or long at work. */
export async function anyMoment({ random }: Attack): Promise<void> {
  await pause(random.between(0, random.pick([100, 800, 2_000, 4_000])));
}

/** What goes on beside: people go and others come, and now and then all must agree. */
export async function meanwhile({ siege, random }: Attack): Promise<void> {
  if (random.chance(0.2)) {
    await siege.replaceOne();
  }
  if (random.chance(0.1)) {
    await siege.agree();
    siege.goOn();
  }
}
