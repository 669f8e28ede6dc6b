import { existsSync } from "node:fs";

/** With a profile, whose owner has made settings; it shows windows if it is told to. */
const WHOLE = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
/** The same engine without profiles and windows: draws and runs the same, and starts and ends sooner. */
const HEADLESS = ["/usr/bin/chromium-headless-shell"];

/** Chromium where the machine has it, else what Playwright brings. */
export const wholeBrowser = launching(WHOLE);
export const browser = launching([...HEADLESS, ...WHOLE]);

function launching(paths: readonly string[]): { executablePath?: string } {
  const executablePath = paths.find((path) => existsSync(path));
  return executablePath === undefined ? {} : { executablePath };
}
