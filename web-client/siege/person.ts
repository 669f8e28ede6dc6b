import * as Y from "yjs";
import { type Client, pageClient, stockClient } from "../chaos/clients";
import type { Random } from "../chaos/random";
import type { Watch, WitnessSocket } from "../chaos/witness-socket";
import type { Created, Seat } from "../chaos/workshop";
import { readServerMessage } from "../src/protocol/messages";
import { json } from "../src/protocol/reading";
import type { Felt } from "./felt";
import type { Reader, Table } from "./table";
import type { World } from "./world";

/** After a break awareness may need one renewal, until everybody is seen again: y-protocols does so every 15 s. */
const RENEWAL_MS = 16_000;

/** One word in so many is none, but a letter of somebody else's put right. */
const CORRECTIONS = 1 / 6;

/** Words are looked for themselves; what was called Saved need not be remembered for an hour. */
const NO_LEDGER = { note: () => {} };

/** A word of theirs that is not *Saved* yet. */
interface Unsaved {
  readonly at: number;
  readonly felt: Felt;
}

/** Somebody honest at a table, on a phone with our page or with a stock Yjs client, who writes words and corrects others'. */
export class Person implements Reader {
  readonly name: string;
  readonly kind: "page" | "stock";
  readonly seat: Seat;
  readonly client: Client;
  readonly #world: World;
  readonly #table: Table;
  readonly #random: Random;
  readonly #watch: Watch & { away: boolean; settled(): void; renewed(): void };
  readonly #unsaved: Unsaved[] = [];
  #socket: WitnessSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #leaving = false;
  #hears = false;
  #hushed = false;
  #interruptions = 0;
  /** When they heard again after an interruption, by `performance.now()`. */
  #back = Number.NEGATIVE_INFINITY;

  constructor(
    world: World,
    workshop: Created,
    table: Table,
    seat: Seat,
    kind: "page" | "stock",
    name: string,
    random: Random,
  ) {
    this.name = name;
    this.kind = kind;
    this.seat = seat;
    this.#world = world;
    this.#table = table;
    this.#random = random;
    this.#watch = {
      away: false,
      made: (socket) => {
        this.#socket = socket;
      },
      heard: (frame, ms) => this.#heard(frame, ms),
      refused: (status) => {
        if (!this.#watch.away) {
          world.felt.refused.push(`${name}: the handshake with ${status}`);
        }
      },
      closed: (code, reason) => this.#closed(code, reason),
      settled: () => this.#settled(),
      renewed: () => this.#listen(),
    };
    const watch = this.#watch;
    const { startedAt } = table;
    this.client =
      kind === "page"
        ? pageClient(
            name,
            world.address,
            workshop,
            seat,
            NO_LEDGER,
            random.of("wait"),
            watch,
            startedAt,
          )
        : stockClient(name, world.address, workshop, seat, watch, startedAt);
    this.#listen();
  }

  #listen(): void {
    const { doc } = this.client;
    doc.on("update", () => {
      this.#table.words.recognise(doc.clientID);
      this.#table.look(this);
    });
    this.client.awareness.on("change", () => this.#table.recognise(this));
  }

  get hears(): boolean {
    return this.#hears && !this.#leaving;
  }

  /** Whether they were here long enough to be seen and to see. */
  get present(): boolean {
    return this.hears && performance.now() - this.#back > RENEWAL_MS;
  }

  type(): void {
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        this.write();
        this.type();
      },
      this.#random.between(...this.#world.pace),
    );
  }

  rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  write(): void {
    const { doc } = this.client;
    const { words } = this.#table;
    const corrects = this.#random.chance(CORRECTIONS);
    if (!(corrects && words.correct(doc, this.name, this.#random))) {
      words.write(doc, this.name, this.#random);
    }
    this.#wrote(doc);
  }

  addPlayer(): void {
    const { doc } = this.client;
    this.#table.words.addPlayer(doc, this.name, this.#random);
    this.#wrote(doc);
  }

  paste(characters: number): void {
    const { doc } = this.client;
    this.#table.words.paste(doc, this.name, this.#random, characters);
    this.#wrote(doc);
  }

  /** Is without a network until {@link comeBack}; writes on. */
  goAway(): void {
    this.#watch.away = true;
    this.#socket?.terminate();
    this.#interrupted();
  }

  comeBack(): void {
    this.#watch.away = false;
  }

  /** What they write is hidden, and not *Saved*, until {@link speak}: neither waits for the server. */
  hush(): void {
    this.#hushed = true;
    this.#waitForNobody();
  }

  speak(): void {
    this.#hushed = false;
  }

  leave(): void {
    this.#leaving = true;
    this.rest();
    this.#table.forgetReader(this);
    try {
      this.client.close();
    } catch (problem) {
      this.#world.felt.thrown.push(`${this.name} could not close: ${problem}`);
    }
  }

  /** No longer waits for *Saved*: what waits has taken until now. */
  giveUp(): void {
    this.#settled();
  }

  /** Whether what they wrote may yet be *Saved*. */
  get waits(): boolean {
    return this.client.stopped === null && !this.client.saved;
  }

  /** Why what they wrote is not *Saved* yet; null when it is. */
  get unsaved(): string | null {
    const { stopped, saved } = this.client;
    return stopped === null && saved ? null : `${this.name}: ${stopped ?? "not Saved"}`;
  }

  #wrote(doc: Y.Doc): void {
    if (!this.hears) {
      return;
    }
    const { felt } = this.#world;
    const at = performance.now();
    if (this.kind === "page" && !this.#hushed) {
      this.#unsaved.push({ at, felt });
    }
    const word = [doc.clientID, Y.getState(doc.store, doc.clientID)] as const;
    this.#table.expect(this, word, at, this.#hushed ? null : felt);
  }

  #settled(): void {
    for (const { at, felt } of this.#unsaved) {
      felt.saved.add(this.#world.since(at));
    }
    this.#unsaved.length = 0;
  }

  #heard(frame: Uint8Array | string, ms: number): void {
    const { felt } = this.#world;
    if (!this.#hears) {
      this.#hears = true;
      if (this.#interruptions > 0) {
        this.#back = performance.now();
      }
    }
    if (typeof frame !== "string") {
      felt.frame.add(ms);
    } else if (frame.includes('"refused"')) {
      const message = readServerMessage(json(frame));
      if (message.type === "refused" && !this.#hushed) {
        felt.refused.push(`${this.name}: an update, ${message.reason}`);
      }
    }
  }

  #closed(code: number, reason: string): void {
    if (!this.#watch.away && !this.#leaving) {
      this.#world.felt.closed.push(`${this.name}: ${code} ${reason}`);
    }
    this.#interrupted();
  }

  /** What they write now, and others write, waits for a connection, and not for the server. */
  #interrupted(): void {
    this.#hears = false;
    this.#interruptions += 1;
    this.#table.forgetReader(this);
    this.#waitForNobody();
  }

  #waitForNobody(): void {
    this.#unsaved.length = 0;
    this.#table.interrupt(this);
  }
}
