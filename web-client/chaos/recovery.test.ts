import { mkdirSync, rmSync } from "node:fs";
import { expect, test, vi } from "vitest";
import * as Y from "yjs";
import { type Client, pageClient, Typist } from "./clients";
import { Contents } from "./contents";
import { Ledger } from "./ledger";
import { Random } from "./random";
import { RedisProcess } from "./redis-process";
import { ServerProcess } from "./server-process";
import {
  type Created,
  call,
  createWorkshop,
  join,
  peopleAt,
  readTable,
  type Seat,
  stateOf,
} from "./workshop";

const TABLES = [1, 2];
const PHONES = 10;
const AGREE_MS = 60_000;

/** A server whose disk can be lost, with whatever it kept there. */
interface Machine {
  readonly server: ServerProcess;
  start(): Promise<void>;
  /** Kills all of it in mid-word, and leaves an empty disk. */
  lose(): Promise<void>;
  remove(): Promise<void>;
}

async function embedded(): Promise<Machine> {
  const server = await ServerProcess.of("sqlite");
  return {
    server,
    start: () => server.start(),
    async lose() {
      await server.kill();
      rmSync(server.data, { recursive: true });
      mkdirSync(server.data);
    },
    remove: () => server.remove(),
  };
}

async function withRedis(): Promise<Machine> {
  const redis = await RedisProcess.of();
  const server = await ServerProcess.of(redis.address);
  return {
    server,
    async start() {
      await redis.start();
      await server.start();
    },
    async lose() {
      await server.kill();
      await redis.wipe();
    },
    async remove() {
      await server.remove();
      await redis.remove();
    },
  };
}

async function sheetOf(address: string, workshop: Created): Promise<object> {
  const path = `/api/workshops/${workshop.id}/recovery-sheet`;
  const { status, json } = await call(address, "GET", path, workshop.facilitatorToken);
  expect(status).toBe(200);
  return json as object;
}

/** Takes the seat again whenever the server does not know it, as the pages do. */
function seatTaker(address: string, workshop: Created, seat: Seat, name: string) {
  const path = `/api/workshops/${workshop.id}/seat`;
  return (status: number) => {
    if (status === 401) {
      call(address, "POST", path, seat.token, { name, table: seat.table }).catch(() => {}); // it comes again
    }
  };
}

test.each([
  ["the embedded journal", embedded],
  ["Redis", withRedis],
] as const)(
  "[B7] [B4] [B5] [B6] the disk is lost while ten phones type (%s): nothing that a phone held is missing",
  {
    timeout: 240_000,
  },
  async (_, machine) => {
    const random = new Random(15);
    const { server, start, lose, remove } = await machine();
    const typists: Typist[] = [];
    const knocked = new Set<string>();
    try {
      await start();
      const workshop = await createWorkshop(server.address, TABLES.length);
      const sheet = await sheetOf(server.address, workshop);
      for (let phone = 0; phone < PHONES; phone++) {
        const table = (phone % TABLES.length) + 1;
        const name = `phone ${phone}`;
        const seat = await join(server.address, workshop, name, table);
        const take = seatTaker(server.address, workshop, seat, name);
        const client = pageClient(
          name,
          server.address,
          workshop,
          seat,
          new Ledger(),
          random.of(`${name} backoff`),
          {
            refused: (status) => {
              knocked.add(name);
              take(status);
            },
          },
        );
        typists.push(new Typist(client, random.of(name)));
      }
      const clients = typists.map(({ client }) => client);
      for (const typist of typists) {
        typist.type();
      }
      await written(typists, 20);
      const participants = (await stateOf(server.address, workshop)).workshop.participants;

      await lose();
      const held = new Ledger();
      for (const client of clients) {
        held.note(client.table, Contents.of(Y.encodeStateAsUpdate(client.doc)));
      }
      expect(held.size).toBeGreaterThan(100);
      await start();
      // Whoever comes before the sheet is not known, and keeps what it has.
      knocked.clear();
      await vi.waitFor(() => expect(knocked.size).toBe(PHONES), {
        timeout: AGREE_MS,
        interval: 20,
      });
      const back = await call(server.address, "POST", "/api/recoveries", "", sheet);
      expect(back.status).toBe(201);
      await written(typists, 15);
      for (const typist of typists) {
        typist.rest();
      }

      for (const table of TABLES) {
        await vi.waitFor(() => mustHaveAll(server.address, workshop, table, held, clients), {
          timeout: AGREE_MS,
          interval: 200,
        });
      }
      expect(clients.map(({ stopped }) => stopped)).toEqual(clients.map(() => null));
      // The facilitator's own link, and the people with the same ids and names.
      const state = await stateOf(server.address, workshop);
      expect(new Set(state.workshop.participants)).toEqual(new Set(participants));
      await vi.waitFor(
        async () =>
          expect(await peopleAt(server.address, workshop)).toEqual(
            new Map(TABLES.map((table) => [table, PHONES / TABLES.length])),
          ),
        { timeout: AGREE_MS, interval: 200 },
      );
    } finally {
      for (const typist of typists) {
        typist.rest();
        typist.client.close();
      }
      await remove();
    }
  },
);

/** Settles when each has written so often again. */
async function written(typists: readonly Typist[], times: number): Promise<void> {
  const until = typists.map((typist) => ({ typist, edits: typist.edits + times }));
  await vi.waitFor(
    () => expect(until.every(({ typist, edits }) => typist.edits >= edits)).toBe(true),
    { timeout: AGREE_MS, interval: 20 },
  );
}

/** The server has what was held when the disk was lost, and all that phones have by now, Saved. */
async function mustHaveAll(
  address: string,
  workshop: Created,
  table: number,
  held: Ledger,
  clients: readonly Client[],
): Promise<void> {
  const found = Contents.of(await readTable(address, workshop, table));
  const missing = held.of(table).without(found);
  if (missing.size > 0) {
    throw new Error(`table ${table}: held by a phone, and not there: ${missing}`);
  }
  for (const client of clients.filter((one) => one.table === table)) {
    const here = Contents.of(Y.encodeStateAsUpdate(client.doc)).without(found);
    if (here.size > 0 || !client.saved) {
      throw new Error(`${client.name} (saved: ${client.saved}): not on the server: ${here}`);
    }
  }
}
