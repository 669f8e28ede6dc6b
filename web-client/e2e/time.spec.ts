import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { wakeClocks } from "./clocks";
import { Dashboard } from "./dashboard";
import { lightningTalks } from "./other-activities";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { takeSeat } from "./stock";
import { type Created, expect, test, timeZone, type Venue } from "./venue";

const MINUTE = 60_000;
const places = ["Detroit, MI", "Youngstown, OH", "Long Island, NY", "Gary, IN"];

const sizes = [
  [1440, 900],
  [1024, 768],
  [390, 844],
  [320, 640],
] as const;

/** The time of day of a moment, as a field for it has it, in the zone of the venue's devices. */
function fieldTime(ms: number): string {
  const how = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat("en", { ...how, timeZone }).format(ms);
}

/** Lets time pass, and the dashboard look at the clock again, as it does by itself now and then. */
async function pass(venue: Venue, desk: Dashboard, ms: number): Promise<void> {
  await venue.server.advance(ms);
  await wakeClocks([desk.page]);
}

/** The clock runs at the server, be the page ever so slow: time that passes before is none of its. */
async function expectRunning(venue: Venue, workshop: Created): Promise<void> {
  await expect.poll(async () => (await venue.state(workshop)).workshop.timer.state).toBe("running");
}

