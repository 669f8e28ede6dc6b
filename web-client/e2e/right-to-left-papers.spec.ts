/** What is printed, the helper's page, and the rarer scenes in a language that is written from right to left. */
import { silence } from "../src/i18n/en/silence";
import { expectNoSidewaysScroll } from "./accessibility";
import { expectWellLaid } from "./looks";
import { arabicCafe } from "./other-activities";
import { inOther } from "./other-language";
import { picture } from "./pictures";
import { begin, button, device, goTo, lookAt, test } from "./right-to-left";
import { settled } from "./settled";
import { expect, phoneSize } from "./venue";

test("what is printed stands from right to left: codes for the tables, and the recovery sheet", async ({
  venue,
}) => {
  const workshop = await begin(venue, 4);
  const desk = await venue.facilitate(workshop, device);
  await desk.getByRole("button", { name: inOther("Show QR") }).click();
  const look = async (name: string) => {
    for (const [media, width] of [
      ["screen", 1000],
      ["screen", 320],
      ["print", 1000],
    ] as const) {
      await desk.emulateMedia({ media });
      await desk.setViewportSize({ width, height: 900 });
      await lookAt(desk, `${name}-${media}-${width}`);
    }
    await desk.emulateMedia({ media: null });
    await desk.setViewportSize({ width: 1440, height: 900 });
  };
  await button(desk, "Print a code for each table").click();
  await expect(desk.getByRole("heading", { name: inOther("Codes for the tables") })).toBeVisible();
  await look("codes");
  // A code stands at the start of its card, which is the right.
  const image = await desk.locator(".print-code").first().boundingBox();
  const words = await desk.locator(".print-number").first().boundingBox();
  expect(image?.x ?? 0).toBeGreaterThan(words?.x ?? 0);
  await button(desk, "Back to the dashboard").click();
  await desk
    .getByRole("dialog")
    .getByText(inOther("Recovery sheet"), { exact: true })
    .last()
    .click();
  await expect(
    desk.getByRole("heading", { level: 1, name: inOther("Recovery sheet") }),
  ).toBeVisible();
  await look("recovery");
});

