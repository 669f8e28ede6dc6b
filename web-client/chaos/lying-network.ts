import { createServer, connect as dial, type Server, type Socket } from "node:net";
import type { Random } from "./random";

/**
 * What the network does to one connection:
 * - `honest`: carries every byte at once.
 * - `slow`: carries bytes late and in small pieces, which are never whole frames.
 * - `cut`: ends both sides in the middle of a frame.
 * - `reset`: the same with a TCP reset on both sides.
 * - `deaf`: from some byte on, swallows what goes one way, and closes nothing for a long while.
 * - `stalled`: stops reading from the server for a while, as a phone does that cannot keep up.
 * - `overtaken`: holds back what the client says; the client's end is cut, it comes back by another
 *   connection, and then the old bytes arrive at the server all the same.
 * - `refused`: ends before it has begun.
 */
const LIES = ["honest", "slow", "cut", "reset", "deaf", "stalled", "overtaken", "refused"] as const;
type Lie = (typeof LIES)[number];

interface Plan {
  readonly lie: Lie;
  /** Bytes in either direction until it begins. */
  readonly after: number;
  /** How long it lasts, milliseconds. */
  readonly lasts: number;
  readonly way: "up" | "down";
}

/** How long most half-open and stalled connections stay so at most, milliseconds. */
const USUAL_MS = 1_500;
/** The longest that a piece travels on a slow line, milliseconds. */
const SLOW_MS = 30;

/**
 * The network between all clients and the server, at an address of its own. While it is calm it only
 * carries; while it lies, a seed decides what becomes of the first, second, … connection.
 */
export class LyingNetwork {
  readonly #server: Server;
  readonly #serverPort: number;
  readonly #random: Random;
  readonly #lines = new Set<Line>();
  readonly #told = new Map<Lie, number>();
  readonly #longestMs: number;
  #passes = true;
  #lying = false;
  #connections = 0;

  private constructor(serverPort: number, random: Random, longestMs: number) {
    this.#serverPort = serverPort;
    this.#random = random;
    this.#longestMs = longestMs;
    this.#server = createServer((client) => this.#carry(client));
  }

  /** `longestMs` is how long a half-open or stalled connection stays so at most, milliseconds. */
  static async lay(serverPort: number, random: Random, longestMs: number): Promise<LyingNetwork> {
    const network = new LyingNetwork(serverPort, random, longestMs);
    await new Promise<void>((listening) => network.#server.listen(0, "127.0.0.1", listening));
    return network;
  }

  get address(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") {
      throw new Error("no network is laid");
    }
    return `http://127.0.0.1:${address.port}`;
  }

  /** How many connections there were, by what was done to them. */
  get told(): string {
    return [...this.#told].map(([lie, times]) => `${lie} ${times}`).join(", ");
  }

  /** Lets nothing through and ends what is under way. */
  shut(): void {
    this.#passes = false;
    this.#dropAll();
  }

  open(): void {
    this.#passes = true;
  }

  lie(): void {
    this.#lying = true;
  }

  /** Is honest from now on, also to those who were lied to. */
  calm(): void {
    this.#lying = false;
    this.#dropAll();
  }

  async remove(): Promise<void> {
    this.shut();
    await new Promise((closed) => this.#server.close(closed));
  }

  #dropAll(): void {
    for (const line of this.#lines) {
      line.drop();
    }
  }

  #carry(client: Socket): void {
    client.on("error", () => client.destroy());
    if (!this.#passes) {
      client.destroy();
      return;
    }
    const plan = this.#lying ? this.#plan() : honest;
    if (this.#lying) {
      this.#told.set(plan.lie, (this.#told.get(plan.lie) ?? 0) + 1);
    }
    if (plan.lie === "refused") {
      client.destroy();
      return;
    }
    const line = new Line(client, dial(this.#serverPort, "127.0.0.1"), plan, this.#random, () =>
      this.#lines.delete(line),
    );
    this.#lines.add(line);
  }

  #plan(): Plan {
    this.#connections += 1;
    const random = this.#random.of(`connection ${this.#connections}`);
    return {
      lie: random.pick(LIES),
      after: random.between(300, random.chance(0.3) ? 20_000 : 3_000),
      lasts: random.between(100, random.chance(0.1) ? this.#longestMs : USUAL_MS),
      way: random.pick(["up", "down"]),
    };
  }
}

const honest: Plan = { lie: "honest", after: 0, lasts: 0, way: "up" };

/** One connection through the network. */
class Line {
  readonly #client: Socket;
  readonly #server: Socket;
  readonly #plan: Plan;
  readonly #random: Random;
  readonly #gone: () => void;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #held: Buffer[] = [];
  #bytes = 0;
  #begun = false;

