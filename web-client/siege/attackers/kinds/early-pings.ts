import type { Ground } from "../ground";

const PEOPLE = 20;
const SOCKETS = 6;
const PINGS = Buffer.from("898000000000".repeat(10_000), "hex");

/** People who send thousands of pings with the handshake itself, before anybody has let them in. */
export async function attack(ground: Ground): Promise<void> {
  await ground.crowd(PEOPLE, async () => {
    const seat = await ground.sit(ground.venue.own);
    await ground.crowd(SOCKETS, () =>
      ground.again(() => ground.pour(ground.handshake(seat), PINGS), 50),
    );
  });
}
