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

/** The sheets that are measured: the phase that brings a phone there, and the field that takes letters. */
const SHEETS = [
  ["challenge", "main[aria-busy=false] textarea:not([readonly])"],
  ["scan", "main[aria-busy=false] .add-card input:not([readonly])"],
] as const;

/** What came over the wire. */
interface Answer {
  readonly url: string;
  readonly kind: string;
  /** When it was asked for, in seconds of the browser's own clock. */
  readonly at: number;
  /** With its headers. */
  bytes: number;
}

/** What a visit took. */
interface Visit {
  /** From going there to the first words on the page, ms. */
  readonly paint: number;
  /** From going there to a field that takes letters, ms. */
  readonly typing: number;
  /** What was asked for until then. */
  readonly answers: readonly Answer[];
}

/** Notes what comes over the wire, the page itself first. */
async function listen(devtools: CDPSession): Promise<readonly Answer[]> {
  const answers = new Map<string, Answer>();
  const list: Answer[] = [];
  devtools.on("Network.requestWillBeSent", ({ requestId, request, type, timestamp }) => {
    const answer = { url: request.url, kind: type ?? "Other", at: timestamp, bytes: 0 };
    answers.set(requestId, answer);
    list.push(answer);
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const answer = answers.get(requestId);
    if (answer !== undefined) {
      answer.bytes += encodedDataLength;
    }
  });
  await devtools.send("Network.enable");
  return list;
}

/** How long a file is to who takes it so, without its headers. */
async function lengthAs(coding: string, { url }: Answer): Promise<number> {
  const head = await fetch(url, { method: "HEAD", headers: { "Accept-Encoding": coding } });
  return Number(head.headers.get("Content-Length"));
}

/** The bytes by which it is larger as gzip than as Brotli, which Chromium takes over HTTPS and here. */
async function moreAsGzip(answer: Answer): Promise<number> {
  return (await lengthAs("gzip", answer)) - (await lengthAs("br", answer));
}

for (const [phase, field] of SHEETS) {
  test(`a phone comes in, at the sheet of "${phase}"`, async ({ venue, browser }) => {
    test.setTimeout(240_000);
    const visits: Visit[] = [];
    const runs = Number(process.env.BENCH_RUNS ?? 5);
    let [scripts, rest] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const workshop = await venue.workshop("Measured", ["Detroit, MI", "Gary, IN"]);
      await venue.command(workshop, { type: "go-to-phase", phase });
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
      const answers = await listen(devtools);
      await devtools.send("Network.emulateNetworkConditions", LINK);
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
      await page.addInitScript((ready) => {
        const look = () => {
          if (document.querySelector(ready) !== null) {
            Reflect.set(globalThis, "canTypeAt", performance.now());
          } else {
            requestAnimationFrame(look);
          }
        };
        requestAnimationFrame(look);
      }, field);
      await page.goto(`${venue.server.address}/t/${workshop.id}`, { waitUntil: "commit" });
      const canTypeAt = await page.waitForFunction(
        () => Reflect.get(globalThis, "canTypeAt") as number,
      );
      const typing = await canTypeAt.jsonValue();
      const until = (answers[0]?.at ?? Number.NaN) + typing / 1000;
      const asked = () => answers.filter(({ at }) => at <= until);
      for (const answer of asked().filter(({ bytes }) => bytes === 0)) {
        answer.bytes = await lengthAs("br", answer); // Chromium does not tell of what it fetched ahead
      }
      visits.push({
        typing,
        paint: await page.evaluate(
          () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
        ),
        answers: asked(),
      });
      await context.close();
      if (run === 0) {
        for (const answer of asked()) {
          const more = new URL(answer.url).pathname.startsWith("/api/")
            ? 0
            : await moreAsGzip(answer);
          if (answer.kind === "Script") {
            scripts += more;
          } else {
            rest += more;
          }
        }
      }
    }
    const median = (of: (visit: Visit) => number) =>
      visits.map(of).sort((a, b) => a - b)[Math.floor(visits.length / 2)] ?? Number.NaN;
    const seconds = (of: (visit: Visit) => number) => `${(median(of) / 1000).toFixed(2)} s`;
    const bytesOf = (kind?: string) =>
      median(({ answers }) =>
        answers
          .filter((answer) => kind === undefined || answer.kind === kind)
          .reduce((sum, answer) => sum + answer.bytes, 0),
      );
    const kilobytes = (count: number) => `${(count / 1000).toFixed(1)} kB`;
    const rows: [string, string, string][] = [
      ["first paint", seconds(({ paint }) => paint), "1.5 s"],
      ["until one can type", seconds(({ typing }) => typing), "3 s"],
      ["script until then", kilobytes(bytesOf("Script") + scripts), "60 kB"],
      ["the same as Brotli, by HTTPS", kilobytes(bytesOf("Script")), "60 kB"],
      ["style", kilobytes(bytesOf("Stylesheet")), "20 kB"],
      ["all, with font and data", kilobytes(bytesOf() + scripts + rest), "120 kB"],
    ];
    console.log(
      `\nA phone's first visit, at "${phase}": 1.6 Mbit/s, 150 ms, processor ${SLOWER} times slower; median of ${runs}`,
    );
    for (const [what, measured, goal] of rows) {
      console.log(`  ${what.padEnd(30)}${measured.padStart(10)}   (goal ${goal})`);
    }
    for (const { kind, url, bytes } of visits[0]?.answers ?? []) {
      console.log(
        `    ${kind.padEnd(12)} ${kilobytes(bytes).padStart(8)} ${new URL(url).pathname}`,
      );
    }
  });
}
