import { expect, test } from "vitest";
import { ServerProcess } from "../chaos/server-process";
import { type Created, createWorkshop, join, readTable, ready } from "../chaos/workshop";
import { text, update } from "./attackers/grammar";
import { Intruder } from "./attackers/intruder";

const TABLES = 40;
/** So many are filled at once: the server reads what one was sent while the next is written. */
const AT_ONCE = 4;
const LIMIT_MS = 240_000;
const PATIENCE_MS = 60_000;
/** In pieces of one frame each: what one participant may write at a table, and what another then may. */
const PIECE = 50_000;
const PIECES = 7;
const SHARES = [
  ["Ana", 0, 6],
  ["Ben", 6, PIECES],
] as const;
/** So many ask for one at once. */
const READERS = 3;

/** Two with seats at a table write one letter, whose report is five, as often as they may. */
async function fill(server: ServerProcess, workshop: Created, table: number): Promise<void> {
  for (const [name, first, end] of SHARES) {
    const seat = await join(server.address, workshop, `${name} ${table}`, table);
    const intruder = new Intruder(
      `${server.address.replace("http", "ws")}/ws/${workshop.id}/tables/${table}`,
      seat,
      false,
      () => {},
    );
    await intruder.opened();
    for (let piece = first; piece < end; piece++) {
      const clock = piece * PIECE;
      const place = clock === 0 ? { parent: "pitch" } : { origin: [table, clock - 1] as const };
      const structs = [text(place, "&".repeat(PIECE))];
      await intruder.update(update([{ client: table, clock, structs }]));
    }
    await written(server, workshop, table, end);
    intruder.leave();
  }
}

async function written(server: ServerProcess, workshop: Created, table: number, pieces: number) {
  await expect
    .poll(async () => (await readTable(server.address, workshop, table)).length, {
      timeout: PATIENCE_MS,
    })
    .toBeGreaterThan(PIECE * pieces);
}

test("[H7] reports of tables that are full to the brim leave the server its memory", {
  timeout: LIMIT_MS,
}, async () => {
  const server = await ServerProcess.of("sqlite");
  try {
    await server.start();
    const workshop = await createWorkshop(server.address, TABLES);
    for (let table = 1; table <= TABLES; table += AT_ONCE) {
      const some = Array.from({ length: AT_ONCE }, (_, one) => table + one);
      await Promise.all(some.map((each) => fill(server, workshop, each)));
    }
    const report = async (format: string) => {
      const response = await fetch(
        `${server.address}/api/workshops/${workshop.id}/report.${format}`,
        { headers: { Authorization: `Bearer ${workshop.facilitatorToken}` } },
      );
      return { status: response.status, bytes: (await response.arrayBuffer()).byteLength };
    };
    const letters = TABLES * PIECE * PIECES;
    const escaped = { html: 5, md: 5, csv: 1, json: 1 };
    for (const [format, times] of Object.entries(escaped)) {
      const { status, bytes } = await report(format);
      expect(status, format).toBe(200);
      expect(bytes, format).toBeGreaterThan(times * letters);
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
