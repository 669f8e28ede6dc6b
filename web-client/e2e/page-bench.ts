import type { CDPSession } from "@playwright/test";
import { phoneSize, test } from "./venue";

/**
 * How long a phone takes until somebody can type, on a cheap phone in a full room; measured only by
 * scripts/bench page.
 */

/** 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back, and a processor four times slower. */
const LINK = {
  offline: false,
  latency: 150,
  downloadThroughput: 200_000,
  uploadThroughput: 93_750,
};
const SLOWER = 4;

/** What a visit took. */
interface Visit {
  /** From going there to the first words on the page, ms. */
  readonly paint: number;
  /** From going there to a field that takes letters, ms. */
  readonly typing: number;
  /** Bytes on the wire until then, by kind. */
  readonly bytes: ReadonlyMap<string, number>;
}

/** Counts what comes over the wire, by kind of resource. */
async function countBytes(devtools: CDPSession): Promise<Map<string, number>> {
  const kinds = new Map<string, string>();
  const bytes = new Map<string, number>();
  devtools.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? "Other";
    bytes.set(kind, (bytes.get(kind) ?? 0) + encodedDataLength);
  });
  await devtools.send("Network.enable");
  return bytes;
}

test("a phone comes in", async ({ venue, browser }) => {
  test.setTimeout(240_000);
  const visits: Visit[] = [];
  const runs = Number(process.env.BENCH_RUNS ?? 5);
  for (let run = 0; run < runs; run++) {
    const workshop = await venue.workshop("Measured", ["Detroit, MI", "Gary, IN"]);
    await venue.command(workshop, { type: "go-to-phase", phase: "challenge" });
    const joined = await fetch(`${venue.server.address}/api/join/${workshop.joinCode}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ name: "Ana", table: 1 }),
    });
    const { participantToken } = (await joined.json()) as { participantToken: string };
    const context = await browser.newContext({
      viewport: phoneSize,
      hasTouch: true,
      isMobile: true,
    });
    await context.addCookies([
      {
        name: `charrette-participant-${workshop.id}`,
        value: participantToken,
        url: venue.server.address,
      },
    ]);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const bytes = await countBytes(devtools);
    await devtools.send("Network.emulateNetworkConditions", LINK);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await page.addInitScript(() => {
      const look = () => {
        const field = document.querySelector("textarea");
        const ready =
          field !== null && !field.readOnly && document.querySelector("main[aria-busy=false]");
        if (ready) {
          Reflect.set(globalThis, "canTypeAt", performance.now());
        } else {
          requestAnimationFrame(look);
        }
      };
      requestAnimationFrame(look);
    });
    await page.goto(`${venue.server.address}/t/${workshop.id}`, { waitUntil: "commit" });
    const typing = await page.waitForFunction(() => Reflect.get(globalThis, "canTypeAt") as number);
    visits.push({
      typing: await typing.jsonValue(),
      paint: await page.evaluate(
        () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
      ),
      bytes: new Map(bytes),
    });
    await context.close();
  }
  const median = (of: (visit: Visit) => number) =>
    visits.map(of).sort((a, b) => a - b)[Math.floor(visits.length / 2)] ?? Number.NaN;
  const kilobytes = (kind: string) => median((visit) => (visit.bytes.get(kind) ?? 0) / 1000);
  const all = median((visit) => [...visit.bytes.values()].reduce((sum, part) => sum + part, 0));
  const rows: [string, string, string][] = [
    ["first paint", `${(median((visit) => visit.paint) / 1000).toFixed(2)} s`, "1.5 s"],
    ["until one can type", `${(median((visit) => visit.typing) / 1000).toFixed(2)} s`, "3 s"],
    ["script until then", `${kilobytes("Script").toFixed(1)} kB`, "60 kB"],
    ["style", `${kilobytes("Stylesheet").toFixed(1)} kB`, "20 kB"],
    ["all, with font and data", `${(all / 1000).toFixed(1)} kB`, "120 kB"],
  ];
  console.log(
    `\nA phone's first visit: 1.6 Mbit/s, 150 ms, processor ${SLOWER} times slower; median of ${runs}`,
  );
  for (const [what, measured, goal] of rows) {
    console.log(`  ${what.padEnd(26)}${measured.padStart(10)}   (goal ${goal})`);
  }
});
