import { expect, test } from "vitest";
import { attack, killAndCheck } from "./attack";
import { course, limit, pause } from "./course";
import { ServerProcess } from "./server-process";

const chosen = course(10);

test(`[J2] [W2] [W9] a network that lies: every replica agrees and every Saved was true (seed ${chosen.seed})`, {
  timeout: limit(chosen),
}, async () => {
  const server = await ServerProcess.of("sqlite");
  try {
    await server.start();
    const tally = await attack("network", chosen, server, async (now) => {
      const { network, random, siege } = now;
      network.lie();
      await pause(random.between(500, 4_000));
      const dice = random.next();
      if (dice < 0.35) {
        await killAndCheck(now);
      } else if (dice < 0.6) {
        network.calm();
        await siege.agree();
        siege.goOn();
      } else if (dice < 0.7) {
        await siege.replaceOne();
      }
    });
    expect(tally.saved).toBeGreaterThan(100);
  } finally {
    await server.remove();
  }
});
