import type { Ground } from "../ground";

const SOCKETS = 4;

/** Text frames that are no messages, or nearly some, or many. */
export async function attack(ground: Ground): Promise<void> {
  const seat = await ground.sit(ground.venue.shared);
  const strange = [
    "{",
    `${"[".repeat(30_000)}`,
    JSON.stringify({ type: "clock", sent: 1e308 }),
    `{"type":"clock","sent":${"9".repeat(20_000)}}`,
    JSON.stringify({ type: "help", on: "yes" }),
    JSON.stringify({ type: "state", version: 1 }),
    '{"type":"help","type":"clock","on":true,"sent":1}',
  ];
  await ground.crowd(SOCKETS, () =>
    ground.again(async () => {
      const intruder = await ground.enter(seat, false);
      for (let probes = ground.random.between(0, 400); probes > 0 && intruder.open; probes--) {
        await intruder.send(JSON.stringify({ type: "clock", sent: probes }));
      }
      await intruder.send(ground.random.pick(strange));
      await ground.pause(50);
      intruder.leave();
    }),
  );
}
