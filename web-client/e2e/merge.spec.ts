import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { expect, phoneSize, test } from "./venue";

const cities = ["Detroit, MI", "Youngstown, OH", "Long Island, NY", "Gary, IN"];

test("[M32] two tables become one: phones, flipchart, lists and screen; and two again", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Together", cities);
  const amara = await Phone.join(venue, workshop, { name: "Amara", table: 2 });
  const luis = await Phone.join(venue, workshop, { name: "Luis", table: 3 });
  for (const [phone, words] of [
    [amara, "Flooded cellars"],
    [luis, "Alerts come late"],
  ] as const) {
    await phone.sheet("Challenge");
    await phone.write("challenge", words);
    await phone.expectSaved();
  }
  const screen = await venue.screen(workshop);
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();

  const table = await desk.openTable(3);
  await table.getByLabel("Put table 3 together with").selectOption("2");
  await desk.settled();
  await table.getByRole("button", { name: "Go on as table 2" }).click();
  await expect(table.getByText("1 person of table 3 will sit at table 2")).toBeVisible();
  await expectAccessible(desk.page, "the question before tables are put together");
  await picture(desk.page, "merge-question");
  await desk.settled();
  await table.getByRole("button", { name: "Put together", exact: true }).click();

  const joined = desk.page.getByRole("dialog");
  await expect(joined.getByText(/Table 3 sits here since/)).toBeVisible();
  await expectAccessible(desk.page, "a table that another was put together with");
  await picture(desk.page, "merge-done");
  await expect(luis.page.getByText(/table 2/i).first()).toBeVisible();
  await picture(luis.page, "merge-phone");
  await luis.sheet("Challenge");
  for (const phone of [amara, luis]) {
    await expect(phone.page.getByText("Alerts come late").first()).toBeVisible();
    await expect(phone.page.getByText("Flooded cellars").first()).toBeVisible();
  }
  await joined.getByRole("button", { name: "What table 3 wrote" }).click();
  await expect(desk.page.getByText("before tables were put together")).toBeVisible();
  await desk.closeDialog();
  await expect(desk.card(3)).toHaveCount(0);
  await expect(screen.getByText("Long Island, NY")).toHaveCount(0);

  const late = await venue.open(`/j/${workshop.joinCode}/3`, { size: phoneSize });
  await expect(late.getByText(/Table 2/).first()).toBeVisible();

  await desk.settled();
  await desk.room.getByRole("button", { name: /Undo: putting tables together/ }).click();
  await expect(desk.card(3)).toHaveCount(1);
  await expect(luis.page.getByText(/table 3/i).first()).toBeVisible();
  await luis.sheet("Challenge");
  await expect(luis.page.getByText("Alerts come late").first()).toBeVisible();
  await expect(luis.page.getByText("Flooded cellars")).toHaveCount(0);
  await expect(amara.page.getByText("Flooded cellars").first()).toBeVisible();
  await expect(amara.page.getByText("Alerts come late")).toHaveCount(0);
});

test("[M32] in Spanish and at 320 px, and among sixty tables", async ({ venue }) => {
  const workshop = await venue.workshop(
    "Sesenta",
    Array.from({ length: 60 }, (_, i) => cities[i % 4] ?? ""),
  );
  await venue.command(workshop, { type: "merge-tables", from: 59, into: 60 });
  const desk = new Dashboard(
    await venue.facilitate(workshop, { language: "es-ES", size: { width: 320, height: 640 } }),
  );
  await desk.page
    .getByRole("button", { name: /mesa 60\b/i })
    .first()
    .click();
  await expect(desk.page.getByText(/La mesa 59 se sienta aquí/)).toBeVisible();
  await expectNoSidewaysScroll(desk.page, "a table that another was put together with, at 320 px");
  await picture(desk.page, "merge-es-320");
});
