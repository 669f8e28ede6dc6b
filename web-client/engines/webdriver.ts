import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { pause } from "../chaos/course";
import { freePort } from "../chaos/free-port";
import { CALL_MS } from "./engine";
import { companion, kill } from "./program";

/** One driver process with its one session of the W3C's WebDriver; every call of it ends in time. */
export class WebDriver {
  readonly #process: ChildProcess;
  readonly #address: string;
  #session = "";
  /** What the driver and its browser printed, line by line. */
  readonly printed: string[] = [];

  private constructor(process: ChildProcess, port: number) {
    this.#process = process;
    this.#address = `http://127.0.0.1:${port}`;
    createInterface({ input: process.stdout as Readable }).on("line", (line) =>
      this.printed.push(line),
    );
  }

  static async start(program: string, env: NodeJS.ProcessEnv): Promise<WebDriver> {
    const port = await freePort();
    const child = companion(program, ["--host=127.0.0.1", `--port=${port}`], {
      env,
      stdio: ["ignore", "pipe", "ignore"],
    });
    const driver = new WebDriver(child, port);
    const late = Date.now() + CALL_MS;
    while (!(await driver.#listens())) {
      if (Date.now() > late) {
        await kill(child);
        throw new Error(`${program} did not start in time`);
      }
      await pause(30);
    }
    return driver;
  }

  /** Opens a browser with these capabilities. */
  async begin(capabilities: object): Promise<void> {
    const body = { capabilities: { alwaysMatch: capabilities } };
    const { sessionId } = (await this.#call("POST", "/session", body)) as { sessionId: string };
    this.#session = `/session/${sessionId}`;
  }

  get(command: string): Promise<unknown> {
    return this.#call("GET", `${this.#session}/${command}`);
  }

  post(command: string, body: object): Promise<unknown> {
    return this.#call("POST", `${this.#session}/${command}`, body);
  }

  /** Closes the browser and ends the driver, whatever either says to it. */
  async end(): Promise<void> {
    try {
      await this.#call("DELETE", this.#session);
    } catch (error) {
      console.info("The browser did not close by itself:", error);
    } finally {
      await kill(this.#process);
    }
  }

  async #listens(): Promise<boolean> {
    try {
      await this.#call("GET", "/status");
      return true;
    } catch {
      return false;
    }
  }

  async #call(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(this.#address + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(CALL_MS),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) {
      const { error, message } = value as { error: string; message: string };
      throw new Error(`${method} ${path}: ${error}: ${message}`);
    }
    return value;
  }
}
