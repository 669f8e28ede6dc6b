import { Phone } from "./phone";
import { expect, test } from "./venue";

/** So many pages of one person follow a table (SPEC W21). */
const LIVE = 12;

test("[W21] of too many pages of one person the oldest says so, keeps what it has, and comes back when told", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Many tabs", ["Gary, IN"]);
  const first = await Phone.join(venue, workshop, { name: "Ana", table: 1 });
  await first.sheet("Challenge");
  await first.type("challenge", "Buses");
  await first.expectSaved();
  const url = first.page.url();
  const others = [];
  for (let tab = 1; tab < LIVE; tab++) {
    const page = await first.page.context().newPage();
    await page.goto(url);
    await expect(page.getByText("Table 1").first()).toBeVisible();
    others.push(page);
  }
  const banner = first.page.getByText("This page is open many times");
  await first.type("challenge", " at night");
  await first.expectSaved();
  await expect(banner).toBeHidden();

  const newest = new Phone(await first.page.context().newPage(), "Ana", 1);
  await newest.page.goto(url);
  await newest.sheet("Challenge");
  await expect(banner).toBeVisible();
  await expect(first.page.getByText("Not connected")).toBeVisible();
  await expect(first.field("challenge")).toHaveValue("Buses at night");
  await first.type("challenge", ", too");
  await first.expectOnlyHere();

  await first.page.getByRole("button", { name: "Use it here" }).click();
  await expect(banner).toBeHidden();
  await first.expectSaved();
  await expect(newest.field("challenge")).toHaveValue("Buses at night, too");
});
