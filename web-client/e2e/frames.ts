import type { Page } from "@playwright/test";

/**
 * Waits until a page has been drawn so many times: after two, what fits itself to a change has done so. Who looks
 * later may not see what has moved and come back.
 */
export async function frames(page: Page, count = 2): Promise<void> {
  await page.evaluate(async (left) => {
    for (let frame = 0; frame < left; frame++) {
      await new Promise(requestAnimationFrame);
    }
  }, count);
}
