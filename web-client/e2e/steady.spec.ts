import type { Locator, Page } from "@playwright/test";
import { Dashboard } from "./dashboard";
import { frames } from "./frames";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { takeSeat } from "./stock";
import { expect, test } from "./venue";

const LONG_CITY = "The Greater Southwestern Metropolitan Planning District, XY";

/** What part of the page is taken by what stays there as one scrolls, once its size is reckoned with. */
async function takenOf(page: Page): Promise<number> {
  await frames(page, 3);
  return page.evaluate(() => {
    let free = 0;
    for (let y = 1; y < innerHeight; y += 2) {
      let stays = false;
      let at = document.elementFromPoint(innerWidth / 2, y);
      for (; at !== null; at = at.parentElement) {
        stays ||= /fixed|sticky/.test(getComputedStyle(at).position);
      }
      free += stays ? 0 : 2;
    }
    return 1 - free / innerHeight;
  });
}

/** The reader's own size of letters, as it is set in the browser; the page is loaded again. */
async function setLetters(page: Page, size: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Page.setFontSizes", { fontSizes: { standard: size, fixed: size } });
  await page.reload();
}

/** Low, narrow and on its side, and so that a keyboard or a zoom leaves little of it. */
const sizes = [
  [320, 568],
  [390, 664],
  [390, 844],
  [844, 390],
  [320, 256],
  [160, 284],
] as const;

test("what comes while somebody types moves their field nowhere, and covers it never", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Steady", [LONG_CITY, "Gary, IN"]);
  for (const height of [844, 568]) {
    const device = { size: { width: 320, height } };
    const phone = await Phone.join(venue, workshop, { name: `Ana ${height}`, table: 1, device });
    await phone.sheet("Challenge");
    const field = phone.field("challenge");
    await field.fill(`Families of ${height}`);
    await phone.expectSaved();
    const before = await field.boundingBox();
    for (const text of [
      "Five more minutes for everybody.",
      "Lunch is served at the back. ".repeat(6),
    ]) {
      await venue.command(workshop, { type: "send-message", text, table: null, on: "phones" });
      await expect(phone.page.getByText(text.trim()).first()).toBeVisible();
      await field.pressSequentially(" x");
      await frames(phone.page);
      expect(await field.boundingBox()).toMatchObject({ x: before?.x, y: before?.y });
    }
    await picture(phone.page, `steady-message-${height}`);
    const covered = await field.evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return document.elementFromPoint((left + right) / 2, (top + bottom) / 2) !== element;
    });
    expect(covered, `the field at ${height} px`).toBe(false);
    // With pens down nobody types, and what is said has its own place again.
    await venue.command(workshop, { type: "lock", table: null });
    await expect(phone.page.getByText("Pens down").first()).toBeVisible();
    await expect(phone.page.locator("[data-beside]")).toHaveCount(0);
    await picture(phone.page, `steady-locked-${height}`);
    await venue.command(workshop, { type: "unlock", table: null });
    await phone.page.getByRole("button", { name: "Dismiss" }).first().click();
    await expect(field).not.toBeFocused();
  }
});

/** The phone keeps a field where it is from the moment when it lets the browser's own anchoring rest. */
async function expectHeld(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.documentElement.style.overflowAnchor))
    .toBe("none");
}

/** Where a thing is on the glass. */
async function topOf(thing: Locator): Promise<number> {
  return Math.round((await thing.boundingBox())?.y ?? Number.NaN);
}

/** How the page is scrolled, and whether it is longer than what is on it. */
function scrollOf(page: Page) {
  return page.evaluate(() => ({
    at: Math.round(scrollY),
    longer: document.documentElement.style.minHeight !== "",
  }));
}

