/** Every page in a language that is written from right to left. */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { more } from "../src/i18n/en/more";
import { expectInOrder } from "./drawn-order";
import { expectWellLaid } from "./looks";
import { arabicCafe } from "./other-activities";
import { inOther } from "./other-language";
import { picture } from "./pictures";
import { away, begin, button, device, goTo, lookAt, names, test } from "./right-to-left";
import { settled } from "./settled";
import { expect, phoneSize, projectorSize, timeZone } from "./venue";

/** The plan bar is there, its steps follow each other from the right, and what it says lies at the left. */
async function expectPlanFromRight(desk: Page): Promise<void> {
  const plan = desk.getByRole("region", { name: inOther("Plan"), exact: true });
  await expect(plan).toBeVisible();
  await expect(plan.locator(".plan-segment").nth(2)).toBeVisible();
  const boxes = await plan
    .locator(".plan-segment")
    .evaluateAll((segments) => segments.map((segment) => segment.getBoundingClientRect().right));
  expect(boxes).toEqual(boxes.toSorted((one, other) => other - one));
  const side = async (part: string) => (await plan.locator(part).boundingBox())?.x ?? 0;
  expect(await side(".plan-end")).toBeGreaterThan(await side(".plan-says"));
}

test("a workshop is created, its recovery sheet printed and a device asked what it keeps, from right to left", async ({
  venue,
}) => {
  await venue.activity(arabicCafe);
  const home = await venue.open("/", device);
  await expect(home.getByLabel(inOther("Name of the workshop"))).toBeVisible();
  await home
    .getByRole("combobox", { name: inOther("Activity"), exact: true })
    .selectOption(arabicCafe.id);
  await lookAt(home, "home");
  await home.setViewportSize({ width: 320, height: 640 });
  await lookAt(home, "home-320");
  await home.getByLabel(inOther("Name of the workshop")).fill("مجلس الحيّ");
  await button(home, "Create the workshop").click();
  await expect(home.getByRole("link", { name: inOther("Open dashboard") })).toBeVisible();
  await lookAt(home, "created-320");
  await home.setViewportSize({ width: 1440, height: 900 });
  await lookAt(home, "created");
  const opening = home.context().waitForEvent("page");
  await home.getByRole("link", { name: inOther("Recovery sheet") }).click();
  const paper = await opening;
  await expect(paper.getByRole("heading", { name: inOther("Recovery sheet") })).toBeVisible();
  await lookAt(paper, "recovery-sheet");
  await paper.goto(`${venue.server.address}/device`);
  await expect(paper.getByRole("heading").first()).toBeVisible();
  await lookAt(paper, "device");
});

