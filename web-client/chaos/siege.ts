import { isDeepStrictEqual } from "node:util";
import { vi } from "vitest";
import * as Y from "yjs";
import { pageClient, stockClient, Typist } from "./clients";
import { Contents } from "./contents";
import { type Answered, Facilitator } from "./facilitator";
import { Ledger } from "./ledger";
import type { LyingNetwork } from "./lying-network";
import type { Random } from "./random";
import type { ServerProcess } from "./server-process";
import { Visitors } from "./visitors";
import {
  type Created,
  call,
  createWorkshop,
  join,
  peopleAt,
  readTable,
  ready,
  type State,
  stateOf,
} from "./workshop";

const TABLES = [1, 2];
const ROOTS = ["players", "stars", "partnerships", "about"];
/** Everybody who ever sat at a table keeps a seat there, and a table has 20. */
const MOST_CLIENTS = 18;
/** How long all may take until they agree, milliseconds. */
const AGREE_MS = 60_000;
/** Whoever has gone without a word is forgotten after 30 s. */
const SEE_MS = 60_000;

/** What a siege has seen so far. */
export interface Tally {
  kills: number;
  /** Looks at a server that was just killed and started. */
  checks: number;
  edits: number;
  /** Operations and deletions that were called Saved. */
  saved: number;
  /** Those that a restarted server did not have, and that its clients brought back. */
  recovered: number;
  commands: number;
  unanswered: number;
  /** Parts of what controls had made of a workshop that a restarted server was compared in. */
  controls: number;
  /** The most successes that visitors had been told of when it was looked whether they hold. */
  told: number;
  /** Of these the most that something has gone: a workshop, a seat or a link. */
  ended: number;
}

export function noTally(): Tally {
  return {
    kills: 0,
    checks: 0,
    edits: 0,
    saved: 0,
    recovered: 0,
    commands: 0,
    unanswered: 0,
    controls: 0,
    told: 0,
    ended: 0,
  };
}

/** What must not be missing, as of some moment. */
export interface Memory {
  readonly ledger: Ledger;
  readonly answered: Answered;
  /** Successes that visitors were told. */
  readonly told: number;
}

/**
 * A workshop under fire: clients type at two tables, a facilitator presses controls, and whoever
 * holds the server and the network breaks them. Knows what must never be missing, and looks for it.
 */
export class Siege {
  readonly #server: ServerProcess;
  readonly #network: LyingNetwork;
  readonly #workshop: Created;
  readonly #random: Random;
  readonly #facilitator: Facilitator;
  readonly #visitors: Visitors;
  readonly #typists: Typist[] = [];
  readonly #tally: Tally;
  readonly #ledger = new Ledger();
  /** What a restarted server did not have, and clients did. */
  readonly #lacked = new Ledger();
  #names = 0;
  #resting = false;

  private constructor(
    server: ServerProcess,
    network: LyingNetwork,
    workshop: Created,
    facilitator: Facilitator,
    random: Random,
    tally: Tally,
  ) {
    this.#server = server;
    this.#network = network;
    this.#workshop = workshop;
    this.#facilitator = facilitator;
    this.#visitors = new Visitors(network.address, random.of("visitors"));
    this.#random = random;
    this.#tally = tally;
  }

  /** Everybody sits down and begins; the server runs and the network passes. */
  static async lay(
    server: ServerProcess,
    network: LyingNetwork,
    random: Random,
    tally: Tally,
  ): Promise<Siege> {
    const workshop = await createWorkshop(server.address, TABLES.length);
    const seat = await join(server.address, workshop, "name 0", 1);
    const facilitator = new Facilitator(workshop, network.address, seat, random.of("facilitator"));
    const siege = new Siege(server, network, workshop, facilitator, random, tally);
    for (const table of TABLES) {
      for (const kind of ["page", "page", "stock"] as const) {
        await siege.#sit(kind, table);
      }
    }
    facilitator.learn(await stateOf(server.address, workshop));
    facilitator.press();
    siege.#visitors.come();
    return siege;
  }

