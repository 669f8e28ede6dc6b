import { resolve } from "node:path";
import type { Page } from "@playwright/test";

const folder = resolve(import.meta.dirname, "../screenshots");

/** Keeps what a page looks like in a state, for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: resolve(folder, `${name}.png`), caret: "initial" });
}
