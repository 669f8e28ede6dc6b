/** What was made, and of which the answer was lost, is not made twice, also when the page was opened again since. */
import type { Page } from "@playwright/test";
import { activitiesCome } from "./activities-come";
import { Dashboard } from "./dashboard";
import { gate } from "./gate";
import { expect, test, type Venue } from "./venue";

/** The server hears such calls, and this page never learns what it said. */
async function loseAnswers(page: Page, path: string): Promise<void> {
  await page.route(path, async (route) => {
    if (route.request().method() !== "POST") {
      return route.fallback();
    }
    expect((await route.fetch()).ok()).toBe(true);
    await route.abort();
  });
}

/** The ids of the workshops of a name that the server has. */
async function named(venue: Venue, name: string): Promise<string[]> {
  const response = await fetch(`${venue.server.address}/api/workshops`);
  const listed = (await response.json()) as { id: string; name: string }[];
  return listed.filter((workshop) => workshop.name === name).map(({ id }) => id);
}

for (const [language, words] of [
  [
    "en",
    { name: "Name of the workshop", create: "Create the workshop", lost: /not created twice/ },
  ],
  ["es", { name: "Nombre del taller", create: "Crear el taller", lost: /dos veces/ }],
] as const) {
  test(`[H1] [H23] a workshop that was created unheard is the one that the same press leads to after a reload, in ${language}`, async ({
    venue,
  }) => {
    venue.troubled = true;
    // The test of the other language has the same server.
    const room = `A room for everybody (${language})`;
    const home = await venue.open("/", { language });
    await home.getByLabel(words.name).fill(room);
    await home.locator("#create-count").fill("3");
    await activitiesCome(home);
    await loseAnswers(home, "**/api/workshops");
    const create = home.getByRole("button", { name: words.create });
    await create.click();
    await expect(home.getByText(words.lost).first()).toBeVisible();
    await home.reload();
    await home.unroute("**/api/workshops");
    await activitiesCome(home);
    await expect(home.locator("#create-count")).toHaveValue("3");
    await expect(home.getByLabel(words.name)).toHaveValue(room);
    const again = home.waitForResponse((response) => response.url().endsWith("/api/workshops"));
    await create.click();
    expect((await again).status()).toBe(200);
    const { id } = (await (await again).json()) as { id: string };
    expect(await named(venue, room)).toEqual([id]);
  });
}

test("[H1] [H23] a workshop that was created unheard and is nobody's by now keeps nobody from creating another", async ({
  venue,
}) => {
  venue.troubled = true;
  const room = "A room that was given up";
  const home = await venue.open("/");
  await home.getByLabel("Name of the workshop").fill(room);
  await activitiesCome(home);
  await loseAnswers(home, "**/api/workshops");
  const create = home.getByRole("button", { name: "Create the workshop" });
  await create.click();
  await expect(home.getByText(/not created twice/)).toBeVisible();
  await home.unroute("**/api/workshops");
  const [id = ""] = await named(venue, room);
  const lost = await fetch(`${venue.server.address}/api/workshops/${id}/lost-link`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ label: "Found again" }),
  });
  const { link } = (await lost.json()) as { link: string };
  const workshop = { id, facilitatorToken: new URL(link).hash.slice(1) };
  const { links } = (await venue.state(workshop)).workshop;
  const unheard = links.find(({ opens, label }) => opens === "facilitator" && label === "");
  await venue.command(workshop, { type: "revoke-link", link: unheard?.id ?? "" });
  await create.click();
  await expect(home.getByText("The workshop was not created (not-now).")).toBeVisible();
  await create.click();
  await expect(home.getByText(`“${room}” is ready`)).toBeVisible();
  expect(await named(venue, room)).toHaveLength(2);
});

test("[H23] who presses before the activities have come again makes no other call than the one that was not answered", async ({
  venue,
}) => {
  venue.troubled = true;
  const room = "A room with places of its own";
  const home = await venue.open("/");
  await home.getByLabel("Name of the workshop").fill(room);
  await home.locator("#create-count").fill("1");
  await expect(home.locator(".create-places li input")).toHaveCount(1);
  await home.locator(".create-places li input").fill("Detroit, MI");
  await activitiesCome(home);
  await loseAnswers(home, "**/api/workshops");
  const create = home.getByRole("button", { name: "Create the workshop" });
  await create.click();
  await expect(home.getByText(/not created twice/)).toBeVisible();
  await home.unroute("**/api/workshops");
  const { open: come, opened: coming } = gate();
  await home.route("**/api/activities", async (route) => {
    await coming;
    await route.continue();
  });
  await home.reload();
  await expect(home.locator(".create-places li input")).toHaveValue("Detroit, MI");
  await create.click();
  await expect(home.getByText(/not created twice/)).toBeVisible();
  come();
  await activitiesCome(home);
  await create.click();
  await expect(home.getByText(`“${room}” is ready`)).toBeVisible();
  expect(await named(venue, room)).toHaveLength(1);
});

test("[H20] [H23] a link that was made unheard is had by the same press after a reload", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Lost links", ["Here"]);
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  const { page } = desk;
  await page.getByRole("button", { name: "Show QR" }).click();
  const links = page.getByRole("region", { name: "Links to the dashboard and screens" });
  const rows = links.getByRole("listitem");
  const before = await rows.count();
  const made = (await venue.state(workshop)).workshop.links.length;
  const helper = links.locator(".link-kinds button").nth(1);
  await loseAnswers(page, "**/links?as=facilitator");
  await helper.click();
  await expect(rows).toHaveCount(before + 1);
  await page.reload();
  await page.unroute("**/links?as=facilitator");
  await page.getByRole("button", { name: "Show QR" }).click();
  await expect(rows).toHaveCount(before + 1);
  await desk.settled();
  await helper.click();
  await expect(links.locator("input[readonly]")).toHaveValue(/\/helper\//);
  expect((await venue.state(workshop)).workshop.links).toHaveLength(made + 1);
  await expect(rows).toHaveCount(before + 1);
});
