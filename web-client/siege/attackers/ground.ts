import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { pause } from "../../chaos/course";
import type { Random } from "../../chaos/random";
import type { Seat } from "../../chaos/workshop";
import { Intruder } from "./intruder";
import type { Seats } from "./seats";

/** What somebody knows who was given the join code; crosses to the attackers' process as JSON. */
export interface Venue {
  readonly address: string;
  readonly workshop: string;
  readonly joinCode: string;
  /** A table at which honest people write, and how many seats there they and who comes late leave. */
  readonly shared: number;
  readonly free: number;
  /** A table that the attackers have to themselves. */
  readonly own: number;
  readonly tables: number;
}

/** What the server answered to the attackers: how often each status and each close code. */
export type Answers = Record<string, number>;

const ANSWER_MS = 10_000;

/** The door was shut, or nobody answered there. */
class NotLetIn extends Error {
  /** Whether nobody sits there now: a server that is in trouble may have let somebody in whom it did not tell. */
  readonly isCertain: boolean;

  constructor(status: number) {
    super(`not let in: ${status}`);
    this.isCertain = status >= 400 && status < 500;
  }
}

/** Where an attack takes place: everything that a participant can do, and a time after which it is over. */
export class Ground {
  readonly venue: Venue;
  readonly random: Random;
  readonly answers: Answers = {};
  readonly #end: number;
  readonly #name: string;
  readonly #seats: Seats;
  readonly #intruders = new Set<Intruder>();
  #people = 0;

  constructor(venue: Venue, name: string, seats: Seats, random: Random, lasts: number) {
    this.venue = venue;
    this.#seats = seats;
    this.random = random;
    this.#name = name;
    this.#end = Date.now() + lasts;
  }

  get over(): boolean {
    return Date.now() >= this.#end;
  }

  /** Milliseconds until it is over. */
  get left(): number {
    return Math.max(0, this.#end - Date.now());
  }

  pause(ms: number): Promise<void> {
    return pause(Math.min(ms, this.left));
  }

  /** Does something again and again until it is over; what throws is tried again a little later. */
  async again(act: () => Promise<void>, gap = 0): Promise<void> {
    while (!this.over) {
      try {
        await act();
        await this.pause(gap);
      } catch {
        await this.pause(100);
      }
    }
  }

  /** The same by several at once. */
  async crowd(size: number, act: (one: number) => Promise<void>): Promise<void> {
    await Promise.all(Array.from({ length: size }, (_, one) => act(one)));
  }

  /** Makes a call; its status, 0 if there was no answer. */
  async call(method: "GET" | "POST", path: string, body?: object, token?: string): Promise<number> {
    return (await this.ask(method, path, body, token)).status;
  }

  async ask(
    method: "GET" | "POST",
    path: string,
    body?: object,
    token?: string,
  ): Promise<{ status: number; json: unknown }> {
    try {
      const response = await fetch(this.venue.address + path, {
        method,
        headers: {
          ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      this.#count(`${response.status}`);
      const text = await response.text();
      return { status: response.status, json: text.startsWith("{") ? JSON.parse(text) : null };
    } catch {
      this.#count("no answer");
      return { status: 0, json: null };
    }
  }

  /**
   * Joins as somebody new, to stay; throws when the door is shut. Who finds no seat at the table of the
   * honest that is left for their kind waits until it is over.
   */
  async sit(table: number): Promise<Seat> {
    if (table !== this.venue.shared) {
      return this.join(table);
    }
    if (!this.#seats.take(this.#name)) {
      await this.pause(this.left);
      throw new Error("no seat was left");
    }
    try {
      return await this.join(table);
    } catch (error) {
      if (error instanceof NotLetIn && error.isCertain) {
        this.#seats.giveBack(this.#name);
      }
      throw error;
    }
  }

  /** Joins as somebody new, who may never come. */
  async join(table: number): Promise<Seat> {
    this.#people += 1;
    const name = `${this.#name} ${this.#people}`;
    const { status, json } = await this.ask("POST", `/api/join/${this.venue.joinCode}`, {
      name,
      table,
    });
    if (status !== 201) {
      throw new NotLetIn(status);
    }
    const { participantToken, participant } = json as {
      participantToken: string;
      participant: { id: string };
    };
    return { token: participantToken, participant: participant.id, table };
  }

  /** Opens a socket at the seat's table. */
  async enter(seat: Seat, plain = true): Promise<Intruder> {
    const { address, workshop } = this.venue;
    const url = `${address.replace("http", "ws")}/ws/${workshop}/tables/${seat.table}`;
    const intruder = new Intruder(url, seat, plain, (code) => {
      this.#intruders.delete(intruder);
      this.#count(`closed ${code}`);
    });
    this.#intruders.add(intruder);
    await intruder.opened();
    return intruder;
  }

  /** The head of a handshake at the seat's table, for a connection of one's own. */
  handshake(seat: Seat): string {
    return head(
      `GET /ws/${this.venue.workshop}/tables/${seat.table}`,
      this.venue,
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: c29tZWJvZHkgaW4gYSBodXJyeQ==",
      `Authorization: Bearer ${seat.token}`,
    );
  }

  /** Opens a connection, says something and then, again and again, more, until it is closed or all is over. */
  async pour(first: string, more: string | Uint8Array): Promise<void> {
    const { socket, closed } = this.#connect();
    socket.write(first);
    while (!this.over && !socket.destroyed) {
      if (!socket.write(more)) {
        await Promise.race([once(socket, "drain").catch(() => {}), closed, this.pause(this.left)]);
      }
      await this.pause(0);
    }
    socket.destroy();
    this.#count("poured");
  }

  /** Opens a connection, says this and no more, and stays until it is closed or all is over. */
  async hold(...said: readonly (string | Uint8Array)[]): Promise<void> {
    const { socket, closed } = this.#connect();
    for (const words of said) {
      socket.write(words);
    }
    await Promise.race([closed, this.pause(this.left)]);
    socket.destroy();
    this.#count("held");
  }

  /** A connection that reads whatever comes; `closed` settles when it is gone. */
  #connect(): { socket: Socket; closed: Promise<unknown> } {
    const { hostname, port } = new URL(this.venue.address);
    const socket = connect({ host: hostname, port: Number(port) });
    socket.on("error", () => {});
    socket.resume();
    return { socket, closed: once(socket, "close").catch(() => {}) };
  }

  /** Everybody leaves. */
  clear(): void {
    for (const intruder of this.#intruders) {
      intruder.leave();
    }
  }

  /** A client id that nobody else has. */
  client(): number {
    return this.random.between(1, 0xffff_ffff);
  }

  #count(answer: string): void {
    this.answers[answer] = (this.answers[answer] ?? 0) + 1;
  }
}

/** The head of a request; of one line each. */
export function head(request: string, { address }: Venue, ...lines: readonly string[]): string {
  return [`${request} HTTP/1.1`, `Host: ${new URL(address).host}`, ...lines, "\r\n"].join("\r\n");
}