test("the dashboard and all that it opens stand from right to left", async ({ venue }) => {
  test.slow();
  const workshop = await begin(venue, 4);
  const desk = await venue.facilitate(workshop, device);
  await expect(desk.getByRole("article")).toHaveCount(4);
  await lookAt(desk, "dashboard-welcome");
  await goTo(venue, workshop, "round2");
  await venue.command(workshop, { type: "start-timer" });
  await venue.command(workshop, {
    type: "send-message",
    text: "بقيت دقيقتان.",
    table: null,
    on: "both",
  });
  await venue.command(workshop, { type: "extra-time", table: 1, ms: 60_000 });
  await expect(desk.getByText("مقاعد في الظل").first()).toBeVisible();
  for (const minutes of [60, 20]) {
    const end = venue.server.now() + minutes * 60_000;
    await venue.command(workshop, { type: "set-plan", start: end - 4_200_000, end });
    await expectPlanFromRight(desk);
    for (const [name, width, height] of [
      ["laptop", 1440, 900],
      ["tablet", 768, 1024],
      ["320", 320, 640],
    ] as const) {
      await desk.setViewportSize({ width, height });
      await lookAt(desk, `dashboard-${minutes}-${name}`, name === "320");
    }
    await desk.setViewportSize({ width: 1440, height: 900 });
  }
  await desk.setViewportSize({ width: 1440, height: 900 });
  const more = desk.locator(".topbar summary", { hasText: inOther("More") });
  for (const opens of ["Show QR", "People", "Bridges", "What happened", "Change steps", "End"]) {
    const control = desk.getByRole("button", { name: inOther(opens) }).first();
    if (["Bridges", "What happened", "End"].includes(opens)) {
      await more.click();
    }
    await control.click();
    await expect(desk.getByRole("dialog")).toBeVisible();
    await settled(desk);
    await lookAt(desk, `dialog-${opens.toLowerCase().replaceAll(" ", "-")}`);
    await desk.keyboard.press("Escape");
    await expect(desk.getByRole("dialog")).toHaveCount(0);
  }
  await desk.getByRole("button", { name: inOther("Keys") }).click();
  await lookAt(desk, "dialog-keys");
  await desk.keyboard.press("Escape");
  await desk.getByRole("article").first().getByRole("button").first().click();
  await expect(desk.getByRole("dialog")).toBeVisible();
  await lookAt(desk, "dialog-table");
  await button(desk.getByRole("dialog"), "Open the flipchart").click();
  await expect(desk.getByText("قرب المدرسة")).toBeVisible();
  await lookAt(desk, "dialog-flipchart");
  await desk.keyboard.press("Escape");
  await desk.getByRole("article").first().getByRole("button").first().click();
  await button(desk.getByRole("dialog"), "History").click();
  await lookAt(desk, "dialog-history");
  await desk.keyboard.press("Escape");
  await goTo(venue, workshop, "harvest-turns");
  await venue.command(workshop, { type: "call-turn", table: 2 });
  await lookAt(desk, "dashboard-turns");
  const { workshop: state } = await venue.state(workshop);
  expect(state.phase).toBe("harvest-turns");
});

test("times beside each other in the plan bar never touch, at the hour in which they are widest", async ({
  venue,
}) => {
  await venue.server.advance(untilLate(venue.server.now()));
  const workshop = await begin(venue, 1);
  const desk = await venue.facilitate(workshop, { ...device, size: { width: 320, height: 640 } });
  await goTo(venue, workshop, "round2");
  for (const width of [320, 768, 1201, 1440]) {
    await desk.setViewportSize({ width, height: 900 });
    for (const minutes of [2, 8, 12, 16, 20, 24, 28, 34]) {
      const end = venue.server.now() + minutes * 60_000;
      await venue.command(workshop, { type: "set-plan", start: end - 4_200_000, end });
      const said = new Intl.DateTimeFormat("ar", { timeStyle: "short", timeZone }).format(end);
      await expect(desk.locator(".plan-line span").last()).toHaveText(said);
      await expectWellLaid(desk, `plan-${width}-${minutes}`);
    }
  }
});

/** From `now` to the next half past ten in the evening where the pages are, in ms. */
function untilLate(now: number): number {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    hour: "numeric",
    minute: "numeric",
    hourCycle: "h23",
  }).formatToParts(now);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  const minutes = 22 * 60 + 30 - (part("hour") * 60 + part("minute"));
  return (minutes < 0 ? minutes + 24 * 60 : minutes) * 60_000;
}

test("sixty tables stand from right to left", async ({ venue }) => {
  const workshop = await begin(venue, 60);
  const desk = await venue.facilitate(workshop, device);
  const screen = await venue.screen(workshop, device);
  await goTo(venue, workshop, "round1");
  await expect(desk.getByRole("article")).toHaveCount(60);
  await expect(screen.locator("[data-scene=wall]")).toBeVisible();
  await lookAt(desk, "dashboard-60");
  await lookAt(screen, "screen-wall-60");
});