test("what a neighbour writes above moves nobody's field, on a page at its top, too short or scrolled on", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Above", ["Gary, IN"]);
  const luis = await Phone.join(venue, workshop, { name: "Luis", table: 1 });
  await luis.sheet("Pitch");
  const strategy = luis.field("strategy");
  for (const [width, height] of [
    [390, 844],
    [320, 568],
    [1024, 1366],
  ] as const) {
    await strategy.fill("");
    const device = { size: { width, height } };
    const ana = await Phone.join(venue, workshop, { name: `Ana ${width}`, table: 1, device });
    await ana.sheet("Pitch");
    const field = ana.field("pitch");
    await field.click();
    await expectHeld(ana.page);
    await expect(ana.field("strategy")).toHaveValue("");
    const before = await topOf(field);
    const writes = async (words: string) => {
      await strategy.fill(words);
      await expect(ana.field("strategy")).toHaveValue(words);
      await field.pressSequentially("x");
      await frames(ana.page);
      expect(await topOf(field), `beneath “${words}” at ${width} × ${height}`).toBe(before);
    };
    let words = "";
    for (let line = 0; line < 8; line++) {
      words += `Line ${line}\n`;
      await writes(words);
    }
    await picture(ana.page, `steady-above-${width}`);
    await writes("");
    await writes(words);
    // Left, nothing moves; and once nobody would see it, the page is as long as what is on it.
    await field.blur();
    const { at } = await scrollOf(ana.page);
    expect(at).toBeGreaterThan(0);
    await frames(ana.page);
    expect(await topOf(field)).toBe(before);
    await ana.page.evaluate(() => scrollTo(0, 0));
    await expect.poll(() => scrollOf(ana.page)).toEqual({ at: 0, longer: false });
    // Who types in no field, but reads, is not scrolled on.
    const more = `${words}More.\n`;
    await strategy.fill(more);
    await expect(ana.field("strategy")).toHaveValue(more);
    await expect.poll(() => topOf(field)).toBeGreaterThan(before + at);
    expect(await scrollOf(ana.page)).toEqual({ at: 0, longer: false });
  }
});

test("a field stays where it is at the end of a page that becomes shorter, and as the keyboard on the glass goes", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Below", ["Gary, IN"]);
  const ana = await Phone.join(venue, workshop, { name: "Ana", table: 1 });
  const luis = await Phone.join(venue, workshop, { name: "Luis", table: 1 });
  await luis.sheet("Pitch");
  await luis.write("strategy", "A line.\n".repeat(20));
  await ana.sheet("Pitch");
  await expect(ana.field("strategy")).toHaveValue(/A line/);
  const field = ana.field("pitch");
  await field.click();
  await expectHeld(ana.page);
  await ana.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect(field).toBeInViewport();
  const end = await topOf(field);
  await luis.write("strategy", "A line.\n".repeat(12));
  await expect(ana.field("strategy")).toHaveValue("A line.\n".repeat(12));
  await frames(ana.page);
  expect(await topOf(field)).toBe(end);

  // As Chromium has it: the page is low, and high again.
  const glass = await ana.page.context().newCDPSession(ana.page);
  const show = (height: number) =>
    glass.send("Emulation.setDeviceMetricsOverride", {
      ...{ width: 390, height, screenWidth: 390, screenHeight: 844 },
      ...{ deviceScaleFactor: 1, mobile: false },
    });
  await luis.write("strategy", "");
  await expect(ana.field("strategy")).toHaveValue("");
  await ana.page.evaluate(() => scrollTo(0, 0));
  await show(420);
  await expect(ana.page.locator("[data-keyboard=true]")).toHaveCount(1);
  await field.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await expectHeld(ana.page);
  const low = await topOf(field);
  await luis.write("strategy", "A line.\n".repeat(6));
  await expect(ana.field("strategy")).toHaveValue("A line.\n".repeat(6));
  await frames(ana.page);
  expect(await topOf(field)).toBe(low);
  await field.blur();
  await show(844);
  await expect(ana.page.locator("[data-keyboard=true]")).toHaveCount(0);
  // What is seen of the page is told to it a frame later, perhaps.
  await expect.poll(() => topOf(field)).toBe(low);
});

