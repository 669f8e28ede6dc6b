import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const installed = browsers.find((path) => existsSync(path));

export default defineConfig({
  testDir: "e2e",
  // The README's pictures are drawn on demand; see e2e/readme-pictures.ts.
  testMatch: process.env.CHARRETTE_README_PICTURES ? "readme-pictures.ts" : "*.spec.ts",
  outputDir: "test-results/browsers",
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/browsers.json" }]],
  use: {
    launchOptions: {
      ...(installed ? { executablePath: installed } : {}),
      args: [
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
    trace: "retain-on-failure",
  },
});
