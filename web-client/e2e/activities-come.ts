import { expect, type Page } from "@playwright/test";

/** Waits until the start page has the list of activities, and with it the cities from which to choose. */
export async function activitiesCome(page: Page): Promise<void> {
  await expect(page.locator(".create-places select").first()).toBeVisible();
}
