import { resolve } from "node:path";
import type { Page } from "@playwright/test";

const folder = resolve(import.meta.dirname, "../screenshots");

/** The page draws for this, too, and half of the time is saved. */
const pixel = { x: 0, y: 0, width: 1, height: 1 };

/**
 * Keeps what a page looks like in a state, for people to look at, where somebody asks for it: no test
 * reads it.
 */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES) {
    await page.screenshot({ path: resolve(folder, `${name}.png`), caret: "initial" });
  } else {
    await page.screenshot({ clip: pixel, caret: "initial" });
  }
}
