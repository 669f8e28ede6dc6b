import type { Socket } from "node:net";
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
export const LIES = [
  "honest",
  "slow",
  "cut",
  "reset",
  "deaf",
  "stalled",
  "overtaken",
  "refused",
] as const;
export type Lie = (typeof LIES)[number];

/** What becomes of one connection. */
export interface Plan {
  readonly lie: Lie;
  /** Bytes in either direction until it begins. */
  readonly after: number;
  /** How long it lasts, milliseconds. */
  readonly lasts: number;
  readonly way: "up" | "down";
}

/** The longest that a piece travels on a slow line, milliseconds. */
const SLOW_MS = 30;

/** Nothing happens to it. */
export const honest: Plan = { lie: "honest", after: 0, lasts: 0, way: "up" };

/** One connection through the network. */
export class Line {
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
