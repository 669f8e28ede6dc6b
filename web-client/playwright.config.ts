import { defineConfig } from "@playwright/test";
import { browser, wholeBrowser } from "./e2e/browsers";
import { laptopName } from "./e2e/venue";

/** These pages are in a build of their own. */
const otherLanguage = "right-to-left*.spec.ts";

/** The tests. Those that share a build have it made once, at the beginning, while the other worker tests. */
const tests = [
  { name: "other-language", testMatch: otherLanguage, workers: 1 },
  { name: "pages", testMatch: "*.spec.ts", testIgnore: otherLanguage },
];

/** What is done on demand only: the README's pictures (e2e/readme-pictures.ts), scripts/bench page. */
const demanded = process.env.README_PICTURES
  ? "readme-pictures.ts"
  : process.env.BENCH_RUNS && "*-bench.ts";

export default defineConfig({
  testDir: "e2e",
  projects: demanded ? [{ name: "on-demand", testMatch: demanded }] : tests,
  outputDir: "test-results/browsers",
  // Much of a test is waiting; but three at once are late for what must come within some tenths of a second. What is
  // measured has the machine to itself.
  workers: process.env.BENCH_RUNS ? 1 : 2,
  timeout: 240_000,
  // What then passes is named by scripts/test, with why it had failed.
  retries: demanded ? 0 : 1,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/browsers.json" }]],
  use: {
    launchOptions: {
      // Figures and pictures are of what people have.
      ...(process.env.BENCH_RUNS || process.env.README_PICTURES ? wholeBrowser : browser),
      args: [
        // A laptop of the venue by its name: no secure context, as 127.0.0.1 would be.
        `--host-resolver-rules=MAP ${laptopName} 127.0.0.1`,
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    // It takes a sixth of the processors' time: who wants to see what went before a failure asks for it, by
    // --trace retain-on-failure.
    trace: "off",
  },
});
