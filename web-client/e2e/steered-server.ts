import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { freePort } from "../chaos/free-port";

const target = resolve(import.meta.dirname, "../../server/app/target");

/** The real server in a process of its own, with a clock that the test moves. */
export class SteeredServer {
  readonly data = mkdtempSync(join(tmpdir(), "charrette-e2e-"));
  #process: ChildProcess | undefined;
  #lines: string[] = [];
  #waiting: (() => void) | undefined;
  #offset = 0;
  #port = 0;
  readonly #before: string | undefined;

  /** @param before a folder whose files the server finds before those of its jar */
  constructor(before?: string) {
    this.#before = before;
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Milliseconds by which the server's clock runs ahead of this machine's. */
  get offset(): number {
    return this.#offset;
  }

  /** The server's time of day in epoch ms. */
  now(): number {
    return Date.now() + this.#offset;
  }

  async start(): Promise<void> {
    for (const built of ["charrette.jar", "test-classes/io/charrette/app/SteeredServer.class"]) {
      if (!existsSync(`${target}/${built}`)) {
        throw new Error(
          `server/app/target/${built} is missing: run "mvn -DskipTests package" at the top of the repository first`,
        );
      }
    }
    this.#port ||= await freePort();
    const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin/java") : "java";
    const child = spawn(
      java,
      [
        // As scripts/run has it: the quick compiler only, and one collector; the browsers need the rest.
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx512m",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        [this.#before, `${target}/charrette.jar`, `${target}/test-classes`]
          .filter((path) => path !== undefined)
          .join(":"),
        "io.charrette.app.SteeredServer",
        "--host",
        "127.0.0.1",
        "--port",
        String(this.#port),
        "--data",
        this.data,
        "--clock-offset",
        String(this.#offset),
      ],
      { stdio: ["pipe", "pipe", "inherit"] },
    );
    this.#process = child;
    this.#lines = [];
    createInterface({ input: child.stdout }).on("line", (line) => {
      this.#lines.push(line);
      this.#waiting?.();
    });
    child.on("exit", () => this.#waiting?.());
    await this.#line(/^ready http:/);
  }

  /** Moves the server's clock forward. */
  async advance(ms: number): Promise<void> {
    this.#process?.stdin?.write(`advance ${ms}\n`);
    const answer = await this.#line(/^advanced (-?\d+)$/);
    this.#offset = Number(answer[1]);
  }

  /** SIGKILL: no chance to save anything. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async stop(): Promise<void> {
    await this.#end("SIGTERM");
    rmSync(this.data, { recursive: true, force: true });
  }

  /** Kills it; its disk is gone. */
  async loseDisk(): Promise<void> {
    await this.kill();
    rmSync(this.data, { recursive: true });
    mkdirSync(this.data);
  }

  /**
   * Kills it; its disk has nothing of what is done meanwhile, as if that had never been forced to it.
   *
   * @param since is done after that, before anybody finds the server again who has known it
   */
  async forget(done: () => Promise<void>, since: () => Promise<void>): Promise<void> {
    const before = `${this.data}-before`;
    await this.kill();
    cpSync(this.data, before, { recursive: true });
    await this.start();
    await done();
    await this.kill();
    rmSync(this.data, { recursive: true });
    renameSync(before, this.data);
    const known = this.#port;
    this.#port = 0;
    await this.start();
    await since();
    await this.kill();
    this.#port = known;
    await this.start();
  }

  /** Its disk takes nothing more, as one that is full does, or everything again. */
  fillDisk(full: boolean): void {
    const limit = full ? "0:unlimited" : "unlimited:unlimited";
    execFileSync("prlimit", [`--pid=${this.#process?.pid}`, `--fsize=${limit}`]);
  }

  journalFiles(): string[] {
    return readdirSync(this.data);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) {
      return;
    }
    const ended = new Promise((done) => child.once("exit", done));
    child.kill(signal);
    await ended;
  }

  async #line(pattern: RegExp): Promise<RegExpMatchArray> {
    for (;;) {
      while (this.#lines.length > 0) {
        const match = this.#lines.shift()?.match(pattern);
        if (match) {
          return match;
        }
      }
      if (this.#process?.exitCode !== null || this.#process.signalCode !== null) {
        throw new Error(`the server ended before it said ${pattern}`);
      }
      await new Promise<void>((wake) => {
        this.#waiting = wake;
      });
    }
  }
}
