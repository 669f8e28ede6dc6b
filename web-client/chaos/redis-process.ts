import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pause } from "./course";
import { freePort } from "./free-port";

/** A real redis-server that waits for its disk (`appendfsync always`), with a folder of its own. */
export class RedisProcess {
  readonly #data = mkdtempSync(join(tmpdir(), "charrette-chaos-redis-"));
  readonly #options: readonly string[];
  #process: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    options: readonly string[],
  ) {
    this.#options = options;
  }

  /** One that is yet to start, with options beside those of its folder. */
  static async of(...options: string[]): Promise<RedisProcess> {
    return new RedisProcess(await freePort(), options);
  }

  get address(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const child = spawn(
      "redis-server",
      [
        ...["--bind", "127.0.0.1", "--port", `${this.port}`, "--dir", this.#data],
        ...["--appendonly", "yes", "--appendfsync", "always", "--save", ""],
        ...this.#options,
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

  /** Lets it stand still for so many milliseconds: connections stay open, and nothing answers. */
  async freeze(ms: number): Promise<void> {
    this.#process?.kill("SIGSTOP");
    await pause(ms);
    this.#process?.kill("SIGCONT");
  }

  /** Takes the right to write from everybody for so many milliseconds. */
  async forbid(ms: number): Promise<void> {
    this.command("acl", "setuser", "default", "-xadd");
    await pause(ms);
    this.command("acl", "setuser", "default", "+@all");
  }

  /** What it answers to a command line. */
  command(...words: string[]): string {
    return command(this.port, ...words);
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#data, { recursive: true, force: true });
  }
}

/** What whatever listens on a port answers to a command line. */
export function command(port: number, ...words: string[]): string {
  return execFileSync("redis-cli", ["-p", `${port}`, ...words], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}
