import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { Phone } from "./phone";
import { picture } from "./pictures";
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
  const open = page.getByRole("button", { name: "Bridges", exact: true });
  await open.click();
  const dialog = page.getByRole("dialog", { name: "Bridges" });
  const pair = dialog
    .getByRole("listitem")
    .filter({ hasText: "Community foundation" })
    .filter({ hasText: /data.driven detroit/i });
  await expect(pair).toContainText("Nobody has linked the two. Both are at table 2.");
  // What is linked at one table, under whatever spelling, is no discovery.
  await expect(
    dialog
      .getByRole("listitem")
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
  const apart = dialog.getByRole("listitem").filter({ hasText: "Land bank" });
  await apart.getByRole("button", { name: "Ask tables 1, 2" }).dblclick();
  await expect(apart.getByText("Asked: tables 1, 2")).toBeVisible();
  const { messages } = (await venue.state(workshop)).workshop;
  expect(messages.map(({ table }) => table).sort()).toEqual([1, 2, 2]);

  await page.setViewportSize({ width: 1024, height: 768 });
  await expectNoSidewaysScroll(page, "bridges on a small laptop");
  await picture(page, "bridges-small");
});
