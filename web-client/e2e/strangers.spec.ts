import type { Locator, Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { activitiesCome } from "./activities-come";
import type { Stranger } from "./cable";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { settled } from "./settled";
import { expect, phoneSize, test } from "./venue";

const signIn = "<!doctype html><title>Welcome</title><h1>Sign in to the Wi-Fi</h1>";
const html = "text/html";

/** What answers in the server's place at a venue, and has no say about the workshop. */
const strangers: readonly Stranger[] = [
  { status: 200, type: html, body: signIn },
  { status: 200, type: "application/json", body: '{"portal": true}' },
  { status: 302, type: html, body: "", location: "/j/login" },
  { status: 401, type: html, body: signIn },
  { status: 403, type: html, body: signIn },
  { status: 404, type: "application/json", body: '{"error": "not found"}' },
  { status: 404, type: "application/problem+json", body: '{"type": "about:blank", "status": 404}' },
  { status: 511, type: html, body: signIn },
];

const called = ({ status, type, location }: Stranger) =>
  `${status} ${location === undefined ? type : "to a sign-in page"}`;

/** Phone, dashboard and screen. */
const PAGES = 3;

async function stageFollows(screen: Page): Promise<void> {
  await expect(screen.locator(".lobby-code")).toBeVisible();
  await expect(screen.getByText("Reconnecting…")).toBeHidden();
}

test("[W9] whoever answers in the server's place says nothing about the workshop: phone, dashboard and screen go on", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Weather", ["Detroit, MI", "Gary, IN"]);
  const cable = await venue.layCable();
  const phone = await Phone.join(venue, workshop, { name: "Amara", table: 1, device: { cable } });
  await phone.sheet("Challenge");
  await phone.write("challenge", "Cellars flood");
  await phone.expectSaved();
  const desk = new Dashboard(await venue.facilitate(workshop, { cable }));
  await desk.open();
  const screen = await venue.screen(workshop, { cable });
  await stageFollows(screen);

  for (const stranger of strangers) {
    await test.step(called(stranger), async () => {
      cable.hijack(stranger);
      // Pages ask for a proof, or by socket if they have no witness yet (B3); the stranger answers all.
      await expect
        .poll(() => cable.intercepted.filter((line) => /\/proof|\/ws\//.test(line)).length)
        .toBeGreaterThan(PAGES);
      await expect(phone.field("challenge")).toHaveValue(/^Cellars flood/);
      await phone.type("challenge", "!");
      await phone.expectOnlyHere();
      await expect(desk.page.getByText("No connection. Trying again…").first()).toBeVisible();
      await expect(desk.card(1)).toContainText("Cellars flood");
      await expect(screen.getByText("Reconnecting…")).toBeVisible();
      cable.let("everything");
      await phone.expectSaved();
      await desk.open();
      await stageFollows(screen);
    });
  }
});

test("pages that are opened behind a stranger get in by themselves when it lets them", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Behind a wall", ["Detroit, MI"]);
  for (const stranger of strangers) {
    await test.step(called(stranger), async () => {
      const cable = await venue.layCable();
      cable.hijack(stranger);
      const join = await venue.open(`/j/${workshop.joinCode}/1`, { size: phoneSize, cable });
      await expect(join.getByText("The server cannot be reached")).toBeVisible();
      const desk = await venue.facilitate(workshop, { cable });
      await expect(
        desk.getByRole("heading", { name: "The server cannot be reached" }),
      ).toBeVisible();
      const screen = await venue.screen(workshop, { cable });
      await expect(
        screen.getByRole("heading", { name: "The server cannot be reached" }),
      ).toBeVisible();
      const home = await venue.open("/", { cable });
      await expect(home.getByText("Asking again…")).toBeVisible();

      // Who loads the page again has its link still, which is not in the address any more.
      for (const page of [desk, screen]) {
        await page.reload();
        await expect(
          page.getByRole("heading", { name: "The server cannot be reached" }),
        ).toBeVisible();
      }
      cable.let("everything");
      await expect(join.getByLabel("Your first name")).toBeVisible();
      await new Dashboard(desk).open();
      await stageFollows(screen);
      await expect(home.getByLabel("Name of the workshop")).toBeVisible();
      await Promise.all([join, desk, screen, home].map((page) => page.close()));
    });
  }
});

test("[H23] the answer to joining is lost: the phone asks again, and there is one seat", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Lost answers", ["Detroit, MI"]);
  const cable = await venue.layCable();
  const page = await venue.open(`/j/${workshop.joinCode}/1`, { size: phoneSize, cable });
  await page.getByLabel("Your first name").fill("Amara");
  cable.let("no-answers");
  await page.getByRole("button", { name: /^Join/ }).click();
  await expect.poll(() => cable.intercepted.length).toBeGreaterThan(1);
  await expect(page.getByText("Trying again…")).toBeVisible();
  // Also after a reload it is the same person.
  cable.let("everything");
  await page.reload();
  await page.getByLabel("Your first name").fill("Amara");
  await page.getByRole("button", { name: /^Join/ }).click();
  await page.waitForURL(/\/t\//);
  expect((await venue.state(workshop)).workshop.participants).toMatchObject([
    { name: "Amara", table: 1 },
  ]);
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("join-key"))),
  ).toEqual([]);
});