test("what a neighbour notes on cards above moves nobody's note, and nothing moves behind a dialog's field", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Cards", ["Gary, IN"]);
  const [ana, luis] = [
    await Phone.join(venue, workshop, { name: "Ana", table: 1 }),
    await Phone.join(venue, workshop, { name: "Luis", table: 1 }),
  ] as const;
  await ana.sheet("Scan");
  await luis.sheet("Scan");
  for (const name of ["Port", "Library", "Land bank"]) {
    await luis.page.getByLabel("Name (player)").fill(name);
    await luis.page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(ana.card(name)).toBeVisible();
  }
  const names = await ana.page.locator("li[data-card] .card-open").allInnerTexts();
  const [first, last] = [names[0], names.at(-1)] as [string, string];
  const press = (phone: Phone, name: string) =>
    phone.card(name).getByRole("button", { name, exact: true }).click();
  await press(ana, last);
  const note = ana.page.getByRole("textbox", { name: `Note: ${last}` });
  await note.click();
  await expectHeld(ana.page);
  const before = await topOf(note);
  await press(luis, first);
  const other = luis.page.getByRole("textbox", { name: `Note: ${first}` });
  for (const words of ["Keeps the keys. ".repeat(20), "Has them."]) {
    await other.fill(words);
    await expect(ana.card(first)).toContainText(words.trim());
    await note.pressSequentially("x");
    // Where a card is on the page is known to a pixel.
    await frames(ana.page);
    expect(Math.abs((await topOf(note)) - before)).toBeLessThanOrEqual(1);
  }
  await ana.page.getByRole("button", { name: "Add: partnership" }).click();
  const dialog = ana.page.getByRole("dialog");
  await dialog.getByRole("button", { name: first, exact: true }).click();
  await dialog.getByRole("button", { name: last, exact: true }).click();
  const link = dialog.getByLabel("What links them");
  await link.click();
  const place = await topOf(link);
  await other.fill("Keeps the keys. ".repeat(20));
  await expect(ana.card(first)).toContainText("Keeps the keys. Keeps");
  await link.pressSequentially("x");
  await frames(ana.page);
  expect(await topOf(link)).toBe(place);
});

test("what stays in sight takes a third of the page at most", async ({ venue }) => {
  const workshop = await venue.workshop("Sticky", [LONG_CITY, "Gary, IN"]);
  const phone = await Phone.join(venue, workshop, { name: "Ana", table: 1 });
  await venue.command(workshop, {
    type: "send-message",
    text: "Five more minutes.",
    table: null,
    on: "phones",
  });
  await venue.command(workshop, {
    type: "send-message",
    text: "Lunch is served at the back of the hall, beside the stairs. ".repeat(4).trim(),
    table: null,
    on: "phones",
  });
  await phone.sheet("Scan");
  await expect(phone.page.getByText("Five more minutes.")).toBeVisible();
  for (const letters of [16, 32]) {
    await setLetters(phone.page, letters);
    for (const [width, height] of sizes) {
      await phone.page.setViewportSize({ width, height });
      await expect(phone.page.getByRole("navigation")).toBeVisible();
      await phone.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      const taken = await takenOf(phone.page);
      expect.soft(taken, `${width}×${height}, letters of ${letters} px`).toBeLessThan(0.345);
      await picture(phone.page, `steady-sticky-${width}x${height}-${letters}`);
    }
  }
});

test("what was deleted, and the card of a map, stay in sight within a third of the page, too", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Deleted", [LONG_CITY, "Gary, IN"]);
  const phone = await Phone.join(venue, workshop, { name: "Ana", table: 1 });
  const { page } = phone;
  const [library, ministry] = [
    "The Greater Southwestern Library and Community Learning Center of the Three Rivers",
    "Ministry whose name takes more than two lines wherever it stands, and much of a page",
  ];
  const removal = page.locator(".removal");
  const add = async (name: string) => {
    await page.getByLabel("Name (player)").fill(name);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(phone.card(name)).toBeVisible();
  };
  await phone.sheet("Scan");
  await add(library);
  await phone.expectSaved();
  for (const letters of [16, 32]) {
    await page.setViewportSize({ width: 390, height: 844 });
    await setLetters(page, letters);
    await phone.sheet("Scan");
    await add(ministry);
    const card = phone.card(ministry);
    await card.getByRole("button", { name: ministry, exact: true }).click();
    await card.getByRole("button", { name: "Delete", exact: true }).click();
    await expect(removal).toContainText("Ministry");
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      for (const name of ["Undo", "Dismiss"]) {
        await expect(removal.getByRole("button", { name })).toBeInViewport({ ratio: 1 });
      }
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      const where = `${width}×${height}, letters of ${letters} px`;
      expect.soft(await takenOf(page), `deleted, ${where}`).toBeLessThan(0.345);
      await picture(page, `steady-deleted-${width}x${height}-${letters}`);
    }
    await removal.getByRole("button", { name: "Dismiss" }).click();
    await expect(removal).toHaveCount(0);

    await page.setViewportSize({ width: 390, height: 844 });
    await phone.sheet("Map");
    const map = page.getByRole("group", { name: /^Map \(/ });
    const looked = page.getByRole("region", { name: "Player", exact: true });
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      const dot = map.getByRole("button", { name: new RegExp(`^${library}`) });
      await dot.press("Enter");
      const heading = looked.getByRole("heading", { name: library, exact: true });
      await expect(heading).toBeVisible();
      if (height >= 390 && letters === 16) {
        await expect(heading).toBeInViewport();
      }
      await expect(dot).toBeInViewport();
      const where = `${width}×${height}, letters of ${letters} px`;
      expect.soft(await takenOf(page), `map, ${where}`).toBeLessThan(0.345);
      await picture(page, `steady-map-card-${width}x${height}-${letters}`);
      await dot.press("Escape");
    }
  }
});

