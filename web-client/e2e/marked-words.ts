import { expect, type Page } from "@playwright/test";

/**
 * Every text with Arabic letters on a page says that it is Arabic, and is read from right to left: of an
 * activity in Arabic that is each of its words, where people write with other letters.
 */
export async function expectMarked(page: Page, state: string): Promise<void> {
  const bare = await page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const around = text.parentElement;
      const words = text.nodeValue ?? "";
      if (around === null || !/\p{Script=Arabic}/u.test(words)) {
        continue;
      }
      const lang = around.closest("[lang]")?.getAttribute("lang");
      const { direction } = getComputedStyle(around);
      // A line of a picture stands by itself, and is read as its letters are.
      const inPicture = around.closest("svg") !== null;
      if (lang !== "ar" || (direction !== "rtl" && !inPicture)) {
        found.push(`${words} (${around.localName}.${around.className}: ${lang}, ${direction})`);
      }
    }
    return found;
  });
  expect.soft(bare, state).toEqual([]);
}
