import { expect, test } from "vitest";
import { type Attack, anyMoment, attack, killAndCheck, meanwhile } from "./attack";
import { course, limit, pause } from "./course";
import { ServerProcess } from "./server-process";

const chosen = course(10);

test(`[J2] [W2] [H6] the server is killed again and again: what was acknowledged is there, the rest comes back (seed ${chosen.seed})`, {
  timeout: limit(chosen),
}, async () => {
  const server = await ServerProcess.of("sqlite");
  try {
    await server.start();
    const tally = await attack("kill", chosen, server, async (now) => {
      await anyMoment(now);
      if (now.random.chance(0.7)) {
        await killAndCheck(now);
      } else {
        await killAtTheDoor(now);
      }
      await meanwhile(now);
    });
    expect(tally.kills).toBeGreaterThan(1);
    expect(tally.saved).toBeGreaterThan(100);
    if (chosen.long) {
      expect(tally.controls).toBeGreaterThan(0);
    }
    expect(tally.told).toBeGreaterThan(0);
  } finally {
    await server.remove();
  }
});

/** The clients are at the door while the server starts, and it may be killed while it does. */
async function killAtTheDoor({ server, random, tally }: Attack): Promise<void> {
  await server.kill();
  tally.kills += 1;
  server.spawn();
  if (random.chance(0.5)) {
    await pause(random.between(0, 1_500));
    await server.kill();
    tally.kills += 1;
    server.spawn();
  }
  await server.ready();
}
