import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { CALL_MS, needed } from "./engine";
import { companion, kill, program } from "./program";

/** A display that nobody sees (Xvfb), as large as the largest window. */
export class VirtualDisplay {
  readonly #process: ChildProcess;
  /** As in DISPLAY. */
  readonly name: string;

  private constructor(process: ChildProcess, name: string) {
    this.#process = process;
    this.name = name;
  }

  static async open(): Promise<VirtualDisplay> {
    const xvfb = needed(program("Xvfb"), "xvfb");
    // It chooses a number that is free, and tells it on descriptor 3.
    const args = ["-displayfd", "3", "-screen", "0", "2000x1300x24", "-nolisten", "tcp"];
    const child = companion(xvfb, args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
    try {
      const told = child.stdio[3] as Readable;
      const [number] = await once(told, "data", { signal: AbortSignal.timeout(CALL_MS) });
      return new VirtualDisplay(child, `:${`${number}`.trim()}`);
    } catch (error) {
      await kill(child);
      throw new Error("no virtual display opened", { cause: error });
    }
  }

  close(): Promise<void> {
    return kill(this.#process);
  }
}
