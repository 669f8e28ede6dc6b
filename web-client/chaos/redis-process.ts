import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { freePort } from "./free-port";

/** A real redis-server that waits for its disk (`appendfsync always`), with a folder of its own. */
export class RedisProcess {
  readonly #data = mkdtempSync(join(tmpdir(), "charrette-chaos-redis-"));
  readonly #port: number;
  #process: ChildProcess | undefined;

  private constructor(port: number) {
    this.#port = port;
  }

  static async of(): Promise<RedisProcess> {
    return new RedisProcess(await freePort());
  }

  get address(): string {
    return `redis://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    const child = spawn(
      "redis-server",
      [
        ...["--bind", "127.0.0.1", "--port", `${this.#port}`, "--dir", this.#data],
        ...["--appendonly", "yes", "--appendfsync", "always", "--save", ""],
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    this.#process = child;
    await new Promise<void>((ready, failed) => {
      createInterface({ input: child.stdout }).on("line", (line) => {
        if (line.includes("Ready to accept connections")) {
          ready();
        }
      });
      child.once("exit", (code) => failed(new Error(`redis-server ended with ${code}`)));
      child.once("error", failed);
    });
  }

  async kill(): Promise<void> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) {
      return;
    }
    const ended = new Promise((exit) => child.once("exit", exit));
    child.kill("SIGKILL");
    await ended;
  }

  /** Kills it, and leaves it an empty folder. */
  async wipe(): Promise<void> {
    await this.kill();
    rmSync(this.#data, { recursive: true });
    mkdirSync(this.#data);
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#data, { recursive: true, force: true });
  }
}
