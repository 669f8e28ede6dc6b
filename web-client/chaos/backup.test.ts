import { execFile } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test, vi } from "vitest";
import { LyingNetwork } from "./lying-network";
import { Random } from "./random";
import { ServerProcess } from "./server-process";
import { noTally, Siege } from "./siege";

const script = resolve(import.meta.dirname, "../../scripts/backup");

test("[J25] scripts/backup under load, restored into a fresh folder: all that was Saved before it began is there", {
  timeout: 120_000,
}, async () => {
  const random = new Random(24);
  const server = await ServerProcess.of("sqlite");
  const folder = mkdtempSync(join(tmpdir(), "charrette-restored-"));
  const backup = join(folder, "backup.db");
  const restored = await ServerProcess.of("sqlite", join(folder, "data"));
  await server.start();
  const network = await LyingNetwork.lay(server.port, random, 1);
  const siege = await Siege.lay(server, network, random, noTally());
  try {
    await vi.waitFor(() => expect(siege.remember().ledger.size).toBeGreaterThan(200), {
      timeout: 30_000,
    });
    const all = siege.remember();
    // Phase, clock and the like go on from here until the backup is made.
    const before = { ...all, answered: { ...all.answered, controls: {} } };
    const { stdout } = await promisify(execFile)(script, [backup, "--data", server.data]);
    expect(stdout).toContain("Backed up");
    expect(before.ledger.size).toBeGreaterThan(100);
    await siege.end();
    await server.remove();

    // As the README says it.
    copyFileSync(backup, join(restored.data, "charrette.db"));
    await restored.start();
    await siege.check(restored, before);
  } finally {
    await siege.end();
    await network.remove();
    await server.remove();
    await restored.remove();
    rmSync(folder, { recursive: true, force: true });
  }
});