/** Keeps the page in every size that facilitators have, and looks that nothing sticks out. */
async function inAllSizes(page: Page, name: string): Promise<void> {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await expectNoSidewaysScroll(page, `${name} at ${width} px`);
    await picture(page, `${name}-${width}`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

test("[W7] a laptop whose clock is an hour off, and that no socket reaches, tells the plan and ages by the server's time", async ({
  venue,
}) => {
  const workshop = await venue.workshop("No sockets", places);
  const { now } = await venue.state(workshop);
  await venue.command(workshop, { type: "set-plan", start: null, end: now + 46 * MINUTE });
  const phone = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  for (const table of [2, 3, 4]) {
    await takeSeat(venue.server.address, workshop, `Eva ${table}`, table);
  }
  await phone.page.getByRole("button", { name: /^Ask for help/ }).click();
  await expect
    .poll(async () => (await venue.state(workshop)).workshop.tables[0]?.help ?? null)
    .not.toBeNull();
  const page = await venue.open("/device", { clock: 60 * MINUTE });
  await page.routeWebSocket(/\/ws\//, () => {}); // it opens, and the server never says a word
  await page.goto(`${venue.server.address}/facilitate/${workshop.id}#${workshop.facilitatorToken}`);
  const plan = page.getByRole("region", { name: "Plan" });
  await expect(plan.getByText(/^1[67] min in hand\.$/)).toBeVisible();
  const calls = page.getByRole("region", { name: "Asked for help" });
  await expect(calls.getByText(/waiting .*\b0:\d\d/)).toBeVisible();
});

test("[M22] an end is set, the hour runs late, one press puts it right, undo brings it back", async ({
  venue,
}) => {
  const workshop = await venue.workshop("On time", places);
  const desk = new Dashboard(await venue.facilitate(workshop));
  const phone = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  await desk.open();
  const plan = desk.page.getByRole("region", { name: "Plan" });
  await expect(plan).toContainText("When must it end?");

  // A field has whole minutes: from the beginning of one, what is left does not hang on the second.
  await pass(venue, desk, MINUTE - ((await venue.state(workshop)).now % MINUTE));
  const { now } = await venue.state(workshop);
  await desk.page.getByRole("button", { name: "Change steps" }).click();
  const form = desk.page.getByRole("form", { name: "When it starts and ends" });
  await form.getByLabel("Ends").fill(fieldTime(now + 46 * MINUTE));
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByRole("button", { name: "No plan" })).toBeVisible();
  await expectAccessible(desk.page, "the plan is set");
  await inAllSizes(desk.page, "time-steps");
  await desk.page.keyboard.press("Escape");
  // Of four tables one has come so far, which says nothing of the others.
  await expect(plan.getByText(/^1[67] min in hand\.$/)).toBeVisible();
  for (const table of [2, 3, 4]) {
    await takeSeat(venue.server.address, workshop, `Eva ${table}`, table);
  }
  await expect(desk.page.getByText("4 joined")).toBeVisible();
  await expect(plan.getByText(/^1[67] min in hand\.$/)).toBeVisible();

  await desk.goTo("Scan the ecosystem");
  await desk.press("Start");
  await expectRunning(venue, workshop);
  await pass(venue, desk, 27 * MINUTE);
  // Twenty-four minutes are to come, and nineteen are left.
  await expect(plan.getByText(/^[56] min over\.$/)).toBeVisible();
  await expect(plan.getByText(/\d\d s a table would still fit\./)).toBeVisible();
  await expect(
    plan.getByText(/^Every later step 2\d% shorter\. Undo brings it back\.$/),
  ).toBeVisible();
  await expectAccessible(desk.page, "running late");
  await inAllSizes(desk.page, "time-late");

  const before = (await venue.state(workshop)).workshop.phases;
  const phases = async () => (await venue.state(workshop)).workshop.phases;
  await plan.getByRole("button", { name: "Apply" }).click();
  await expect(plan.getByText("On time.")).toBeVisible();
  const applied = await phases();
  expect(applied).not.toEqual(before);
  expect(applied[1]).toEqual(before[1]);
  await desk.settled();
  await desk.page.getByRole("button", { name: /Undo: the plan/ }).click();
  await expect(plan.getByText(/min over\.$/)).toBeVisible();
  expect(await phases()).toEqual(before);

  await plan.getByRole("button", { name: "Apply" }).click();
  await expect(plan.getByText("On time.")).toBeVisible();
  await desk.goTo("Pick the challenge");
  const length = (await phases())[2]?.length ?? 0;
  expect(length).toBeLessThan(8 * MINUTE);
  const seconds = length / 1000;
  const digits = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  await expect(phone.page.getByText(digits, { exact: true }).first()).toBeVisible();
  await picture(phone.page, "time-phone-shorter");
});

test("[M22] without a lobby the hour begins as its first clock does, not when the workshop was made", async ({
  venue,
}) => {
  await venue.activity(lightningTalks);
  const workshop = await venue.workshop("Talks", ["", "", "", ""], lightningTalks.id);
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  const state = await venue.state(workshop);
  const takes = state.workshop.phases.reduce(
    (sum, { id, length }) =>
      sum + length * (id in state.workshop.turns ? state.workshop.tables.length : 1),
    0,
  );
  const start = state.now + 30 * MINUTE;
  const plan = desk.page.getByRole("region", { name: "Plan" });
  await venue.command(workshop, { type: "set-plan", start, end: null });
  await expect(plan.getByRole("button")).toContainText("We start at");
  await venue.command(workshop, { type: "set-plan", start, end: start + takes });
  await expect(plan).toContainText("We start at");
  await expect(plan.getByText("On time.")).toBeVisible();
  await picture(desk.page, "time-gathering");
  // It begins early, and that is all that is known of when it did.
  await desk.press("Start");
  await expect(plan.getByText(/^(29|30) min in hand\.$/)).toBeVisible();
  await expect(plan).not.toContainText(/We start|began/);
  await picture(desk.page, "time-begun");
});

test("[M3] [M23] the clock is set to any value, and what is asked for happens by itself, once", async ({
  venue,
}) => {
  const workshop = await venue.workshop("By itself", places);
  const desk = new Dashboard(await venue.facilitate(workshop));
  const phone = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  await desk.open();
  await desk.goTo("Scan the ecosystem");

  await desk.press("Set…");
  const setting = desk.page.getByRole("dialog", { name: "Set the clock" });
  await setting.getByLabel("Minutes").fill("9999");
  await setting.getByRole("button", { name: "Set the clock" }).click();
  await expect(setting.getByText("From 0:00 to 24 hours.")).toBeVisible();
  await setting.getByLabel("Minutes").fill("2");
  await setting.getByLabel("Seconds").fill("30");
  await expectAccessible(desk.page, "setting the clock");
  await picture(desk.page, "time-set-clock");
  await desk.page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(desk.page, "setting the clock at 320 px");
  await picture(desk.page, "time-set-clock-320");
  await desk.page.setViewportSize({ width: 1440, height: 900 });
  await setting.getByLabel("Seconds").press("Enter");
  await expect(setting).toHaveCount(0);
  await expect(desk.clock.getByText("2:30", { exact: true })).toBeVisible();
  await expect(phone.page.getByText("2:30", { exact: true }).first()).toBeVisible();

  await pass(venue, desk, 61_000);
  await expect(desk.clock.getByText("The clock is not running.")).toBeVisible();

  await desk.page.getByRole("button", { name: "Change steps" }).click();
  const steps = desk.page.getByRole("dialog", { name: "Change steps" });
  const scan = steps.getByRole("listitem").filter({ hasText: "Scan the ecosystem" });
  await scan.getByText("By itself").click();
  // By keyboard: the dialog has grown, and what a click would hit has just come under it.
  await scan.getByLabel("Go on at zero").press("Space");
  await expect(scan.getByLabel("Go on at zero")).toBeChecked();
  await scan.getByLabel("Message at zero").fill("Thank you, stop here");
  await scan.getByLabel("Message at zero").press("Enter");
  await expect
    .poll(async () => (await venue.state(workshop)).workshop.timing?.plan.automatic)
    .toEqual({ scan: { advance: true, atWarning: null, atZero: "Thank you, stop here" } });
  await expectAccessible(desk.page, "what happens by itself");
  await inAllSizes(desk.page, "time-by-itself");
  await desk.page.keyboard.press("Escape");

  await expect(desk.clock.getByText("Goes on by itself at zero.")).toBeVisible();
  await desk.press("Start");
  await expectRunning(venue, workshop);
  await expect(
    desk.clock.getByText("At zero it tells everybody: “Thank you, stop here”"),
  ).toBeVisible();
  await picture(desk.page, "time-goes-on");
  await pass(venue, desk, 150_000);
  await expect(phone.page.getByText("Pick the challenge").first()).toBeVisible();
  await expect(phone.page.getByText("Thank you, stop here")).toBeVisible();
  await expect(desk.step("Pick the challenge")).toHaveAttribute("aria-current", "step");
  expect((await venue.state(workshop)).workshop.timer.state).toBe("running");

  await desk.settled();
  await desk.room.getByRole("button", { name: /^Undo/ }).click();
  await expect(desk.step("Scan the ecosystem")).toHaveAttribute("aria-current", "step");
  await expect(desk.clock.getByText("Goes on by itself at zero.")).toHaveCount(0);
  await pass(venue, desk, 5_000);
  await expect(desk.clock.getByText(/^\+0:/)).toBeVisible();
  await expect(desk.step("Scan the ecosystem")).toHaveAttribute("aria-current", "step");
});

test("[M23] what is asked for in one go is asked for whole, also as a dialog is left", async ({
  venue,
}) => {
  const workshop = await venue.workshop("In one go", places);
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  const asked = async () => (await venue.state(workshop)).workshop.timing?.plan.automatic;
  await desk.page.getByRole("button", { name: "Change steps" }).click();
  const steps = desk.page.getByRole("dialog", { name: "Change steps" });
  const scan = steps.getByRole("listitem").filter({ hasText: "Scan the ecosystem" });
  await scan.getByText("By itself").click();
  const warning = scan.getByLabel(/^Message at the warning/);
  // Leaving the field says one thing, and the press another, before the first is answered.
  await warning.click(); // so far from the press before that the next one is no second of it
  await warning.fill("Choose your stars");
  await scan.getByLabel("Go on at zero").click();
  await expect
    .poll(asked)
    .toEqual({ scan: { advance: true, atWarning: "Choose your stars", atZero: null } });
  await expect(warning).toHaveValue("Choose your stars");
  await expect(scan.getByLabel("Go on at zero")).toBeChecked();

  await scan.getByLabel("Message at zero").fill("Stop here");
  await desk.page.keyboard.press("Escape");
  await expect(steps).toHaveCount(0);
  await expect
    .poll(asked)
    .toEqual({ scan: { advance: true, atWarning: "Choose your stars", atZero: "Stop here" } });
});

for (const [language, title, more, help, gone, done] of [
  ["en-US", "What happened", "More", "waiting for 2:", "on the way after 2:", "done after 2:"],
  [
    "es-ES",
    "Qué pasó",
    "Más",
    "espera desde hace 2:",
    "en camino después de 2:",
    "resuelto después de 2:",
  ],
] as const) {
  test(`[M24] what happened is a run sheet that follows the hour (${language})`, async ({
    venue,
  }) => {
    const workshop = await venue.workshop("What happened", places);
    const { now } = await venue.state(workshop);
    const start = Math.floor(now / MINUTE) * MINUTE;
    await venue.command(workshop, { type: "set-plan", start, end: start + 40 * MINUTE });
    const phone = await Phone.join(venue, workshop, { name: "Amara", table: 2 });
    const desk = new Dashboard(await venue.facilitate(workshop, { language }));
    await pass(venue, desk, 4 * MINUTE);
    await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
    await venue.command(workshop, { type: "start-timer" });
    await desk.more(title, more);
    const sheet = desk.page.getByRole("dialog", { name: title });
    await expect(sheet.getByText(/^4:[0-5]\d$/)).toBeVisible();
    await phone.page.getByRole("button", { name: "Ask for help" }).click();
    await expect(sheet.getByText(help.replace("2:", "0:"))).toBeVisible();
    await pass(venue, desk, 2 * MINUTE);
    await venue.command(workshop, {
      type: "send-message",
      text: "Two minutes left",
      table: null,
      on: "phones",
    });
    await venue.command(workshop, { type: "lock", table: 3 });
    await venue.command(workshop, { type: "add-time", ms: 90_000 });
    await venue.command(workshop, { type: "go-to-phase", phase: "pitches" });
    await venue.command(workshop, { type: "call-turn", table: 3 });
    await expect(sheet.getByText("Two minutes left")).toBeVisible();
    await expect(sheet.getByText(help)).toBeVisible();
    await venue.command(workshop, { type: "claim-help", table: 2, name: "Ana", since: null });
    await expect(sheet.getByText(gone)).toBeVisible();
    await venue.command(workshop, { type: "clear-help", table: 2, since: null });
    await expect(sheet.getByText(gone)).toContainText(done);
    await expect(sheet.getByText(/^1:30 /)).toBeVisible();
    await expectAccessible(desk.page, "the run sheet");
    await inAllSizes(desk.page, `time-run-sheet-${language}`);
    await desk.page.keyboard.press("Escape");
    await inAllSizes(desk.page, `time-bar-${language}`);
    const csv = await (await venue.report(workshop, "csv")).text();
    expect(csv).toContain("Two minutes left");
  });
}

test("[M3] a step is as much longer as was pressed, however fast, on every dashboard", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Longer", places);
  const desk = new Dashboard(await venue.facilitate(workshop));
  const other = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  await other.open();
  await desk.page.getByRole("button", { name: "Change steps" }).click();
  const length = desk.page.getByRole("group", { name: "Length of “Scan the ecosystem”" });
  const [shorter, longer] = ["30 s shorter", "30 s longer"].map((name) =>
    length.getByRole("button", { name }),
  );
  // Within one moment: no answer comes between them.
  await longer?.evaluate((button) => {
    for (let press = 0; press < 3; press++) {
      (button as HTMLButtonElement).click();
    }
  });
  await expect(other.step("Scan the ecosystem")).toContainText("6:30");
  await expect(length).toContainText("6:30");
  await shorter?.click();
  await expect(other.step("Scan the ecosystem")).toContainText("6:00");

  // What is not done, as without a network, is said where it was pressed, and not shown as if it were.
  await desk.page.context().setOffline(true);
  await longer?.click();
  const steps = desk.page.getByRole("dialog", { name: "Change steps" });
  await expect(steps.getByText(/The server did not answer/)).toBeVisible();
  await expect(length).toContainText("6:00");
  await desk.page.context().setOffline(false);
  await longer?.click();
  await expect(other.step("Scan the ecosystem")).toContainText("6:30");
  await expect(steps.getByText(/The server did not answer/)).toHaveCount(0);
});
