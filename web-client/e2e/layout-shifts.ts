import { expect, type Page } from "@playwright/test";

/**
 * What may move by itself: the small picture of the screen; the scale of the plan, which is one of time;
 * what the ring of a clock says, in one line or two; on
 * a button of the dock, which stays where it is, words that have one line or two; and behind the state of a
 * table or since when it is so, which have other words, what else is said of it.
 */
const MOVES = [
  ".room-small *",
  ".plan-scale *",
  ".ring-words",
  ".dock-buttons > * > *",
  ".chip ~ *",
  ".dense-line *",
];

/** Where a page keeps what has moved on it without anybody's hand. */
const NOTED = "layoutShifts";

/** Notes what moves on a page, as the browser sees it, from when it has its fonts and nothing more to do. */
export async function watchLayout(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await atRest(page);
  await page.evaluate((noted) => {
    const shifts: { readonly what: string; readonly element: Element }[] = [];
    Reflect.set(globalThis, noted, shifts);
    const place = ({ x, y, width, height }: DOMRectReadOnly) =>
      [x, y, width, height].map(Math.round).join(" ");
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.className} “${(element.textContent ?? "").trim().slice(0, 30)}”`;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as {
        hadRecentInput: boolean;
        sources: { node?: Node; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
      }[]) {
        if (!entry.hadRecentInput) {
          for (const { node, previousRect, currentRect } of entry.sources) {
            const [before, after] = [place(previousRect), place(currentRect)];
            // A label that has other words begins elsewhere, in a box that is where it was.
            if (node instanceof Element && node.isConnected && before !== after) {
              shifts.push({ what: `${name(node)}: ${before} → ${after}`, element: node });
            }
          }
        }
      }
    }).observe({ type: "layout-shift" });
  }, NOTED);
}

/** Waits until a page has nothing to do. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
}

/**
 * Nothing has moved since this was last asked.
 *
 * @param may selectors of what may have
 */
export async function expectNothingMoved(
  page: Page,
  why: string,
  may: readonly string[] = [],
): Promise<void> {
  const moved = await page.evaluate(
    async ({ noted, may }) => {
      // Entries come with a frame that follows the one in which something moved.
      for (let frame = 0; frame < 3; frame++) {
        await new Promise((next) => requestAnimationFrame(next));
      }
      const shifts = Reflect.get(globalThis, noted) as { what: string; element: Element }[];
      return (
        shifts
          .splice(0)
          // What is gone by now is under nobody's hand.
          .filter(
            ({ element }) =>
              element.isConnected && !may.some((selector) => element.matches(selector)),
          )
          .map(({ what }) => what)
      );
    },
    { noted: NOTED, may: [...MOVES, ...may] },
  );
  expect.soft([...new Set(moved)], why).toEqual([]);
}
