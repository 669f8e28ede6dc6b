import { expect, test } from "vitest";
import { anyMoment, attack, killAndCheck, meanwhile } from "./attack";
import { course, limit, pause } from "./course";
import { RedisProcess } from "./redis-process";
import { ServerProcess } from "./server-process";

const chosen = course(6);

test(`[J2] [J10] [W2] [H6] the server and its Redis are killed, together or alone (seed ${chosen.seed})`, {
  timeout: limit(chosen),
}, async () => {
  const redis = await RedisProcess.of();
  const server = await ServerProcess.of(redis.address);
  try {
    await redis.start();
    await server.start();
    let killed = 0;
    const tally = await attack("redis", chosen, server, async (now) => {
      await anyMoment(now);
      if (now.random.chance(0.6)) {
        await redis.kill();
        killed += 1;
        await pause(now.random.between(0, 500));
        // A server that starts while Redis is away says so and ends; RedisJournalTest has that.
        await redis.start();
      }
      if (now.random.chance(0.7)) {
        await killAndCheck(now);
      }
      await meanwhile(now);
    });
    console.log(`Redis itself was killed ${killed} times`);
    expect(tally.kills).toBeGreaterThan(0);
    expect(tally.saved).toBeGreaterThan(100);
  } finally {
    await server.remove();
    await redis.remove();
  }
});
