import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { build } from "vite";
import type { Answers } from "./attackers/ground";
import type { Order, Word } from "./attackers/main";

const root = resolve(import.meta.dirname, "..");
const folder = resolve(root, "target/siege");
const file = "attackers.mjs";

/** The process of the attackers: one of its own, so that what it is busy with holds up nobody honest. */
export class Attackers {
  readonly #process: ChildProcess;
  /** What they can do, by name. */
  readonly kinds: readonly string[];

  private constructor(child: ChildProcess, kinds: readonly string[]) {
    this.#process = child;
    this.kinds = kinds;
  }

  static async gather(): Promise<Attackers> {
    await build({
      configFile: false,
      logLevel: "error",
      root,
      build: {
        ssr: "siege/attackers/main.ts",
        outDir: folder,
        rolldownOptions: { output: { entryFileNames: file } },
      },
    });
    // Where they share a core with the honest, they come last.
    const child = spawn("nice", ["-n", "19", process.execPath, resolve(folder, file)], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    const [word] = (await once(child, "message")) as [Word];
    if (!("kinds" in word)) {
      throw new Error("the attackers do not say what they can do");
    }
    return new Attackers(child, word.kinds);
  }

  /** Throws if there is a kind that they do not know. */
  check(asked: readonly string[]): void {
    const unknown = asked.filter((kind) => !this.kinds.includes(kind));
    if (unknown.length > 0) {
      throw new Error(`unknown: ${unknown.join(", ")}; there are: ${this.kinds.join(", ")}`);
    }
  }

  /** Attacks; yields what the server answered. */
  async attack(order: Order): Promise<Answers> {
    const over = once(this.#process, "message") as Promise<[Word]>;
    this.#process.send(order);
    const [word] = await over;
    return "answers" in word ? word.answers : {};
  }

  dismiss(): void {
    this.#process.kill("SIGKILL");
  }
}
