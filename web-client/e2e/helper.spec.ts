import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { expect, phoneSize, test } from "./venue";

test("[M19] a helper's link is made; the helper answers a call, writes to a table, and no more", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Many hands", ["Detroit, MI", "Gary, IN"]);
  const amara = await Phone.join(venue, workshop, { name: "Amara", table: 2 });
  await amara.sheet("Challenge");
  await amara.write("challenge", "Cellars flood every spring");
  await amara.expectSaved();
  await venue.command(workshop, { type: "go-to-phase", phase: "challenge" });
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  await desk.page.getByRole("button", { name: "Show QR" }).click();
  const links = desk.page.getByRole("region", { name: "Links to the dashboard and screens" });
  await links.getByLabel("New link for").fill("Kim");
  await links.getByLabel("It opens").selectOption("Helper’s page");
  await links.getByRole("button", { name: "Make a link" }).click();
  const link = new URL(await links.getByLabel("Link for Kim").inputValue());

  const kim = await venue.open(link.pathname + link.hash, { size: phoneSize });
  await expect(kim.getByText("Connected", { exact: true })).toBeVisible();
  await expect(kim).toHaveTitle("Many hands: help the tables");
  for (const name of ["Show QR", "People", "End", "Start", "+1 min", "Pens down", "Blank screen"]) {
    await expect(kim.getByRole("button", { name, exact: true })).toHaveCount(0);
  }
  await expect(kim.getByRole("navigation", { name: "Steps" })).toHaveCount(0);
  await expect(kim.getByText("Cellars flood every spring")).toBeVisible();

  await amara.page.getByRole("button", { name: /^Ask for help/ }).click();
  const queue = kim.getByRole("region", { name: "Asked for help" });
  await expect(queue).toContainText("Table 2");
  await expectAccessible(kim, "a helper's page");
  await expectNoSidewaysScroll(kim, "a helper's page");
  await picture(kim, "helper-390");
  await queue.getByRole("button", { name: /^Table 2/ }).click();
  const dialog = kim.getByRole("dialog");
  await expect(dialog).toContainText("Amara");
  await expect(dialog.getByRole("heading", { name: "Our challenge" })).toBeVisible();
  await expectAccessible(kim, "a helper's table");
  await picture(kim, "helper-table-390");
  await dialog.getByRole("button", { name: "Help was given" }).click();
  await expect(queue).toContainText("Nobody asks for help.");
  await expect(desk.helpQueue).toContainText("Nobody asks for help.");
  await dialog.getByLabel("Message to table 2").fill("I am on my way");
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(amara.page.getByText("I am on my way")).toBeVisible();

  // What the page does not offer, the server does not do either.
  const refused = await kim.evaluate(async (id) => {
    const answer = await fetch(`/api/workshops/${id}/commands?as=helper`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ type: "next-phase" }),
    });
    return answer.status;
  }, workshop.id);
  expect(refused).toBe(403);
  expect((await venue.state(workshop)).workshop.phase).toBe("challenge");

  await links.getByRole("button", { name: "Revoke: Kim" }).click();
  await links.getByRole("button", { name: "Yes, revoke" }).click();
  await expect(kim.getByText("the facilitator has revoked it")).toBeVisible();
  await kim.reload();
  await expect(
    kim.getByRole("heading", { name: "This link does not open the helper’s page" }),
  ).toBeVisible();
});

test("[M19] a helper's page in Spanish, on a laptop and on the smallest phone", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Muchas manos", ["Detroit, MI", "Gary, IN"]);
  await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  await venue.command(workshop, { type: "go-to-phase", phase: "pitches" });
  await venue.command(workshop, {
    type: "send-message",
    text: "Cinco minutos",
    table: null,
    on: "phones",
  });
  const kim = await venue.help(workshop, { language: "es-ES" });
  await expect(kim.getByText("Ayudas en las mesas")).toBeVisible();
  await expect(kim.getByText("Cinco minutos")).toBeVisible();
  await expect(kim.getByRole("button", { name: /Retirar/ })).toHaveCount(0);
  await expectAccessible(kim, "a helper's page in Spanish");
  await picture(kim, "helper-es");
  await kim.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(kim, "a helper's page at 320 px");
  await picture(kim, "helper-es-320");
});
