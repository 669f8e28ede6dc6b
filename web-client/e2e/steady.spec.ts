import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { expect, test } from "./venue";

const LONG_CITY = "The Greater Southwestern Metropolitan Planning District, XY";

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
    // The reader's own size of letters, as it is set in the browser.
    const devtools = await phone.page.context().newCDPSession(phone.page);
    await devtools.send("Page.setFontSizes", { fontSizes: { standard: letters, fixed: letters } });
    await phone.page.reload();
    for (const [width, height] of [
      [320, 568],
      [390, 844],
      [844, 390],
      [320, 256],
      [160, 284],
    ] as const) {
      await phone.page.setViewportSize({ width, height });
      await expect(phone.page.getByRole("navigation")).toBeVisible();
      const taken = await phone.page.evaluate(() => {
        scrollTo(0, document.documentElement.scrollHeight);
        let free = 0;
        for (let y = 1; y < innerHeight; y += 2) {
          const there = document.elementFromPoint(innerWidth / 2, y);
          const stays = there?.closest(".phone-head, .banners-place, .tabs");
          const position = stays ? getComputedStyle(stays).position : "static";
          free += position === "static" ? 2 : 0;
        }
        return 1 - free / innerHeight;
      });
      expect.soft(taken, `${width}×${height}, letters of ${letters} px`).toBeLessThan(0.345);
      await picture(phone.page, `steady-sticky-${width}x${height}-${letters}`);
    }
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
  await expect(end).toHaveCount(0);
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
