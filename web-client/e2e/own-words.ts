import { expect, type Page } from "@playwright/test";

/** The built-in activity's own words, which no other activity says, in the pages' languages. */
export const foreign =
  /\b(players?|challenges?|pitch(es)?|city|cities|sectors?|partnerships?|case stud(y|ies)|actor(es)?|desafíos?|propuestas?|ciudad(es)?|sector(es)?|alianzas?|caso de estudio)(?!\p{L})/giu;

/** All that a page says, to eyes and to screen readers. */
function saidOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const attributes = ["aria-label", "title", "alt", "placeholder"];
    const labels = [...document.querySelectorAll("*")].flatMap((element) =>
      attributes.map((name) => element.getAttribute(name) ?? ""),
    );
    return [document.title, document.body.innerText, ...labels].join("\n");
  });
}

/** The page says no word of the built-in activity. */
export async function expectOwnWords(page: Page, state: string): Promise<void> {
  expect.soft((await saidOn(page)).match(foreign) ?? [], state).toEqual([]);
}