  constructor(client: Socket, server: Socket, plan: Plan, random: Random, gone: () => void) {
    this.#client = client;
    this.#server = server;
    this.#plan = plan;
    this.#random = random;
    this.#gone = gone;
    server.on("error", () => server.destroy());
    this.#join(client, server, "up");
    this.#join(server, client, "down");
    client.on("close", () => {
      if (!this.#holding) {
        this.drop();
      }
    });
    server.on("close", () => this.drop());
  }

  get #holding(): boolean {
    return this.#begun && this.#plan.lie === "overtaken";
  }

  drop(): void {
    for (const timer of this.#timers) {
      clearTimeout(timer);
    }
    this.#client.destroy();
    this.#server.destroy();
    this.#gone();
  }

  #join(from: Socket, to: Socket, way: "up" | "down"): void {
    const waiting: Buffer[] = [];
    const late = (bytes: Buffer) => {
      // One timer for all: bytes of one connection never overtake each other.
      if (waiting.push(bytes) === 1) {
        next();
      }
    };
    const next = () => {
      this.#later(this.#random.between(0, SLOW_MS), () => {
        to.write(waiting.shift() ?? Buffer.alloc(0));
        if (waiting.length > 0) {
          next();
        }
      });
    };
    from.on("data", (bytes) => {
      for (const piece of this.#pieces(bytes)) {
        if (this.#begun && this.#swallows(piece, way)) {
          continue;
        }
        if (this.#plan.lie === "slow") {
          late(piece);
        } else {
          to.write(piece);
        }
        this.#bytes += piece.length;
        if (this.#bytes >= this.#plan.after) {
          this.#begin();
        }
      }
    });
    from.on("end", () => {
      if (!this.#holding && this.#plan.lie !== "slow") {
        to.end();
      }
    });
  }

  /** The bytes as they travel: up to the very byte at which something happens. */
  #pieces(bytes: Buffer): Buffer[] {
    const pieces: Buffer[] = [];
    let rest = bytes;
    const until = this.#plan.after - this.#bytes;
    if (!this.#begun && until > 0 && until < rest.length) {
      pieces.push(rest.subarray(0, until));
      rest = rest.subarray(until);
    }
    while (this.#plan.lie === "slow" && rest.length > 1) {
      const length = this.#random.between(1, rest.length);
      pieces.push(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
    if (rest.length > 0) {
      pieces.push(rest);
    }
    return pieces;
  }

  /** Whether a piece does not travel on, now that the lie has begun. */
  #swallows(piece: Buffer, way: "up" | "down"): boolean {
    switch (this.#plan.lie) {
      case "honest":
      case "slow":
      case "refused":
      case "stalled":
        return false;
      case "cut":
      case "reset":
        return true;
      case "deaf":
        return way === this.#plan.way;
      case "overtaken":
        if (way === "up") {
          this.#held.push(piece);
        }
        return true;
    }
  }

  #begin(): void {
    if (this.#begun) {
      return;
    }
    this.#begun = true;
    const { lie, lasts } = this.#plan;
    switch (lie) {
      case "honest":
      case "slow":
      case "refused":
        break;
      case "cut":
        this.#client.end();
        this.#server.end();
        this.#later(0, () => this.drop());
        break;
      case "reset":
        this.#client.resetAndDestroy();
        this.#server.resetAndDestroy();
        break;
      case "deaf":
        this.#later(lasts, () => this.drop());
        break;
      case "stalled":
        this.#server.pause();
        this.#later(lasts, () => this.#server.resume());
        break;
      case "overtaken":
        // It gathers what the client says for half the time, and delivers it after the other half.
        this.#later(lasts / 2, () => this.#client.destroy());
        this.#later(lasts, () => {
          for (const piece of this.#held) {
            this.#server.write(piece);
          }
          this.#held = [];
          this.#server.end();
        });
        break;
    }
  }

  #later(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, ms);
    this.#timers.add(timer);
  }
}