test("a helper's page and a table on it stand from right to left", async ({ venue }) => {
  const workshop = await begin(venue, 4);
  await goTo(venue, workshop, "round2");
  await venue.command(workshop, { type: "start-timer" });
  const phone = await venue.open(`/j/${workshop.joinCode}/2`, { ...device, size: phoneSize });
  await phone.getByLabel(inOther("Your first name")).fill("نور");
  await settled(phone);
  await phone.getByLabel(inOther("Your first name")).press("Enter");
  await phone.waitForURL(/\/t\//);
  await settled(phone);
  await phone.getByRole("button", { name: inOther("Ask for help") }).click();
  const helper = await venue.help(workshop, { ...device, size: phoneSize }, "سلمى");
  const queue = helper.getByRole("region", { name: inOther("Asked for help") });
  await expect(queue.getByRole("button").first()).toBeVisible();
  const sizes = [
    ["390", 390, 844],
    ["320", 320, 640],
    ["tablet", 768, 1024],
    ["laptop", 1440, 900],
  ] as const;
  for (const [name, width, height] of sizes) {
    await helper.setViewportSize({ width, height });
    await lookAt(helper, `helper-${name}`);
  }
  await queue.getByRole("button").first().click();
  await expect(helper.getByRole("dialog")).toBeVisible();
  await settled(helper);
  for (const [name, width, height] of sizes) {
    await helper.setViewportSize({ width, height });
    await lookAt(helper, `helper-table-${name}`);
  }
});

test("the map on a phone, its list, and the room's map on the dashboard", async ({ venue }) => {
  const workshop = await begin(venue, 4);
  await goTo(venue, workshop, "map");
  const phone = await venue.open(`/j/${workshop.joinCode}/1`, { ...device, size: phoneSize });
  await phone.getByLabel(inOther("Your first name")).fill("سلمى");
  await settled(phone);
  await phone.getByLabel(inOther("Your first name")).press("Enter");
  await phone.waitForURL(/\/t\//);
  const tabs = phone.locator("nav.tabs button");
  await expect(tabs).toHaveCount(3);
  await tabs.nth(2).click();
  await expect(phone.locator("svg.map")).toBeVisible();
  for (const [name, width, height] of [
    ["390", 390, 844],
    ["320", 320, 640],
    ["landscape", 844, 390],
  ] as const) {
    await phone.setViewportSize({ width, height });
    await settled(phone);
    await lookAt(phone, `map-${name}`);
  }
  await phone.setViewportSize(phoneSize);
  // The next card lies where reading goes on: at the left.
  const [next, before] = await Promise.all(
    ["Next", "Previous"].map((words) =>
      phone.getByRole("button", { name: new RegExp(`^${inOther(words)}`) }).boundingBox(),
    ),
  );
  expect(next?.x ?? 0).toBeLessThan(before?.x ?? 0);
  await phone.getByRole("button", { name: new RegExp(`^${inOther("Next")}`) }).click();
  await settled(phone);
  await lookAt(phone, "map-card");
  const desk = await venue.facilitate(workshop, device);
  await desk.locator(".topbar summary", { hasText: inOther("More") }).click();
  await desk
    .getByRole("button", { name: inOther("Bridges") })
    .first()
    .click();
  await expect(desk.getByRole("dialog")).toBeVisible();
  await settled(desk);
  for (const [name, width, height] of [
    ["laptop", 1440, 900],
    ["320", 320, 640],
  ] as const) {
    await desk.setViewportSize({ width, height });
    await lookAt(desk, `room-map-${name}`, true);
  }
});

test("a table on the screen, a paused clock, overtime and a silent start stand from right to left", async ({
  venue,
}) => {
  test.slow();
  const workshop = await begin(venue, 4);
  const screen = await venue.screen(workshop, device);
  const look = async (state: string) => {
    for (const [name, width, height] of [
      ["wide", 1920, 1080],
      ["narrow", 1024, 768],
    ] as const) {
      await screen.setViewportSize({ width, height });
      await lookAt(screen, `screen-${state}-${name}`);
    }
  };
  const phone = await venue.open(`/j/${workshop.joinCode}/4`, { ...device, size: phoneSize });
  await phone.getByLabel(inOther("Your first name")).fill("سلمى");
  await settled(phone);
  await phone.getByLabel(inOther("Your first name")).press("Enter");
  await phone.waitForURL(/\/t\//);
  await goTo(venue, workshop, "round2");
  await venue.command(workshop, { type: "ask-for-silence", phase: "round2", on: true });
  await expect(phone.getByText(inOther(silence.onlyYou))).toBeVisible();
  await lookAt(phone, "phone-silent");
  await venue.command(workshop, { type: "form-pairs" });
  await settled(phone);
  await lookAt(phone, "phone-pairs");
  await venue.command(workshop, { type: "show-words" });
  await venue.command(workshop, { type: "start-timer" });
  await venue.command(workshop, { type: "pause-timer" });
  await look("paused");
  await venue.command(workshop, { type: "lock", table: null });
  await venue.command(workshop, { type: "show-table", table: 1 });
  await expect(screen.locator("[data-scene=table]")).toBeVisible();
  await look("table");
  await goTo(venue, workshop, "harvest-turns");
  await venue.command(workshop, { type: "call-turn", table: 1 });
  await expect(screen.locator("[data-scene=turn]")).toBeVisible();
  await venue.command(workshop, { type: "signal-wrap-up", on: true });
  await venue.command(workshop, { type: "set-timer", ms: 1_000 });
  await expect(screen.getByText(/\+\u2066?0:0/).first()).toBeVisible();
  await look("overtime");
  await expect(phone.locator(".clock-pill")).toContainText(/\+\u2066?0:/);
  await lookAt(phone, "phone-overtime");
  await venue.command(workshop, { type: "blank-screen", blank: true });
  await expect(screen.locator("[data-scene=blank]")).toBeVisible();
  await expect(screen.locator("html")).toHaveAttribute("dir", "rtl");
  await expectNoSidewaysScroll(screen, "a blank screen");
  await expectWellLaid(screen, "a blank screen");
  await picture(screen, "rtl-screen-blank");
});

test("the page that brings a workshop back stands from right to left", async ({ venue }) => {
  await venue.activity(arabicCafe);
  const home = await venue.open("/", device);
  await home.getByText(inOther("Bring back a workshop")).first().click();
  for (const width of [1440, 320]) {
    await home.setViewportSize({ width, height: 900 });
    await lookAt(home, `bring-back-${width}`);
  }
});
