import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import type { Series } from "./felt";

/** Between two looks, milliseconds. */
const PAUSE_MS = 50;
const BLOCK = new Uint8Array(4_096);

/**
 * How long the machine's disk takes to keep 4 KiB, asked beside the server's journal again and again. *Saved*
 * cannot come sooner: where it is late and the disk is as late, the disk may be all there was. It is told,
 * not taken off, since what attackers make the server write keeps the disk busy, too.
 */
export class Disk {
  readonly #series: Series;
  readonly #looking: Promise<void>;
  #over = false;

  constructor(folder: string, series: Series) {
    this.#series = series;
    this.#looking = this.#look(join(folder, "disk.probe"));
  }

  /** Resolves when it has looked for the last time. */
  async stop(): Promise<void> {
    this.#over = true;
    await this.#looking;
  }

  async #look(path: string): Promise<void> {
    const file = await open(path, "w");
    try {
      while (!this.#over) {
        await this.#sync(file);
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    } finally {
      await file.close();
    }
  }

  async #sync(file: FileHandle): Promise<void> {
    const begun = performance.now();
    await file.write(BLOCK, 0, BLOCK.length, 0);
    await file.datasync();
    this.#series.add(performance.now() - begun);
  }
}
