import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { frames } from "./frames";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Longer than this, in ms, goes on and is no way from one look to another. */
const LONGEST_CHANGE = 3_000;

/** Waits for what is on its way: a word that fades in has no contrast yet. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async (most) => {
    const changes = document
      .getAnimations()
      .filter(({ playState, effect }) => {
        const end = effect?.getComputedTiming().endTime;
        return playState === "running" && typeof end === "number" && end <= most;
      })
      .map(({ finished }) => finished.catch(() => undefined));
    await Promise.all(changes);
  }, LONGEST_CHANGE);
}

/** No violation of WCAG 2.2 AA that a machine can find, in the state in which the page is now. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  await atRest(page);
  // Once for each page that is loaded: half a megabyte of script.
  if (!(await page.evaluate(() => "axe" in window))) {
    await page.evaluate(axe);
  }
  const results = await page.evaluate(async (runOnly) => {
    const library = (window as unknown as { axe: typeof import("axe-core") }).axe;
    return (await library.run(document, { runOnly, resultTypes: ["violations"] })) as AxeResults;
  }, tags);
  const found = results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.html.slice(0, 200)} ${node.failureSummary}`),
  );
  expect.soft(found, state).toEqual([]);
}

/**
 * The same for whoever has 320 px, who scrolls one way only. The window is as high as the page: of one that is cut, a
 * machine takes what is just behind a sticky bar for covered, though it can be scrolled out from there.
 */
export async function expectAccessibleNarrow(page: Page, state: string): Promise<void> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page, `${state} at 320 px`);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: 320, height });
  await expectAccessible(page, `${state} at 320 px`);
  if (size !== null) {
    await page.setViewportSize(size);
    // A phone that has grown lower takes that for a keyboard on its glass, until it has seen that it is not.
    await frames(page);
  }
}

/** Nothing sticks out at the right: the page is read by scrolling in one direction only. */
export async function expectNoSidewaysScroll(page: Page, state: string): Promise<void> {
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) {
      return [];
    }
    const culprits = [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 0.5)
      .map((element) => `${element.tagName}.${element.className}`);
    return [`${root.scrollWidth} px in ${root.clientWidth} px`, ...culprits.slice(0, 8)];
  });
  expect.soft(wide, state).toEqual([]);
}