test("what was deleted covers nothing that has the focus, and is out of sight while somebody types", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Undo", ["Gary, IN"]);
  for (const [width, height] of [
    [320, 568],
    [390, 844],
  ] as const) {
    // Where cards glide to their new places, the focus finds them under way.
    const device = { size: { width, height }, reducedMotion: true };
    const phone = await Phone.join(venue, workshop, { name: `Ana ${width}`, table: 1, device });
    const { page } = phone;
    await phone.sheet("Scan");
    const names = ["Port", "Library", "Land bank", "Museum"].map((name) => `${name} ${width}`);
    for (const name of names) {
      await page.getByLabel("Name (player)").fill(name);
      await page.getByRole("button", { name: "Add", exact: true }).click();
      await expect(phone.card(name)).toBeVisible();
    }
    const first = phone.card(names[0] as string);
    await first.getByRole("button", { name: names[0] as string, exact: true }).click();
    await first.getByRole("button", { name: "Delete", exact: true }).click();
    const removal = page.locator(".removal");
    await expect(removal).toBeVisible();
    for (let press = 0; press < 50; press++) {
      await page.keyboard.press("Tab");
      const covered = await page.evaluate(() => {
        const active = document.activeElement;
        const own = ".tabs, .phone-head, .removal, textarea, input";
        const { top, bottom } = active?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
        const from = document.querySelector(".removal")?.getBoundingClientRect().top ?? 0;
        const free = active === document.body || active?.closest(own) !== null;
        return free || bottom <= from + 1 ? null : `${top} to ${bottom}: ${active?.outerHTML}`;
      });
      expect.soft(covered, `${width}×${height}`).toBeNull();
    }
    const field = page.getByLabel("Name (player)");
    await field.evaluate((element) => element.scrollIntoView({ block: "center" }));
    const before = await topOf(field);
    await field.click();
    await expect(removal).toBeHidden();
    await expect.poll(() => topOf(field)).toBe(before);
    await field.fill("Half typed");
    await expect(removal).toBeHidden();
    await field.blur();
    await expect(removal).toBeVisible();
    await picture(page, `steady-undo-${width}`);
    await removal.getByRole("button", { name: "Undo" }).click();
    await expect(phone.card(names[0] as string)).toBeVisible();
    await expect(removal).toHaveCount(0);
    await page.close();
  }
});

test("what comes while somebody types takes a third of the page at most, with what stays in sight", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Beside", ["Gary, IN"]);
  const phone = await Phone.join(venue, workshop, { name: "Ana", table: 1 });
  await phone.sheet("Challenge");
  await phone.type("challenge", "Buses ");
  for (const text of ["Lunch is served at the back of the hall. ".repeat(9), "Five minutes."]) {
    await venue.command(workshop, { type: "send-message", text, table: null, on: "phones" });
    await expect(phone.page.getByText(text.trim())).toBeVisible();
  }
  const [beside, ...bars] = await phone.page.evaluate(() =>
    [".banners[data-beside]", ".phone-head", ".tabs"].map(
      (part) => (document.querySelector(part)?.getBoundingClientRect().height ?? 0) / innerHeight,
    ),
  );
  expect(beside).toBeGreaterThan(0.1);
  expect(bars.reduce((sum, height) => sum + height, beside ?? 0)).toBeLessThan(0.345);
});

