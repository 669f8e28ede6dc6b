import { test, vi } from "vitest";
import { course, limit } from "../chaos/course";
import { ServerProcess } from "../chaos/server-process";
import type { Answers } from "./attackers/ground";
import { liveHeap, ownCore } from "./machine";
import { broken, kept, late, type Wave } from "./rule";
import { LONG, SHORT, Siege } from "./siege";

/** Each kind has its wave, whatever the clock says: longer on a machine that has much else to do, milliseconds. */
const BUSY_MS = 240_000;

const chosen = course(0);
const asked = (process.env.SIEGE_KINDS ?? "").split(" ").filter((kind) => kind !== "");
test(`nobody at a table can hurt the room (seed ${chosen.seed})`, {
  timeout: limit(chosen) + BUSY_MS,
}, async () => {
  const server = await ServerProcess.of("sqlite", undefined, chosen.long ? ownCore() : []);
  const errors = vi.spyOn(console, "error");
  const findings: string[] = [];
  const find = (where: string, found: readonly string[]) => {
    for (const finding of found) {
      console.log(`    above the rule: ${finding}`);
      findings.push(`${where}: ${finding}`);
    }
  };
  let siege: Siege | undefined;
  try {
    await server.start();
    const laid = await Siege.lay(server, chosen.long ? LONG : SHORT, chosen.seed);
    siege = laid;
    // What Yjs throws y-protocols and our page tell the console, and go on.
    errors.mockImplementation((...what) => laid.felt.thrown.push(what.join(" ")));
    const before = await liveHeap(server);
    let calm: Wave | undefined;
    const waves = await siege.play(chosen, asked, (wave, answers) => {
      calm ??= wave;
      tell(wave, answers);
      find(named(wave), [...broken(wave), ...(chosen.long ? late(wave, calm.felt) : [])]);
    });
    const after = await liveHeap(server);
    console.log(`alive on the heap: ${before} MiB before, ${after} MiB after ${waves} waves`);
    find("afterwards", kept(before, after, waves));
    find("after a restart", await siege.restart());
    // Thrown, for an expectation would cut what it found.
    if (findings.length > 0) {
      throw new Error(findings.join("\n"));
    }
  } catch (failure) {
    server.keep();
    throw new Error(
      `${failure instanceof Error ? failure.message : failure}\n` +
        `Again: scripts/siege ${chosen.lasts / 1000} ${chosen.seed} ${asked.join(" ")}\n` +
        `The server's data: ${server.data}; its last words:\n${server.printed.slice(-4_000)}`,
      { cause: failure },
    );
  } finally {
    errors.mockRestore();
    await server.remove();
    siege?.end();
  }
});

function named({ kinds }: Wave): string {
  return kinds.join(" + ") || "calm";
}

function tell(wave: Wave, answers: Answers): void {
  const { kinds, felt, before, after } = wave;
  const figures = [
    `Saved ${ms(felt.saved.at(0.5))}, worst ${ms(felt.saved.worst)} of ${felt.saved.count}`,
    `seen ${ms(felt.seen.at(0.5))}, worst ${ms(felt.seen.worst)} of ${felt.seen.count}`,
    `came ${ms(felt.came.worst)}`,
    `control ${ms(felt.control.worst)}`,
    `reports ${ms(felt.report.worst)} and ${ms(felt.otherReport.worst)}`,
    `a frame ${ms(felt.frame.worst)}`,
    `the state ${ms(felt.load.worst)}`,
    `resident ${Math.round(after.peak ?? 0)} MiB`,
    `disk +${(after.disk - before.disk).toFixed(1)} MiB, by itself ${ms(felt.disk.worst)}`,
  ];
  console.log(`${named(wave)}: ${figures.join("; ")}`);
  if (kinds.length > 0) {
    const told = Object.entries(answers).map(([answer, times]) => `${answer} × ${times}`);
    console.log(`    answered: ${told.join(", ") || "nothing"}`);
  }
}

function ms(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}
