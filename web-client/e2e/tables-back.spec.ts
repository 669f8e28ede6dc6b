import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { expect, laptopSize, test } from "./venue";
import { work } from "./worksheet";

const PITCH = "We put a sensor on every block, and share what it says with whoever lives there.";
const MINUTE = 60_000;

test("[K10] [K7] accomplices wipe every table and leave junk: one press brings all back, and one takes it back", async ({
  venue,
  server,
}) => {
  const minute = async () => server.advance(MINUTE - (server.now() % MINUTE) + 2_000);
  await minute();
  const workshop = await venue.workshop("Raid", ["Gary, IN", "Detroit, MI", "Flint, MI"]);
  const honest = await Promise.all(
    [1, 2].map((table) => Phone.join(venue, workshop, { name: `Amara ${table}`, table })),
  );
  for (const phone of honest) {
    await phone.sheet("Pitch");
    await phone.write("pitch", PITCH);
    await phone.expectSaved();
  }
  await minute();
  await minute();
  const [player] = work[0]?.players ?? [];
  if (player === undefined) {
    throw new Error("the worksheet has no player");
  }
  const raiders = [];
  for (const table of [1, 2, 3]) {
    const raider = await Phone.join(venue, workshop, { name: `Eve ${table}`, table });
    raiders.push(raider);
    await raider.sheet("Scan");
    await raider.addPlayer(player);
    await raider.sheet("Pitch");
    await raider.write("pitch", "");
    await raider.write("pitch", "nonsense");
    await raider.expectSaved();
  }
  for (const phone of honest) {
    await expect(phone.field("pitch")).toHaveValue("nonsense");
  }

  const page = await venue.facilitate(workshop);
  const dashboard = new Dashboard(page);
  await dashboard.open();
  await page.getByRole("button", { name: "People", exact: true }).click();
  await page.getByRole("button", { name: "Bring all tables back" }).click();
  const form = page.getByRole("region", { name: "Bring all tables back" });
  await form.getByLabel("To how they were at").selectOption({ index: 0 });
  await expectAccessible(page, "asked when all tables are brought back to");
  for (const [width, height] of [
    [320, 640],
    [768, 1024],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    await form.scrollIntoViewIfNeeded();
    await expectNoSidewaysScroll(page, `when all tables are brought back to, at ${width} px`);
    await picture(page, `dashboard-tables-back-${width}`);
  }
  await page.setViewportSize(laptopSize);
  await dashboard.settled();
  await form.getByRole("button", { name: "Bring 3 tables back" }).click();

  await expect(form.getByText(/^3 tables are as they were at/)).toBeVisible();
  for (const phone of honest) {
    await expect(phone.field("pitch")).toHaveValue(PITCH);
    await phone.sheet("Scan");
    await expect(phone.card(player.name)).toHaveCount(0);
    await phone.sheet("Pitch");
  }
  await expect(raiders[2]?.field("pitch") ?? page.locator("none")).toHaveValue("");
  await expectAccessible(page, "all tables brought back");
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page, "all tables brought back, at 320 px");
  await picture(page, "dashboard-tables-brought-back-320");
  await page.setViewportSize(laptopSize);
  await picture(page, "dashboard-tables-brought-back");

  await form.getByRole("button", { name: "Take back: table 2" }).click();
  await expect(honest[1]?.field("pitch") ?? page.locator("none")).toHaveValue("nonsense");
  await expect(form.getByText("Taken back. 2 tables are as they were at")).toBeVisible();
  await expect(honest[0]?.field("pitch") ?? page.locator("none")).toHaveValue(PITCH);
  await form.getByRole("button", { name: "Take all of it back" }).click();
  await expect(honest[0]?.field("pitch") ?? page.locator("none")).toHaveValue("nonsense");
  await expect(raiders[2]?.field("pitch") ?? page.locator("none")).toHaveValue("nonsense");
});
