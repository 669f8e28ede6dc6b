import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { pause } from "./course";
import { freePort } from "./free-port";

const jar = resolve(import.meta.dirname, "../../server/app/target/charrette.jar");

/** Milliseconds that a start may take on a busy machine. */
const START_MS = 60_000;

/** The real server: the jar that is delivered, in a process and a data folder of its own. */
export class ServerProcess {
  readonly data: string;
  readonly #port: number;
  readonly #journal: string;
  readonly #before: readonly string[];
  #process: ChildProcess | undefined;
  #printed = "";
  #kept = false;

  private constructor(data: string, port: number, journal: string, before: readonly string[]) {
    this.data = data;
    this.#port = port;
    this.#journal = journal;
    this.#before = before;
  }

  /**
   * One that is yet to start.
   *
   * @param journal as in CHARRETTE_JOURNAL
   * @param before a command that runs the server in its place, such as one that pins it to a core
   */
  static async of(
    journal: string,
    data = mkdtempSync(join(tmpdir(), "charrette-chaos-")),
    before: readonly string[] = [],
  ): Promise<ServerProcess> {
    mkdirSync(data, { recursive: true });
    if (!existsSync(jar)) {
      throw new Error(`${jar} is missing: run "mvn -DskipTests package" at the top first`);
    }
    return new ServerProcess(data, await freePort(), journal, before);
  }

  get port(): number {
    return this.#port;
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Its process; undefined before the first start. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  get running(): boolean {
    const child = this.#process;
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  }

  /** Starts it; {@link ready} tells when it serves. */
  spawn(): void {
    const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin/java") : "java";
    // A process that lives for seconds is not worth optimising.
    const flags = [
      "-XX:TieredStopAtLevel=1",
      "-XX:+UseSerialGC",
      "-Xmx512m",
      "-XX:+ExitOnOutOfMemoryError",
    ];
    const settings = ["--host", "127.0.0.1", "--port", `${this.#port}`, "--data", this.data];
    settings.push("--drain-seconds", "0");
    const command = [...this.#before, java, ...flags, "-jar", jar, ...settings];
    const [program, ...rest] = [...command, "--journal", this.#journal];
    const child = spawn(program as string, rest, { stdio: ["ignore", "pipe", "pipe"] });
    this.#process = child;
    this.#printed = "";
    for (const output of [child.stdout, child.stderr]) {
      createInterface({ input: output }).on("line", (line) => {
        this.#printed += `${line}\n`;
      });
    }
  }

  async ready(): Promise<void> {
    const child = this.#process;
    if (child === undefined) {
      throw new Error("the server was not spawned");
    }
    await new Promise<void>((ready, failed) => {
      const late = setTimeout(() => done("did not start in time"), START_MS);
      const done = (problem?: string) => {
        clearTimeout(late);
        child.stdout?.off("data", heard);
        child.off("exit", ended);
        if (problem === undefined) {
          ready();
        } else {
          failed(new Error(`the server ${problem}:\n${this.#printed}`));
        }
      };
      let text = this.#printed;
      const heard = (chunk: Buffer | string) => {
        text += chunk;
        if (text.includes("Charrette is ready")) {
          done();
        }
      };
      const ended = () => done("ended before it was ready");
      child.stdout?.on("data", heard);
      child.on("exit", ended);
      if (!this.running) {
        ended();
      } else {
        heard("");
      }
    });
  }

  async start(): Promise<void> {
    this.spawn();
    await this.ready();
  }

  /** SIGKILL: no chance to save anything. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Lets it stand still, as a laptop that is closed and opened again, for so many milliseconds. */
  async freeze(ms: number): Promise<void> {
    this.#process?.kill("SIGSTOP");
    await pause(ms);
    this.#process?.kill("SIGCONT");
  }

  /** SIGTERM: it stores everything and says goodbye. */
  async stop(): Promise<void> {
    await this.#end("SIGTERM");
  }

  /** Leaves its data where it is, for somebody to look at. */
  keep(): void {
    this.#kept = true;
  }

  /** Ends it and takes its data away, unless they are kept. */
  async remove(): Promise<void> {
    await this.kill();
    if (!this.#kept) {
      rmSync(this.data, { recursive: true, force: true });
    }
  }

  /** What it printed since its last start. */
  get printed(): string {
    return this.#printed;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (child === undefined || !this.running) {
      return;
    }
    const ended = new Promise((exit) => child.once("exit", exit));
    child.kill(signal);
    await ended;
  }
}
