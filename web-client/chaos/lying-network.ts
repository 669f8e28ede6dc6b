import { createServer, connect as dial, type Server, type Socket } from "node:net";
import { honest, LIES, type Lie, Line, type Plan } from "./lying-line";
import type { Random } from "./random";

/** How long most half-open and stalled connections stay so at most, milliseconds. */
const USUAL_MS = 1_500;
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
