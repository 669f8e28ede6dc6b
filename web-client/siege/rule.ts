import type { Felt, Series } from "./felt";
import type { Footprint } from "./machine";

/** How much longer than without attackers something may take, milliseconds. */
const LONGER_MS = 250;
/** The same of what people do not wait for with a finger in the air: coming in, another's report. */
const MUCH_LONGER_MS = 2_000;
/** Most that a real Yjs client may need for what it is sent, milliseconds. */
const YJS_MS = 100;
/** Most memory of a server with 512 MiB of heap, MiB. */
const RESIDENT_MIB = 800;
/** Most that one wave may leave on disk, MiB: two tables full of moments (SPEC K3), and what waits to be compacted. */
const DISK_MIB = 64;
/** What may stay alive of a wave's workshop when it is over, and of the others' documents besides, MiB. */
const KEPT_MIB = 4;
const GROWN_MIB = 64;
/** Of a list of troubles so many are told. */
const TOLD = 3;

/** One wave: what was done, and what it did. */
export interface Wave {
  /** The kinds of attack that went on at once; none: the calm. */
  readonly kinds: readonly string[];
  readonly felt: Felt;
  readonly before: Footprint;
  readonly after: Footprint;
}

/** What is above the rule whatever the machine is busy with: it needs no clock to be seen. */
export function broken({ felt, before, after }: Wave): string[] {
  return [
    ...told("(a) honest sockets closed", felt.closed),
    ...told("(a) real Yjs threw", felt.thrown),
    ...told("(c) harmed", felt.harmed),
    ...told("(d) not undone", felt.notUndone),
    ...told("(e) refused to honest people", felt.refused),
    ...over("(b) resident memory, MiB", after.peak ?? 0, RESIDENT_MIB),
    ...over("(b) growth on disk, MiB", after.disk - before.disk, DISK_MIB),
  ];
}

/** What took longer than the rule allows, beside the calm. */
export function late({ felt }: Wave, calm: Felt): string[] {
  const longer = (what: string, now: Series, then: Series, most: number) =>
    over(`(a) ${what}, ms`, now.worst, then.worst + most);
  return [
    ...longer("until Saved", felt.saved, calm.saved, LONGER_MS),
    ...longer("until others see a word", felt.seen, calm.seen, LONGER_MS),
    ...longer("a control", felt.control, calm.control, LONGER_MS),
    ...longer("to come in", felt.came, calm.came, MUCH_LONGER_MS),
    ...longer("another workshop's report", felt.otherReport, calm.otherReport, MUCH_LONGER_MS),
    ...over("(a) a frame in real Yjs, ms", felt.frame.worst, YJS_MS),
    ...over("(a) the whole state in real Yjs, ms", felt.load.worst, YJS_MS),
  ];
}

/** What stays alive on the heap after so many waves, MiB. */
export function kept(before: number | null, after: number | null, waves: number): string[] {
  if (before === null || after === null) {
    return [];
  }
  return over("(b) alive on the heap, MiB", after, before + waves * KEPT_MIB + GROWN_MIB);
}

function told(what: string, troubles: readonly string[]): string[] {
  const different = [...new Set(troubles)];
  if (different.length === 0) {
    return [];
  }
  const more = different.length > TOLD ? `; and ${different.length - TOLD} more` : "";
  return [`${what}: ${different.slice(0, TOLD).join("; ")}${more}`];
}

function over(what: string, value: number, most: number): string[] {
  return value > most ? [`${what}: ${Math.round(value)}, at most ${Math.round(most)}`] : [];
}
