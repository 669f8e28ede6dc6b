import { expect, test } from "vitest";
import { ServerProcess } from "../chaos/server-process";
import { type Created, createWorkshop, join, readTable, ready } from "../chaos/workshop";
import { text, update } from "./attackers/grammar";
import { Intruder } from "./attackers/intruder";

const TABLES = 40;
const LIMIT_MS = 240_000;
const PATIENCE_MS = 60_000;
/** What one participant may write at a table, less what it is wrapped in, in pieces of one frame each. */
const PIECE = 50_000;
const PIECES = 8;
/** So many ask for one at once. */
const READERS = 3;

/** Somebody with a seat at a table writes one letter, whose report is five, as often as they may. */
async function fill(server: ServerProcess, workshop: Created, table: number): Promise<void> {
  const seat = await join(server.address, workshop, `Ana ${table}`, table);
  const intruder = new Intruder(
    `${server.address.replace("http", "ws")}/ws/${workshop.id}/tables/${table}`,
    seat,
    false,
    () => {},
  );
  await intruder.opened();
  for (let piece = 0; piece < PIECES; piece++) {
    const clock = piece * PIECE;
    const place = clock === 0 ? { parent: "pitch" } : { origin: [table, clock - 1] as const };
    const structs = [text(place, "&".repeat(PIECE))];
    await intruder.update(update([{ client: table, clock, structs }]));
  }
  await expect
    .poll(async () => (await readTable(server.address, workshop, table)).length, {
      timeout: PATIENCE_MS,
    })
    .toBeGreaterThan(PIECE * PIECES);
  intruder.leave();
}

test("[H7] reports of tables that are full to the brim leave the server its memory", {
  timeout: LIMIT_MS,
}, async () => {
  const server = await ServerProcess.of("sqlite");
  try {
    await server.start();
    const workshop = await createWorkshop(server.address, TABLES);
    for (let table = 1; table <= TABLES; table++) {
      await fill(server, workshop, table);
    }
    const report = async (format: string) => {
      const response = await fetch(
        `${server.address}/api/workshops/${workshop.id}/report.${format}`,
        { headers: { Authorization: `Bearer ${workshop.facilitatorToken}` } },
      );
      return { status: response.status, bytes: (await response.arrayBuffer()).byteLength };
    };
    const written = TABLES * PIECE * PIECES;
    const escaped = { html: 5, md: 5, csv: 1, json: 1 };
    for (const [format, times] of Object.entries(escaped)) {
      const { status, bytes } = await report(format);
      expect(status, format).toBe(200);
      expect(bytes, format).toBeGreaterThan(times * written);
    }
    expect((await report("pdf")).status).toBe(413);
    const together = Array.from({ length: READERS }, () => report("html"));
    for (const { status } of await Promise.all(together)) {
      expect([200, 503]).toContain(status);
    }
    await ready(server.address);
    expect(server.running).toBe(true);
  } finally {
    await server.remove();
  }
});
