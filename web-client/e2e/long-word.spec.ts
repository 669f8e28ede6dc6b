import type { Page } from "@playwright/test";
import { expectNoSidewaysScroll } from "./accessibility";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { expect, test } from "./venue";

/** One word, as long as somebody's cat on a keyboard makes it, UTF-16 units. */
const WORD = "W".repeat(3_000);
/** What is shorter is shaped in no time. */
const LONG = 500;

/** The elements with a long text of people's: how many there are, and which of them are kerned. */
async function longTexts(page: Page): Promise<{ found: boolean; kerned: string[] }> {
  return page.evaluate((long) => {
    const texts = [...document.querySelectorAll<HTMLElement>("body *")].filter((element) =>
      element instanceof HTMLTextAreaElement
        ? element.value.length > long
        : element.tagName !== "STYLE" &&
          element.tagName !== "SCRIPT" &&
          [...element.childNodes].some(
            (node) => node.nodeType === Node.TEXT_NODE && (node.nodeValue?.length ?? 0) > long,
          ),
    );
    const kerned = texts.filter((element) => getComputedStyle(element).fontKerning !== "none");
    return { found: texts.length > 0, kerned: kerned.map((element) => element.outerHTML) };
  }, LONG);
}

test("a word of thousands of letters is laid out without kerning on every page, or each letter would stop them for seconds", async ({
  venue,
}) => {
  const workshop = await venue.workshop("One word", ["Gary, IN", "Flint, MI"]);
  const phone = await Phone.join(venue, workshop, { name: "Luis", table: 1 });
  await phone.sheet("Challenge");
  await phone.write("challenge", WORD);
  await phone.expectSaved();
  await phone.sheet("Pitch");
  await phone.write("pitch", WORD);
  await phone.expectSaved();
  const screen = await venue.screen(workshop);
  const dashboard = await venue.facilitate(workshop);
  const none = async (page: Page, name: string, found = true) => {
    await expect.poll(() => longTexts(page), name).toEqual({ found, kerned: [] });
    await expectNoSidewaysScroll(page, name);
    await picture(page, `long-word-${name}`);
  };
  await none(phone.page, "phone");
  await venue.command(workshop, { type: "go-to-phase", phase: "challenge" });
  await venue.command(workshop, { type: "choose-scene", scene: "wall" });
  // The room screen tries several sizes of a text, and shows no such word whole.
  const cut = screen.getByText(`${"W".repeat(400)}…`).first();
  await expect(cut).toBeVisible();
  await none(screen, "wall", false);
  await venue.command(workshop, { type: "show-table", table: 1 });
  await expect(cut).toBeVisible();
  await none(screen, "table", false);
  await venue.command(workshop, { type: "go-to-phase", phase: "pitches" });
  await venue.command(workshop, { type: "call-turn", table: 1 });
  await expect(cut).toBeVisible();
  await none(screen, "turn", false);
  // Nor does a text that is far too long take the place of those after it.
  await expect(screen.locator(".turn-speech")).toBeInViewport();
  await none(phone.page, "speaker");
  await none(dashboard, "dashboard");
});

test("words of an activity may be parted in its language, those of the page are not", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Hyphens", ["Gary, IN"]);
  await venue.command(workshop, { type: "go-to-phase", phase: "challenge" });
  const phone = await Phone.join(venue, workshop, { name: "Luis", table: 1 });
  const hyphens = (selector: string) =>
    phone.page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).hyphens);
  expect(await hyphens("details.ask[lang=en]")).toBe("auto");
  expect(await hyphens("button")).toBe("manual");
});
