import { execFile } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { ServerProcess } from "../chaos/server-process";

const KIB_A_MIB = 1024;
const MIB = 1 << 20;
/** Linux takes this for: the peak is what is resident now. */
const FORGET_PEAK = "5";

/** What the server takes of the machine, in MiB; null where the machine does not tell. */
export interface Footprint {
  /** Most memory that was resident since the last look. */
  readonly peak: number | null;
  readonly disk: number;
}

/** Looks at what a server takes; from then on the peak is measured anew. */
export function footprint(server: ServerProcess): Footprint {
  const disk = readdirSync(server.data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + sizeOf(join(entry.parentPath, entry.name)), 0);
  return { peak: peakOf(server.pid), disk: disk / MIB };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function peakOf(pid: number | undefined): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const kib = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
    writeFileSync(`/proc/${pid}/clear_refs`, FORGET_PEAK);
    return kib === undefined ? null : Number(kib) / KIB_A_MIB;
  } catch {
    return null; // no Linux, or it has ended
  }
}

/** What is alive on the server's heap, MiB; null where the JDK's tools do not tell. */
export async function liveHeap(server: ServerProcess): Promise<number | null> {
  const tool = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin/jcmd") : "jcmd";
  const ask = async (question: string) =>
    (await promisify(execFile)(tool, [`${server.pid}`, question])).stdout;
  try {
    await ask("GC.run");
    const info = (await ask("GC.heap_info")).split(/Metaspace/)[0] ?? "";
    const used = [...info.matchAll(/(?:generation|DefNew|Tenured) .*?used (\d+)K/g)];
    return used.length === 0
      ? null
      : used.reduce((sum, [, kib]) => sum + Number(kib), 0) / KIB_A_MIB;
  } catch {
    return null;
  }
}

/** The command that keeps the server to a core of its own, where there is one; else none. */
export function ownCore(): readonly string[] {
  const two = cpus().length > 1 && process.platform === "linux";
  return two ? ["taskset", "-c", "0"] : [];
}
