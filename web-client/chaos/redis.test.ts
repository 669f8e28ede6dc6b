import { expect, test } from "vitest";
import { anyMoment, attack, killAndCheck, meanwhile } from "./attack";
import { course, limit } from "./course";
import { Random } from "./random";
import { RedisAlone, RedisCluster, type RedisStore, RedisWithSentinel } from "./redis-store";
import { ServerProcess } from "./server-process";
import { Visitors } from "./visitors";

const chosen = course(6);

/** One server alone in the short form; what a seed draws if somebody has time. */
function store(): Promise<RedisStore> {
  const draw = new Random(chosen.seed).of("store");
  return chosen.long
    ? draw.pick([RedisAlone, RedisWithSentinel, RedisCluster]).of()
    : RedisAlone.of();
}

test(`[J2] [J10] [W2] [H6] the server and its Redis are killed, frozen and changed, together or alone (seed ${chosen.seed})`, {
  timeout: limit(chosen),
}, async () => {
  const redis = await store();
  const server = await ServerProcess.of(redis.address);
  try {
    await redis.start();
    await server.start();
    const tally = await attack("redis", chosen, server, async (now) => {
      await anyMoment(now);
      if (now.random.chance(0.6)) {
        await redis.trouble(now.random);
      }
      if (now.random.chance(0.2)) {
        // If there is time, also for longer than anybody waits for an answer (H29).
        await server.freeze(now.random.between(50, chosen.long ? 7_000 : 3_000));
      }
      if (now.random.chance(0.7)) {
        await killAndCheck(now);
      }
      await meanwhile(now);
    });
    console.log(`Redis at ${redis.address}: ${redis.troubles.join(", ")}`);
    expect(tally.kills).toBeGreaterThan(0);
    expect(tally.saved).toBeGreaterThan(100);
    expect(tally.told).toBeGreaterThan(0);
  } finally {
    await server.remove();
    await redis.remove();
  }
});

/** Answers at each server before the failover, and again after it. */
const ENOUGH = 15;

test("[J37] [J38] a planned failover undoes nothing that was answered, and servers agree", {
  timeout: 120_000,
}, async () => {
  const random = new Random(chosen.seed);
  const redis = await RedisWithSentinel.of();
  const servers: ServerProcess[] = [];
  try {
    await redis.start();
    for (const _ of ["one", "two"]) {
      servers.push(await ServerProcess.of(redis.address));
    }
    await Promise.all(servers.map((server) => server.start()));
    const visitors = servers.map(
      (server, index) => new Visitors(server.address, random.of(`visitors ${index}`)),
    );
    const told = (least: (index: number) => number) =>
      expect
        .poll(() => visitors.every((some, index) => some.told >= least(index)), {
          timeout: 60_000,
          interval: 20,
        })
        .toBe(true);
    for (const some of visitors) {
      some.come();
    }
    await told(() => ENOUGH);
    await redis.failOver();
    const before = visitors.map((some) => some.told);
    await told((index) => (before[index] ?? 0) + ENOUGH);
    await Promise.all(visitors.map((some) => some.rest()));
    // One of them knows only what the new master has.
    await servers[0]?.kill();
    await servers[0]?.start();
    for (const server of servers) {
      for (const some of visitors) {
        expect(await some.missingAt(server.address)).toEqual([]);
      }
    }
  } finally {
    await Promise.all(servers.map((server) => server.remove()));
    await redis.remove();
  }
});
