import { expect, type Page } from "@playwright/test";

/**
 * On a page in another language, every text with Arabic letters, also in an empty field, says that it is Arabic, and
 * is read from right to left; and no text with Latin letters says so: of an activity in Arabic letters alone that is
 * each of its words, and none of the page's, where people write with other letters or say no language.
 */
export async function expectMarked(page: Page, state: string): Promise<void> {
  const wrong = await page.evaluate(() => {
    const found: string[] = [];
    const arabic = /\p{Script=Arabic}/u;
    const latin = /\p{Script=Latin}/u;
    const langOf = (element: Element) => element.closest("[lang]")?.getAttribute("lang");
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const around = text.parentElement;
      const words = text.nodeValue ?? "";
      if (around === null) {
        continue;
      }
      const lang = langOf(around);
      const { direction } = getComputedStyle(around);
      // A line of a picture stands by itself, and is read as its letters are.
      const inPicture = around.closest("svg") !== null;
      const isBare = lang !== "ar" || (direction !== "rtl" && !inPicture);
      if (arabic.test(words) ? isBare : latin.test(words) && lang === "ar") {
        found.push(`${words} (${around.localName}.${around.className}: ${lang}, ${direction})`);
      }
    }
    for (const field of document.querySelectorAll<HTMLInputElement>(":placeholder-shown")) {
      const { placeholder } = field;
      if (
        (arabic.test(placeholder) || latin.test(placeholder)) &&
        arabic.test(placeholder) !== (langOf(field) === "ar")
      ) {
        found.push(`${placeholder} (in an empty field: ${langOf(field)})`);
      }
    }
    return found;
  });
  expect.soft(wrong, state).toEqual([]);
}
