import { createServer } from "node:net";

/** Processes that run tests at the same time look in different places, by the number of each. */
const runner = Number(process.env.TEST_PARALLEL_INDEX ?? process.env.VITEST_POOL_ID ?? 0) % 8;
const ports = 1_500;
const firstPort = 20_000 + runner * ports;
let nextPort = Math.floor(Math.random() * ports);

/**
 * A TCP port of this machine that nobody uses now, and none that a system gives out by itself: those
 * begin at 32768 or above. So nobody is given it while whoever had it is away.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < ports; tries++) {
    const port = firstPort + (nextPort++ % ports);
    if (await isFree(port)) {
      return port;
    }
  }
  throw new Error("no port is free");
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const free = await new Promise<boolean>((told) => {
    server.once("error", () => told(false));
    server.listen(port, "127.0.0.1", () => told(true));
  });
  if (free) {
    await new Promise((closed) => server.close(closed));
  }
  return free;
}