test("[H23] the answer to creating is lost: pressed again, there is one workshop", async ({
  venue,
}) => {
  venue.troubled = true;
  const cable = await venue.layCable();
  const page = await venue.open("/", { cable });
  await page.getByLabel("Name of the workshop").fill("Created once");
  await activitiesCome(page);
  cable.let("no-answers");
  await page.getByRole("button", { name: "Create the workshop" }).click();
  await expect(page.locator(".banner")).toContainText("The server did not answer");
  cable.let("everything");
  await page.getByRole("button", { name: "Create the workshop" }).click();
  await expect(page.getByRole("heading", { name: "“Created once” is ready" })).toBeVisible();
  const list = (await (await fetch(`${venue.server.address}/api/workshops`)).json()) as {
    name: string;
  }[];
  expect(list.filter(({ name }) => name === "Created once")).toHaveLength(1);
});

/** The server does what is sent next, and the page hears nothing of that. */
async function loseNextAnswer(page: Page): Promise<void> {
  await page.route(
    "**/commands?*",
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
}

test("[H23] the answer to words is lost: sent again, whoever reads them has them once", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Said once", ["Detroit, MI"]);
  const page = await venue.facilitate(workshop);
  const desk = new Dashboard(page);
  await desk.open();
  const sayTwice = async (label: string, words: string, between = async () => {}) => {
    const field = page.getByRole("textbox", { name: label });
    await field.fill(words);
    await desk.settled();
    await settled(page);
    await loseNextAnswer(page);
    await field.press("Enter");
    await expect(page.locator(".notices .banner")).toBeVisible();
    await expect(field).toHaveValue(words);
    await between();
    await settled(page);
    await field.press("Enter");
    await expect(field).toHaveValue("");
  };
  await sayTwice("Message to everybody", "Five minutes left");

  await page.locator("summary", { hasText: "Between us" }).click();
  const line = "Say something to facilitators and helpers";
  await page.getByLabel(line).fill("I am Ana");
  await page.getByLabel(line).press("Enter");
  await page.getByLabel("Your name, as the table sees it").fill("Ana");
  await settled(page);
  await page.getByLabel("Your name, as the table sees it").press("Enter");
  await expect(page.getByLabel(line)).toHaveValue("");
  // Somebody else speaks in between.
  await sayTwice(line, "Coffee at ten", () =>
    venue.command(workshop, { type: "tell-crew", name: "Kim", text: "Who has the key?" }),
  );

  const { messages, crew } = (await venue.state(workshop)).workshop;
  expect(messages).toMatchObject([{ text: "Five minutes left" }]);
  expect(crew?.line.map(({ text }) => text)).toEqual([
    "I am Ana",
    "Coffee at ten",
    "Who has the key?",
  ]);
});

test("[M9] the answer to a control is lost: pressed again, it is not done twice, and the dashboard says so", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Pressed twice", ["Detroit, MI"]);
  const page = await venue.facilitate(workshop);
  const desk = new Dashboard(page);
  await desk.open();
  await desk.goTo("Challenge");
  const pressTwice = async (button: Locator, banner: Locator) => {
    await desk.settled();
    await loseNextAnswer(page);
    await button.click();
    await expect(banner).toContainText("The server did not answer");
    await desk.settled();
    await button.click();
    await expect(banner).toContainText("it may be done already");
  };
  const length = async () => (await venue.state(workshop)).workshop.timer;
  const before = await length();
  const more = desk.clock.getByRole("button", { name: "+1 min" });
  await pressTwice(more, page.locator(".notices .banner"));
  const once = await length();
  expect(once).not.toEqual(before);
  // Whoever has read that and presses again means it.
  await more.click();
  await expect(page.locator(".notices .banner")).toHaveCount(0);
  expect(await length()).not.toEqual(once);

  await page.getByRole("button", { name: "People", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Add a table" }).click();
  await dialog.getByLabel("City").fill("Flint, MI");
  await pressTwice(dialog.getByRole("button", { name: /^Add table/ }), dialog);
  expect((await venue.state(workshop)).workshop.tables).toHaveLength(2);
});

test("who is removed keeps the words in sight, to copy; in both languages", async ({ venue }) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Removed", ["Detroit, MI"]);
  const phone = await Phone.join(venue, workshop, { name: "Eve", table: 1 });
  const other = await venue.open(`/j/${workshop.joinCode}/1`, {
    size: phoneSize,
    language: "es-ES",
  });
  await other.getByLabel("Tu nombre").fill("Ana");
  await other.getByRole("button", { name: /mesa 1/i }).click();
  await other.waitForURL(/\/t\//);
  await phone.sheet("Challenge");
  await phone.write("challenge", "Cellars flood");
  await phone.expectSaved();
  await expect(other.locator("[data-saving]")).toHaveText(/^Guardado/);
  for (const { id } of (await venue.state(workshop)).workshop.participants) {
    await venue.command(workshop, { type: "remove-participant", participant: id });
  }
  await expect(phone.page.getByText("You are no longer in this workshop")).toBeVisible();
  await expect(phone.page.getByLabel("What is on this phone")).toHaveValue("Cellars flood");
  await expect(other.getByLabel("Lo que hay en este teléfono")).toHaveValue("Cellars flood");
  // One tap copies them, also where the browser's clipboard fails.
  await phone.page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"));
    document.addEventListener("copy", () => {
      document.title = `copied: ${String(getSelection())}`;
    });
  });
  await phone.page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(phone.page.getByText("Copied", { exact: true })).toBeVisible();
  await expect(phone.page).toHaveTitle("copied: Cellars flood");
  await expectAccessible(phone.page, "removed, with words");
  await picture(phone.page, "phone-removed");
  await phone.page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(phone.page, "removed at 320 px");
  await picture(other, "phone-removed-es");
});
