/** Every page in a language that is written from right to left. */
import type { Page } from "@playwright/test";
import { arabicCafe } from "./other-activities";
import { inOther } from "./other-language";
import { begin, button, device, goTo, lookAt, test } from "./right-to-left";
import { settled } from "./settled";
import { expect, phoneSize } from "./venue";

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

test("a workshop is joined, created and brought back from right to left", async ({ venue }) => {
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
  await button(phone, "مقاعد في الظل")
    .or(phone.getByRole("button", { name: "مقاعد في الظل" }))
    .first()
    .click();
  await settled(phone);
  await lookAt(phone, "phone-card");
  await phone.getByRole("button", { name: inOther("More"), exact: true }).click();
  await expect(phone.getByRole("dialog")).toBeVisible();
  await lookAt(phone, "phone-more");
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
