import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Where a program is that can be called by one of these names; undefined when none is there. */
export function program(...names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/**
 * Starts a program that the system kills as soon as this process is gone, however it went: nothing of a
 * test outlives it.
 */
export function companion(
  file: string,
  args: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  return spawn("setpriv", ["--pdeathsig", "KILL", file, ...args], options);
}

export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((exit) => child.once("exit", exit));
    child.kill("SIGKILL");
    await ended;
  }
}
