/** Who creates a workshop says when it starts and ends. */
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { activitiesCome } from "./activities-come";
import { picture } from "./pictures";
import { expect, phoneSize, test } from "./venue";

for (const [language, name, create, starts, ends, says] of [
  [
    "en-US",
    "Name of the workshop",
    "Create the workshop",
    "Starts (if you know)",
    "Ends",
    /the next day/,
  ],
  [
    "es-MX",
    "Nombre del taller",
    "Crear el taller",
    "Empieza (si ya se sabe)",
    "Termina",
    /al día siguiente/,
  ],
] as const) {
  test(`[H1] [M22] a workshop is created with its start and its end, in ${language}`, async ({
    venue,
  }) => {
    const size = { width: language === "en-US" ? 1366 : 320, height: 768 };
    const home = await venue.open("/", { language, size });
    await home.getByLabel(name).fill("Evening");
    // In two days, by which the server still has it.
    const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    await home.getByLabel(starts, { exact: true }).fill(`${day}T18:30`);
    await home.getByLabel(ends, { exact: true }).fill("20:15");
    const said = home.locator("#create-when-says");
    await expect(said).not.toContainText(says);
    await home.getByLabel(ends, { exact: true }).fill("01:00");
    await expect(said).toContainText(says);
    await expectAccessible(home, `creating, ${language}`);
    await expectNoSidewaysScroll(home, `creating, ${language}`);
    await said.scrollIntoViewIfNeeded();
    await picture(home, `create-times-${language}`);
    const answered = home.waitForResponse((response) => response.url().endsWith("/api/workshops"));
    await home.getByRole("button", { name: create }).click();
    const workshop = (await (await answered).json()) as { id: string; facilitatorToken: string };
    const plan = (await venue.state(workshop)).workshop.timing?.plan;
    expect((plan?.end ?? 0) - (plan?.start ?? 0)).toBe(6.5 * 3_600_000);
  });
}

test("[H1] [M22] a start after the server's own deletion is refused in words, here and on the dashboard", async ({
  venue,
}) => {
  venue.troubled = true;
  const home = await venue.open("/");
  await home.getByLabel("Name of the workshop").fill("Too late");
  await home.getByLabel("Starts (if you know)", { exact: true }).fill("2031-03-05T18:30");
  await activitiesCome(home);
  await home.getByRole("button", { name: "Create the workshop" }).click();
  await expect(home.getByText("This server will have deleted the workshop by then.")).toBeVisible();
  await picture(home, "create-after-deletion");

  const workshop = await venue.workshop("In time", ["Gary, IN"]);
  const start = Date.parse("2031-03-05T18:30Z");
  expect(await venue.send(workshop, { type: "set-plan", start, end: null })).toEqual({
    status: 422,
    problem: "after-deletion",
  });
});

test("[M22] before it begins all see when it is to, in the zone of the place", async ({
  venue,
}) => {
  const workshop = await venue.workshop("On time", ["Gary, IN", "Detroit, MI"]);
  const dashboard = await venue.facilitate(workshop);
  const screen = await venue.screen(workshop);
  const phone = await venue.open(`/j/${workshop.joinCode}/1`, { size: phoneSize });
  await phone.getByLabel("Your first name").fill("Amara");
  await phone.getByRole("button", { name: /^Join/ }).click();
  const narrow = await venue.screen(workshop, { size: { width: 1024, height: 768 } });
  const pages = [dashboard, screen, phone, narrow];
  const now = Date.now();
  const today = (at: number) =>
    new Date(at).toLocaleDateString("en-US", { timeZone: "America/Detroit" });
  const soon = today(now) === today(now + 60_000) ? now + 60_000 : now;
  await venue.command(workshop, { type: "set-plan", start: soon, end: null });
  for (const page of pages) {
    const time = await page.evaluate(
      (at) => new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit" }).format(at),
      soon,
    );
    await expect(page.getByText(`We start at ${time}`).first()).toBeVisible();
  }
  await expectAccessible(phone, "a lobby with a planned start");
  await picture(dashboard, "start-planned-dashboard");
  await picture(screen, "start-planned-screen");
  await picture(narrow, "start-planned-screen-4-3");
  await picture(phone, "start-planned-phone");
  await venue.command(workshop, { type: "set-plan", start: soon + 2 * 86_400_000, end: null });
  for (const page of pages) {
    await expect(page.getByText(/We start on \w+ \d+, /).first()).toBeVisible();
  }
  await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
  await venue.command(workshop, { type: "start-timer" });
  for (const page of pages) {
    await expect(page.getByText(/We start/)).toHaveCount(0);
  }
});