test("every scene of the room screen stands from right to left, wide and narrow", async ({
  venue,
}) => {
  test.slow();
  const workshop = await begin(venue, 4);
  const screen = await venue.screen(workshop, device);
  const look = async (scene: string) => {
    await expect(screen.locator(`[data-scene=${scene}]`)).toBeVisible();
    for (const [name, width, height] of [
      ["wide", 1920, 1080],
      ["narrow", 1024, 768],
    ] as const) {
      await screen.setViewportSize({ width, height });
      await lookAt(screen, `screen-${scene}-${name}`);
    }
  };
  await look("lobby");
  await goTo(venue, workshop, "round1");
  await look("wall");
  await venue.command(workshop, { type: "start-timer" });
  await venue.command(workshop, {
    type: "send-message",
    text: "بقيت دقيقتان.",
    table: null,
    on: "both",
  });
  await look("wall");
  await goTo(venue, workshop, "round2");
  await look("found");
  // The names of a table's cards, of both directions.
  await venue.command(workshop, { type: "choose-scene", scene: "wall" });
  await expect(screen.locator(".wall-text", { hasText: "Data Inc." }).first()).toBeVisible();
  await look("wall");
  await venue.command(workshop, { type: "choose-scene", scene: "clock" });
  await look("clock");
  await goTo(venue, workshop, "harvest-turns");
  await look("between");
  await venue.command(workshop, { type: "call-turn", table: 4 });
  await look("turn");
  await goTo(venue, workshop, "map");
  await look("map");
  await goTo(venue, workshop, "end");
  await look("end");
});