test("a message is whole on a narrow phone, beside what else the room says, and on a low one as it comes", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Narrow", ["Detroit, MI", "Gary, IN"]);
  const phone = await Phone.join(venue, workshop, { name: "Ana", table: 1 });
  await phone.page.setViewportSize({ width: 320, height: 640 });
  const expectWhole = async (words: string) => {
    const banner = phone.page.locator(".banner").filter({ hasText: words });
    await expect(banner).toBeVisible();
    const seen = () =>
      banner.evaluate((element) => {
        const { left, top, bottom } = element.getBoundingClientRect();
        const at = (y: number) => document.elementFromPoint(left + 20, y);
        return [top + 4, bottom - 4].map((y) => element.contains(at(y)));
      });
    await expect.poll(seen, words).toEqual([true, true]);
  };
  const send = (text: string) =>
    venue.command(workshop, { type: "send-message", text, table: null, on: "phones" });
  await venue.command(workshop, { type: "go-to-phase", phase: "pitches" });
  await venue.command(workshop, { type: "call-turn", table: 2 });
  await expect(phone.page.getByText("You’re next.").first()).toBeVisible();
  await send("Lunch is served at the back of the hall, beside the stairs.");
  await expectWhole("You’re next.");
  await expectWhole("Lunch is served");
  await picture(phone.page, "steady-message-320");

  // It stays in sight as one scrolls, and what has just come is the one that is seen.
  await phone.page.setViewportSize({ width: 390, height: 640 });
  await phone.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await send("Coffee is at the back.");
  await expectWhole("Coffee is at the back.");

  // Nothing stands in the tabs' place for an older one, which the newest pushes up there.
  for (const [width, height] of [
    [390, 640],
    [390, 844],
  ] as const) {
    await phone.page.setViewportSize({ width, height });
    await phone.reload();
    await expectWhole("Coffee is at the back.");
    await expect(phone.page.locator(".out-of-sight")).toHaveCount(1);
    const tabs = phone.page.getByRole("navigation", { name: "Sheets" });
    await expect(tabs).toBeInViewport();
    const onTop = tabs.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
    expect(await onTop, `${width}×${height}`).toBe(true);
    await picture(phone.page, `steady-tabs-${width}×${height}`);
  }
});

test("what is said to who has scrolled on, on a low phone or at length, begins in the tabs' place and is read by a tap", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Out of sight", [LONG_CITY, "Gary, IN"]);
  const phone = await Phone.join(venue, workshop, { name: "Ana", table: 1 });
  const { page } = phone;
  await phone.sheet("Scan");
  const lunch =
    "Lunch is served at the back of the hall, beside the stairs. The coffee is upstairs.";
  const begins = page.locator(".out-of-sight");
  const tabs = page.getByRole("navigation", { name: "Sheets" });
  // A finger that goes for a tab as it comes does not press it: how it comes, each time.
  const settling = await page.evaluateHandle(() => {
    const seen: boolean[] = [];
    new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        const come = node instanceof Element ? node.closest(".out-of-sight") : null;
        if (come !== null) {
          seen.push(come.hasAttribute("data-settling"));
        }
      }
    }).observe(document.body, { childList: true, subtree: true });
    return seen;
  });
  for (const [width, height, times] of [
    [320, 568, 1],
    [844, 390, 1],
    [390, 844, 4],
    [320, 256, 1],
    [160, 284, 1],
  ] as const) {
    const where = `${width}×${height}`;
    await page.setViewportSize({ width, height });
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const text = `${where}: ${lunch} `.repeat(times).trim();
    const before = await page.evaluate(() => scrollY);
    await venue.command(workshop, { type: "send-message", text, table: null, on: "phones" });
    await expect(begins).toContainText(where);
    await picture(page, `steady-out-of-sight-${where}`);
    const taken = await takenOf(page);
    expect.soft(taken, where).toBeLessThan(0.345);
    expect(before, where).toBeGreaterThan(0);

    await begins.click();
    await expect(begins).toHaveCount(0);
    const banner = page.locator(".banner").filter({ hasText: where });
    await expect(banner).toBeInViewport();
    await picture(page, `steady-in-sight-${where}`);
    // Once it was there to be read, it is not told again.
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect(tabs).toBeInViewport();
    await expect(begins).toHaveCount(0);
    await banner.getByRole("button", { name: "Dismiss" }).click();
    await expect(banner).toHaveCount(0);
  }
  expect(await settling.evaluate((seen) => [...new Set(seen)])).toEqual([true]);
});

