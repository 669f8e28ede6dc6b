import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { Dashboard } from "./dashboard";
import { find } from "./map";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { sit } from "./stock";
import { expect, test } from "./venue";

const plain = { note: "", link: "" };

test("[H30] the facilitator sees what nobody has linked, and asks its tables", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Bridges", ["Detroit, MI", "Gary, IN"]);
  const amara = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  const jo = await Phone.join(venue, workshop, { name: "Jo", table: 2 });
  await amara.sheet("Scan");
  await jo.sheet("Scan");
  await amara.addPlayer({ name: "Data Driven Detroit", sector: "civic", ...plain });
  await amara.star("Data Driven Detroit");
  await amara.addPlayer({ name: "Land bank", sector: "gov", ...plain });
  await amara.star("Land bank");
  await amara.partner("Land bank", "Data Driven Detroit", "share parcels");
  await jo.addPlayer({ name: "DATA-DRIVEN Detroit", sector: "civic", ...plain });
  await jo.addPlayer({ name: "Community foundation", sector: "fund", ...plain });
  await jo.star("Community foundation");

  const page = await venue.facilitate(workshop);
  await new Dashboard(page).more("Bridges");
  const dialog = page.getByRole("dialog", { name: "Bridges" });
  const pair = dialog
    .locator("li.bridge")
    .filter({ hasText: "Community foundation" })
    .filter({ hasText: /data.driven detroit/i });
  await expect(pair).toContainText("Nobody has linked the two. Both are at table 2.");
  // What is linked at one table, under whatever spelling, is no discovery.
  await expect(
    dialog
      .locator("li.bridge")
      .filter({ hasText: "Land bank" })
      .filter({ hasText: /data.driven/i }),
  ).toHaveCount(0);
  await expectAccessible(page, "bridges");
  await picture(page, "bridges");

  await pair.getByRole("button", { name: "Ask table 2" }).click();
  await expect(pair.getByText("Asked: table 2")).toBeVisible();
  await expect(jo.page.getByText(/^Nobody links .* How could you\?$/)).toBeVisible();
  await expect(amara.page.getByText(/^Nobody links /)).toHaveCount(0);

  // The second press of one gesture asks nobody twice.
  const apart = dialog.locator("li.bridge").filter({ hasText: "Land bank" });
  await apart.getByRole("button", { name: "Ask tables 1, 2" }).dblclick();
  await expect(apart.getByText("Asked: tables 1, 2")).toBeVisible();
  // Nor does another dashboard, or this one when it is opened again.
  const other = await venue.facilitate(workshop);
  await new Dashboard(other).more("Bridges");
  await expect(other.getByText("Asked: tables 1, 2")).toBeVisible();
  const { messages } = (await venue.state(workshop)).workshop;
  expect(messages.map(({ table }) => table).sort()).toEqual([1, 2, 2]);

  await page.setViewportSize({ width: 1024, height: 768 });
  await expectNoSidewaysScroll(page, "bridges on a small laptop");
  await picture(page, "bridges-small");
});

test("[H32] what tables call by two names is one for the room, at both facilitators', until it is taken back", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Same", ["Detroit, MI", "Gary, IN"]);
  const programs = await Promise.all(
    [1, 2].map((table) => sit(venue.server.address, workshop, `Bo ${table}`, table)),
  );
  find(programs[0] as (typeof programs)[0], [
    { name: "Data Driven Detroit", sector: "civic" },
    { name: "National Network of Indicator Partners", sector: "net" },
  ]);
  find(programs[1] as (typeof programs)[0], [
    { name: "Data Driven Detriot", sector: "civic" },
    { name: "NNIP", sector: "net" },
  ]);
  const [ana, bo] = [await venue.facilitate(workshop), await venue.facilitate(workshop)];
  const dialog = (page: Page) => page.getByRole("dialog", { name: "Bridges" });
  await new Dashboard(ana).more("Bridges");
  const one = dialog(ana).getByRole("button", {
    name: /^It is one: Data Driven Det\w+, Data Driven Det\w+$/,
  });
  await expect(one).toBeVisible();
  await expect(dialog(ana).getByRole("button", { name: /^It is one: / })).toHaveCount(2);
  await expectAccessible(ana, "the same under two names");
  await picture(ana, "same-cards");
  await one.click();
  const back = (page: Page) =>
    dialog(page).getByRole("button", { name: /^Take back: Data Driven/ });
  await expect(back(ana)).toBeVisible();
  await dialog(ana)
    .getByRole("button", { name: /^Not the same: .*NNIP/ })
    .click();
  await expect(dialog(ana).getByRole("button", { name: /^It is one: / })).toHaveCount(0);

  // The other facilitator sees it, the report follows it, and no table's sheet changes.
  await new Dashboard(bo).more("Bridges");
  await expect(back(bo)).toBeVisible();
  await expect(dialog(bo).getByRole("button", { name: /^It is one: / })).toHaveCount(0);
  const found = async () =>
    (
      (await (await venue.report(workshop, "json")).json()) as {
        across: { players: { cards: { name: string; tables: number[] }[] } };
      }
    ).across.players.cards.filter(({ name }) => name.startsWith("Data"));
  expect(await found()).toMatchObject([{ tables: [1, 2] }]);
  expect(programs[1]?.doc.getMap("players").size).toBe(2);

  // So does the screen at the end, and the dashboard's picture of it.
  const screen = await venue.screen(workshop);
  await venue.command(workshop, { type: "choose-scene", scene: "end" });
  await expect(screen.locator(".end-names li")).toHaveText(/^Data Driven Det\w+ ×2$/);
  await picture(screen, "end-one");
  await back(bo).click();
  await expect(dialog(bo).getByRole("button", { name: /^It is one: Data/ })).toBeVisible();
  expect(await found()).toHaveLength(2);
});
