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

  // Who stays is told, once.
  const told = amara.page.getByText(
    "Table 3 sits with you now. What it wrote is on your flipchart",
  );
  await expect(told.first()).toBeVisible();
  await expectAccessible(amara.page, "a table that another has joined");
  await picture(amara.page, "merge-stayed");
  await expect(luis.page.getByText(/Table 3 sits/)).toHaveCount(0);
  await amara.page.getByRole("button", { name: "Dismiss" }).click();
  await amara.page.reload();
  await amara.sheet("Challenge");
  await expect(amara.page.getByText("Alerts come late").first()).toBeVisible();
  await expect(told).toHaveCount(0);

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

test("[M32] an open flipchart goes on as that of the table where its people sit, and no question of it does", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Open", cities);
  const luis = await Phone.join(venue, workshop, { name: "Luis", table: 3 });
  await luis.sheet("Challenge");
  await luis.write("challenge", "Alerts come late");
  await luis.expectSaved();
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  const dialog = desk.page.getByRole("dialog");
  const table = await desk.openTable(3);
  await table.getByRole("button", { name: "Open the flipchart" }).click();
  await expect(dialog.getByText("Alerts come late")).toBeVisible();
  await dialog
    .getByRole("button", { name: /^Clear / })
    .first()
    .click();
  await expect(dialog.getByText("Clear it for the whole table?")).toBeVisible();

  await venue.command(workshop, { type: "merge-tables", from: 3, into: 2 });
  await expect(dialog.getByRole("heading", { name: "Flipchart of table 2" })).toBeVisible();
  await expect(dialog.getByText("Clear it for the whole table?")).toHaveCount(0);
  await expect(dialog.getByText("Alerts come late")).toBeVisible();
  await dialog
    .getByRole("button", { name: /^Clear / })
    .first()
    .click();
  await dialog.getByRole("button", { name: "Yes, clear" }).click();
  await luis.sheet("Challenge");
  await expect(luis.field("challenge")).toHaveValue("");
});

test("[M32] what was half typed to a table stands where its people sit, after what is typed there", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Half typed", cities);
  await Phone.join(venue, workshop, { name: "Luis", table: 3 });
  await Phone.join(venue, workshop, { name: "Ana", table: 2 });
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  const two = await desk.openTable(2);
  await two.getByLabel("Note on table 2").fill("They have no paper.");
  await desk.closeDialog();
  const three = await desk.openTable(3);
  await three.getByLabel("Message to table 3").fill("Come back at ten");
  await three.getByLabel("Note on table 3").fill("Luis is new.");

  await venue.command(workshop, { type: "merge-tables", from: 3, into: 2 });
  const goesOn = desk.page.getByRole("dialog", { name: /^Table 2/ });
  await expect(goesOn.getByLabel("Message to table 2")).toHaveValue("Come back at ten");
  await expect(goesOn.getByLabel("Note on table 2")).toHaveValue(
    "They have no paper. Luis is new.",
  );

  // Where there is no room for it behind what is there, it is beside it, and said to be.
  await goesOn.getByLabel("Note on table 2").fill("x".repeat(500));
  await desk.closeDialog();
  const one = await desk.openTable(1);
  await one.getByLabel("Note on table 1").fill("Luis is new.");
  const merge = () => venue.send(workshop, { type: "merge-tables", from: 1, into: 2 });
  await expect.poll(async () => (await merge()).status).toBe(200);
  await expect(goesOn.getByLabel("Note on table 2")).toHaveValue("x".repeat(500));
  await expect(goesOn.getByLabel("What did not fit")).toHaveValue("Luis is new.");
  await picture(desk.page, "merge-no-room");
});

test("[M32] by way of another: notes, messages, history and phones follow to where people sit", async ({
  venue,
}) => {
  const workshop = await venue.workshop("By way", cities);
  const amara = await venue.open(`/j/${workshop.joinCode}/1`, {
    size: phoneSize,
    language: "es-ES",
  });
  await amara.getByLabel("Tu nombre").fill("Amara");
  await amara.getByRole("button", { name: /^(Unirme|Entrar|Unirse)/ }).click();
  await amara.waitForURL(/\/t\//);
  await venue.command(workshop, { type: "note-table", table: 3, name: "Ana", text: "Shy" });
  await venue.command(workshop, {
    type: "send-message",
    text: "Two chairs",
    table: 3,
    on: "phones",
  });
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  await desk.openTable(3);
  for (const [from, into] of [
    [3, 2],
    [2, 1],
  ] as const) {
    await venue.command(workshop, { type: "merge-tables", from, into });
    // What is open of a table that is closed goes on with the one where its people are.
    await expect(desk.page.getByRole("dialog").getByText(`Table ${from} sits here`)).toBeVisible();
    await expect(desk.page.getByRole("heading", { name: `Table ${into}` }).first()).toBeVisible();
  }
  const dialog = desk.page.getByRole("dialog");
  await expect(dialog.getByText("Shy")).toBeVisible();
  await expect(dialog.getByText("Table 3 sits here since")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "What table 3 wrote" })).toBeVisible();
  await desk.closeDialog();
  await expect(desk.page.locator(".message").filter({ hasText: "Two chairs" })).toContainText(
    "Table 1",
  );

  await expect(amara.getByText("Two chairs").first()).toBeVisible();
  await expect(
    amara.getByText("Las mesas 3, 2 se sientan ahora con ustedes.").first(),
  ).toBeVisible();
  await picture(amara, "merge-stayed-es");
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