test("others' names stay on the page, and go again", async ({ venue }) => {
  const workshop = await venue.workshop("Carets", ["Detroit, MI"]);
  const device = { size: { width: 320, height: 640 } };
  const ana = await Phone.join(venue, workshop, { name: "Bartholomew-Alexander", table: 1 });
  const ben = await Phone.join(venue, workshop, { name: "Ben", table: 1, device });
  await ben.sheet("Challenge");
  await ana.sheet("Challenge");
  await ana.field("challenge").click();
  const width = () => ben.page.evaluate(() => document.documentElement.scrollWidth);
  for (const word of "Families cannot tell which blocks lack transit, affordable housing".split(
    " ",
  )) {
    await ana.field("challenge").pressSequentially(`${word} `);
    await expect(ben.field("challenge")).toHaveValue(new RegExp(`${word} $`));
    expect(await width()).toBeLessThanOrEqual(320);
  }
  const name = ben.page.locator(".caret");
  await expect(name).toHaveCount(1);
  await expect
    .poll(() => name.evaluate((caret) => getComputedStyle(caret, "::before").visibility))
    .toBe("hidden");
});

test("focus is never under the tabs, and goes to what comes next", async ({ venue }) => {
  const workshop = await venue.workshop("Focus", ["Detroit, MI", "Gary, IN", "Flint, MI"]);
  const device = { size: { width: 320, height: 568 } };
  const phone = await Phone.join(venue, workshop, { name: "Ana", table: 1, device });
  await takeSeat(venue.server.address, workshop, "Eva", 2);
  await phone.sheet("Scan");
  const tabs = phone.page.getByRole("navigation", { name: "Sheets" });
  const top = (await tabs.boundingBox())?.y ?? 0;
  for (let press = 0; press < 40; press++) {
    await phone.page.keyboard.press("Tab");
    const box = await phone.page.evaluate(() => {
      const active = document.activeElement;
      const free = active === document.body || active?.closest(".tabs, .phone-head") !== null;
      const bounds = active?.getBoundingClientRect();
      return free ? null : { top: bounds?.top, bottom: bounds?.bottom, is: active?.outerHTML };
    });
    if (box !== null) {
      expect.soft(box.bottom, box.is?.slice(0, 120)).toBeLessThanOrEqual(top + 1);
    }
  }

  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  await venue.command(workshop, { type: "go-to-phase", phase: "pitches" });
  await venue.command(workshop, { type: "next-turn" });
  const end = desk.page.getByRole("button", { name: "This table is done" });
  await end.focus();
  await desk.settled();
  await desk.page.keyboard.press("Enter");
  await expect(end).toBeDisabled();
  await expect(desk.turns.locator(":focus")).toHaveCount(1);
});

test("time that is up, help that was asked, and what is current are said, also without colours", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Said", ["Detroit, MI"]);
  const device = { size: { width: 320, height: 640 } };
  const { page } = await Phone.join(venue, workshop, { name: "Ana", table: 1, device });
  await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
  await venue.command(workshop, { type: "start-timer" });
  await expect(page.getByText("Time is up.")).toHaveCount(0);
  await venue.command(workshop, { type: "add-time", ms: -400_000 });
  await expect(page.getByText("Time is up.")).toBeVisible();
  await page.getByRole("button", { name: "Ask for help" }).click();
  await expect(page.getByRole("button", { name: "Help asked", pressed: true })).toBeVisible();
  await page.emulateMedia({ forcedColors: "active" });
  for (const current of [
    page.locator(".tabs [aria-current]"),
    page.getByText("Help asked").first(),
  ]) {
    await expect(current).toBeVisible();
  }
  expect(
    await page
      .locator(".tabs [aria-current]")
      .evaluate((tab) => getComputedStyle(tab).outlineStyle),
  ).toBe("solid");
  await picture(page, "steady-forced-colours");
});