test("a phone stands from right to left, at every sheet", async ({ venue }) => {
  test.slow();
  const workshop = await begin(venue, 4);
  const phone = await venue.open(`/j/${workshop.joinCode}`, { ...device, size: phoneSize });
  await expect(phone.getByLabel(inOther("Your first name"))).toBeVisible();
  await lookAt(phone, "join");
  await phone.goto(`${venue.server.address}/j/${workshop.joinCode}/2`);
  await expect(phone.locator(".seat-chosen")).toBeVisible();
  await lookAt(phone, "join-table");
  await phone.goto(`${venue.server.address}/j/${workshop.joinCode}/1`);
  await phone.getByLabel(inOther("Your first name")).fill("سلمى");
  await settled(phone);
  await phone.getByLabel(inOther("Your first name")).press("Enter");
  await phone.waitForURL(/\/t\//);
  const tabs = phone.locator("nav.tabs button");
  await lookAt(phone, "phone-lobby");
  await goTo(venue, workshop, "round2");
  await venue.command(workshop, { type: "start-timer" });
  await venue.command(workshop, {
    type: "send-message",
    text: "بقيت دقيقتان.",
    table: null,
    on: "both",
  });
  await expect(tabs).toHaveCount(3);
  for (const width of [390, 320]) {
    await phone.setViewportSize({ width, height: 844 });
    for (let tab = 0; tab < 3; tab++) {
      await tabs.nth(tab).click();
      await expect(phone.locator("main[aria-busy=false]")).toBeVisible();
      await settled(phone);
      await lookAt(phone, `phone-${width}-${tab}`);
    }
  }
  await tabs.nth(1).click();
  await settled(phone);
  const adding = phone.locator(".add-card");
  await adding.getByRole("textbox").first().fill("Kim & Co.");
  await expect(adding.locator(".known")).toBeVisible();
  await lookAt(phone, "phone-known");
  await adding.getByRole("textbox").first().fill("");
  await settled(phone);
  await button(phone, "مقاعد في الظل")
    .or(phone.getByRole("button", { name: "مقاعد في الظل" }))
    .first()
    .click();
  await settled(phone);
  await lookAt(phone, "phone-card");
  await phone.getByRole("button", { name: inOther("More"), exact: true }).click();
  await expect(phone.getByRole("dialog")).toBeVisible();
  await expect(phone.getByRole("button", { name: away })).toBeVisible();
  await lookAt(phone, "phone-more");
  const downloads = phone.waitForEvent("download");
  await button(phone, more.keepFile).click();
  const kept = await phone.context().newPage();
  await kept.setContent(readFileSync(await (await downloads).path(), "utf8"));
  await expectInOrder(kept, names, "flipchart-file");
  await kept.close();
  await phone.keyboard.press("Escape");
  await goTo(venue, workshop, "harvest-turns");
  await venue.command(workshop, { type: "call-turn", table: 1 });
  await expect(phone.locator(".own-turn")).toBeVisible();
  await lookAt(phone, "phone-own-turn");
  await goTo(venue, workshop, "end");
  await lookAt(phone, "phone-end");
});

test("a report is in the language that is asked for, when its words are there", async ({
  venue,
}) => {
  const workshop = await begin(venue, 4);
  const desk = await venue.facilitate(workshop, device);
  await expect(desk.getByRole("article")).toHaveCount(4);
  await desk.goto(`${venue.server.address}/report/${workshop.id}`);
  await expect(desk.locator("html")).toHaveAttribute("lang", "ar");
  await expect(desk.getByText(inOther("At a glance"))).toBeVisible();
  for (const width of [1440, 320]) {
    await desk.setViewportSize({ width, height: 900 });
    await lookAt(desk, `report-${width}`);
  }
});

test("on pages in English, Arabic names and texts stand in their own order beside English ones", async ({
  venue,
}) => {
  test.slow();
  const english = { language: "en" };
  const workshop = await begin(venue, 4);
  const desk = await venue.facilitate(workshop, english);
  const screen = await venue.screen(workshop, { ...english, size: projectorSize });
  const phone = await venue.open(`/j/${workshop.joinCode}/1`, { ...english, size: phoneSize });
  const look = async (page: Page, state: string) => {
    await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
    await settled(page);
    await expectInOrder(page, names, state);
    await picture(page, `ltr-${state}`);
  };
  await look(desk, "dashboard-welcome");
  await look(phone, "join");
  await phone.getByLabel("Your first name").fill("Zoe");
  await phone.getByLabel("Your first name").press("Enter");
  await phone.waitForURL(/\/t\//);
  await look(phone, "lobby");
  await goTo(venue, workshop, "round1");
  await look(screen, "wall-texts");
  await look(desk, "dashboard-texts");
  await goTo(venue, workshop, "round2");
  await expect(screen.locator("[data-scene=found]")).toBeVisible();
  await look(screen, "found");
  await venue.command(workshop, { type: "choose-scene", scene: "wall" });
  await expect(screen.locator(".wall-text", { hasText: "Data Inc." }).first()).toBeVisible();
  await look(screen, "wall-cards");
  await look(desk, "dashboard-cards");
  const tabs = phone.locator("nav.tabs button");
  await expect(tabs).toHaveCount(3);
  for (let tab = 0; tab < 3; tab++) {
    await tabs.nth(tab).click();
    await expect(phone.locator("main[aria-busy=false]")).toBeVisible();
    await look(phone, `tab-${tab}`);
  }
  await phone.getByRole("radio", { name: "List", exact: true }).check();
  await look(phone, "map-list");
  await desk.getByRole("article").first().getByRole("button").first().click();
  await expect(desk.getByRole("dialog")).toBeVisible();
  await look(desk, "dialog-table");
  await desk.keyboard.press("Escape");
  await desk.getByRole("button", { name: "People" }).first().click();
  await desk
    .getByRole("dialog")
    .getByRole("button", { name: /^Move everybody/ })
    .click();
  await look(desk, "dialog-people");
  await desk.keyboard.press("Escape");
  await desk.locator(".topbar summary", { hasText: "More" }).click();
  await desk.getByRole("button", { name: "Bridges" }).first().click();
  await expect(desk.getByRole("dialog").getByRole("img").first()).toBeVisible();
  await look(desk, "dialog-bridges");
  await desk.keyboard.press("Escape");
  await goTo(venue, workshop, "map");
  await expect(screen.locator("[data-scene=map] .map-name").first()).toBeVisible();
  await look(screen, "map");
  await desk.getByRole("button", { name: "Show QR" }).click();
  await desk.getByRole("button", { name: "Print a code for each table" }).click();
  await look(desk, "codes");
});
