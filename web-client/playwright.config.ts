import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";
import { laptopName } from "./e2e/venue";

// Chromium without its windows comes first: it draws and runs the same, and starts and ends sooner.
const browsers = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];
const installed = browsers.find((path) => existsSync(path));

export default defineConfig({
  testDir: "e2e",
  // What is done on demand only: the README's pictures (e2e/readme-pictures.ts), scripts/bench page.
  testMatch: process.env.README_PICTURES
    ? "readme-pictures.ts"
    : process.env.BENCH_RUNS
      ? "*-bench.ts"
      : "*.spec.ts",
  outputDir: "test-results/browsers",
  // Most of a test is waiting. What is measured has the machine to itself.
  workers: process.env.BENCH_RUNS ? 1 : 2,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/browsers.json" }]],
  use: {
    launchOptions: {
      ...(installed ? { executablePath: installed } : {}),
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
    trace: { mode: "retain-on-failure", screenshots: false },
  },
});
