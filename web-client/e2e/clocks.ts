import { expect, type Page } from "@playwright/test";
import type { SteeredServer } from "./steered-server";

/** What a page with a clock must show: the time left by the server's clock, in ms. */
export interface Shown {
  readonly who: string;
  readonly page: Page;
  /** Extra time of the page's own table in ms. */
  readonly extra?: number;
}

/** The digits for a time left: rounded up before the end, and `+` and rounded down after it. */
function digitsFor(remaining: number): string {
  const over = remaining <= -1000;
  const seconds = over ? Math.floor(-remaining / 1000) : Math.max(0, Math.ceil(remaining / 1000));
  const rest = String(seconds % 60).padStart(2, "0");
  return `${over ? "+" : ""}${Math.floor(seconds / 60)}:${rest}`;
}

/**
 * The digits on a page and the moment they were read, which is `moment` of this machine's clock or
 * a little later. The page's own time of day may be wrong (lies.ts).
 */
async function readAt(page: Page, moment: number): Promise<{ digits: string; at: number }> {
  return page.evaluate(async (wanted) => {
    const now = () => performance.timeOrigin + performance.now();
    while (now() < wanted) {
      await new Promise((frame) => requestAnimationFrame(frame));
    }
    const clock = document.querySelector("[role=timer]");
    const digits = clock?.textContent?.match(/≈?\+?\d+:\d\d/)?.[0] ?? "no clock";
    return { digits, at: now() };
  }, moment);
}

/**
 * Every page shows the same second, and it is the server's. The pages are read in the middle of one
 * second, so that no rounding and no frame in between can excuse a difference.
 */
export async function expectSameSecond(
  server: SteeredServer,
  deadline: number,
  shown: readonly Shown[],
): Promise<void> {
  await expect(async () => {
    // 600 ms after the digits changed; at least 200 ms from now, so that every page can be ready.
    const earliest = server.now() + 200;
    const middle = deadline - 400 - Math.floor((deadline - 400 - earliest) / 1000) * 1000;
    const moment = middle - server.offset;
    const readings = await Promise.all(shown.map(({ page }) => readAt(page, moment)));
    for (const [index, { digits, at }] of readings.entries()) {
      const { who, extra = 0 } = shown[index] as Shown;
      expect(at - moment, `${who} was read in the middle of the second`).toBeLessThan(350);
      expect(digits, who).toBe(digitsFor(deadline + extra - middle));
    }
  }).toPass({ timeout: 20_000, intervals: [0] });
}

/** Every page shows exactly these digits, of a clock that stands still. */
export async function expectDigits(shown: readonly Shown[], digits: string): Promise<void> {
  for (const { who, page } of shown) {
    await expect(page.getByRole("timer").first(), who).toContainText(digits);
  }
}

/** Tells pages that they were away, after which each asks the server for its time. */
export async function wakeClocks(pages: readonly Page[]): Promise<void> {
  await Promise.all(pages.map((page) => page.evaluate(() => dispatchEvent(new Event("pageshow")))));
}