  /** A page that has everything saved leaves for good; what it wrote is the server's alone to keep. */
  async replaceOne(): Promise<void> {
    const leaver = this.#typists.find(
      ({ client }) => client.name.startsWith("page") && client.saved,
    );
    if (leaver === undefined || this.#names >= MOST_CLIENTS) {
      return;
    }
    leaver.rest();
    leaver.client.close();
    this.#tally.edits += leaver.edits;
    this.#typists.splice(this.#typists.indexOf(leaver), 1);
    await this.#sit("page", leaver.client.table);
  }

  async #sit(kind: "page" | "stock", table: number): Promise<void> {
    this.#names += 1;
    const name = `${kind} ${this.#names}`;
    // Its Redis may have been killed a moment ago: until it is reached again, joining is refused.
    await vi.waitFor(() => ready(this.#server.address), { timeout: SEE_MS, interval: 20 });
    const seat = await join(this.#server.address, this.#workshop, name, table);
    const [at, workshop] = [this.#network.address, this.#workshop];
    const client =
      kind === "page"
        ? pageClient(name, at, workshop, seat, this.#ledger, this.#random.of(`${name} backoff`))
        : stockClient(name, at, workshop, seat);
    const typist = new Typist(client, this.#random.of(name));
    this.#typists.push(typist);
    if (!this.#resting) {
      typist.type();
    }
  }

  /** What must not be missing, as of now. */
  remember(): Memory {
    return {
      ledger: this.#ledger.copy(),
      answered: this.#facilitator.answered,
      told: this.#visitors.told,
    };
  }

  /**
   * Looks at a server that was just started and that no client has reached: all that was ever called
   * Saved, and every command that was answered with 200, must be there.
   */
  async check(server = this.#server, memory = this.remember()): Promise<void> {
    this.#tally.checks += 1;
    for (const table of TABLES) {
      const found = Contents.of(await readTable(server.address, this.#workshop, table));
      const missing = memory.ledger.of(table).without(found);
      if (missing.size > 0) {
        throw new Error(`table ${table}: Saved, and not there: ${missing}`);
      }
      const here = new Contents();
      for (const { client } of this.#at(table)) {
        here.add(Y.encodeStateAsUpdate(client.doc));
      }
      this.#lacked.note(table, here.without(found));
    }
    const state = await stateOf(server.address, this.#workshop);
    const missing = this.#facilitator.missingIn(state, memory.answered);
    if (missing.length > 0) {
      throw new Error(`answered with 200, and not there: ${missing.join("; ")}`);
    }
    this.#tally.controls += Object.keys(memory.answered.controls).length;
    this.#tally.told = Math.max(this.#tally.told, memory.told);
    this.#tally.ended = Math.max(this.#tally.ended, this.#visitors.endedOf(memory.told));
    const undone = await this.#visitors.missingAt(server.address, memory.told);
    if (undone.length > 0) {
      throw new Error(`answered with success, and not there: ${undone.join("; ")}`);
    }
  }

  /** All rest; then every replica and the server must come to agree, and nothing may be unsaved. */
  async agree(): Promise<void> {
    this.#resting = true;
    for (const typist of this.#typists) {
      typist.rest();
    }
    await this.#facilitator.rest();
    await this.#visitors.rest();
    await this.#unlock();
    for (const table of TABLES) {
      await vi.waitFor(() => this.#mustAgree(table), { timeout: AGREE_MS, interval: 100 });
    }
    for (const { client } of this.#typists) {
      if (client.stopped !== null) {
        throw new Error(`${client.name} gave up: ${client.stopped}`);
      }
    }
  }

  /** Everybody must see everybody who is there, and nobody who has gone (SPEC W12). */
  async seeEachOther(): Promise<void> {
    for (const table of TABLES) {
      await vi.waitFor(() => this.#mustSee(table), { timeout: SEE_MS, interval: 100 });
    }
  }

  async #mustSee(table: number): Promise<void> {
    const there = this.#at(table).map(({ client }) => client.doc.clientID);
    for (const { client } of this.#at(table)) {
      const seen = [...client.awareness.getStates().keys()];
      if (!isDeepStrictEqual(new Set(seen), new Set(there))) {
        throw new Error(`table ${table}: ${client.name} sees ${seen}, and there are ${there}`);
      }
    }
    const people = (await peopleAt(this.#server.address, this.#workshop)).get(table);
    if (people !== there.length) {
      throw new Error(`table ${table}: the dashboard sees ${people} of ${there.length} people`);
    }
  }

  /** All go on. */
  goOn(): void {
    this.#resting = false;
    for (const typist of this.#typists) {
      typist.type();
    }
    this.#facilitator.press();
    this.#visitors.come();
  }

  /** All go home. */
  async end(): Promise<void> {
    for (const typist of this.#typists) {
      typist.rest();
      typist.client.close();
      this.#tally.edits += typist.edits;
    }
    await this.#facilitator.rest();
    await this.#visitors.rest();
    this.#tally.saved += this.#ledger.size;
    this.#tally.recovered += this.#lacked.size;
    this.#tally.commands += this.#facilitator.accepted;
    this.#tally.unanswered += this.#facilitator.unanswered;
  }

  #at(table: number): Typist[] {
    return this.#typists.filter(({ client }) => client.table === table);
  }

  async #mustAgree(table: number): Promise<void> {
    const state = await readTable(this.#server.address, this.#workshop, table);
    const server = new Y.Doc();
    Y.applyUpdate(server, state);
    if (server.store.pendingStructs !== null) {
      throw new Error(`table ${table}: something waits`);
    }
    const theServers = viewOf(server);
    for (const { client } of this.#at(table)) {
      const view = viewOf(client.doc);
      for (const part of Object.keys(view) as (keyof View)[]) {
        if (!isDeepStrictEqual(view[part], theServers[part])) {
          throw new Error(
            `table ${table}: ${client.name} (stopped: ${client.stopped}, saved: ${client.saved}) ` +
              `and the server differ in ${part}:\n` +
              `${JSON.stringify(view[part])}\n${JSON.stringify(theServers[part])}`,
          );
        }
      }
    }
    const unsaved = this.#unsaved(table);
    if (unsaved.length > 0) {
      throw new Error(`table ${table}: not all Saved: ${unsaved.join(", ")}`);
    }
  }

  #unsaved(table: number): string[] {
    return this.#at(table)
      .filter(({ client }) => !client.saved)
      .map(({ client }) => client.name);
  }

  /** Pens up for all, or what is held back would never come. */
  async #unlock(): Promise<void> {
    const { id, facilitatorToken } = this.#workshop;
    const path = `/api/workshops/${id}/commands`;
    await vi.waitFor(
      async () => {
        const command = { type: "unlock", table: null };
        await call(this.#server.address, "POST", path, facilitatorToken, command);
        const state = await this.#state();
        if (state.workshop.locked) {
          throw new Error("pens are still down");
        }
        this.#facilitator.learn(state);
      },
      { timeout: AGREE_MS, interval: 100 },
    );
  }

  #state(): Promise<State> {
    return stateOf(this.#server.address, this.#workshop);
  }
}

interface View {
  readonly vector: string;
  readonly deleted: string;
  readonly words: object;
}

/** What two replicas of one document must have in common, to the byte. */
function viewOf(doc: Y.Doc): View {
  const texts = [...doc.share.keys()].filter((root) => !ROOTS.includes(root)).sort();
  return {
    vector: Buffer.from(Y.encodeStateVector(doc)).toString("hex"),
    deleted: `${Contents.of(Y.encodeStateAsUpdate(doc)).deleted}`,
    words: {
      maps: ROOTS.map((root) => doc.getMap(root).toJSON()),
      texts: texts
        .map((root) => [root, doc.getText(root).toString()])
        .filter(([, text]) => text !== ""),
    },
  };
}
