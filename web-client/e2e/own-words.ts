import { expect, type Page } from "@playwright/test";
import { foreign } from "../src/i18n/worksheet-words.fixture";

/** All that a page says, to eyes and to screen readers. */
function saidOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const attributes = ["aria-label", "title", "alt", "placeholder"];
    const labels = [...document.querySelectorAll("*")].flatMap((element) =>
      attributes.map((name) => element.getAttribute(name) ?? ""),
    );
    // A long menu is that of time zones, whose names are cities.
    const zones = [...document.querySelectorAll("select")]
      .filter(({ options }) => options.length > 100)
      .map(({ innerText }) => innerText);
    const words = zones.reduce((text, zone) => text.replace(zone, ""), document.body.innerText);
    return [document.title, words, ...labels].join("\n");
  });
}

/** What a text says in the built-in activity's words, except those that `own` says, too. */
export function foreignIn(text: string, own = ""): string[] {
  const said = new Set((own.match(foreign) ?? []).map((word) => word.toLowerCase()));
  return (text.match(foreign) ?? []).filter((word) => !said.has(word.toLowerCase()));
}

/** The page says no word of the built-in activity but those that its own one says. */
export async function expectOwnWords(page: Page, state: string, own = ""): Promise<void> {
  expect.soft(foreignIn(await saidOn(page), own), state).toEqual([]);
}
