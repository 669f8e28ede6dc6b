import { expect, type Page } from "@playwright/test";

/** Waits until no control has just come or just changed: until then none takes a key (a click waits by itself). */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator("[data-settling]")).toHaveCount(0);
}
