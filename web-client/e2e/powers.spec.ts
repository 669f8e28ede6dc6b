import * as Y from "yjs";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { stockProvider } from "./stock";
import { expect, phoneSize, projectorSize, test } from "./venue";

test("[W6] a presenter's name is hidden from the screen, and shown again", async ({ venue }) => {
  const workshop = await venue.workshop("Rude names", ["Detroit, MI"]);
  const phone = await Phone.join(venue, workshop, { name: "Sam", table: 1 });
  await phone.sheet("Pitch");
  await phone.present("Sam");
  const desk = new Dashboard(await venue.facilitate(workshop));
  const screen = await venue.screen(workshop);
  const dialog = await desk.openTable(1);
  await dialog.getByRole("button", { name: "Show on the room screen" }).click();
  await expect(screen.getByText("presented by Sam")).toBeVisible();

  await dialog.getByRole("button", { name: "Hide the presenter" }).click();
  await expect(screen.getByText("presented by Sam")).toHaveCount(0);
  await expect(phone.page.getByText("The room screen does not show who presents")).toBeVisible();
  await picture(desk.page, "dashboard-hide-presenter");
  await dialog.getByRole("button", { name: "Show the presenter again" }).click();
  await expect(screen.getByText("presented by Sam")).toBeVisible();
});

test("[F4] [F5] what could not be hidden is not shown, and strangers' stars do not count", async ({
  venue,
}) => {
  const workshop = await venue.workshop("A bored script", ["Detroit, MI"]);
  const phone = await Phone.join(venue, workshop, { name: "Sam", table: 1 });
  const desk = new Dashboard(await venue.facilitate(workshop));
  const script = stockProvider(venue.server.address, workshop, 1, workshop.facilitatorToken);
  try {
    await new Promise<void>((synced) => script.once("sync", () => synced()));
    script.doc.transact(() => {
      for (const key of ["two words", "ñandú", "x".repeat(100), "", "challenge", "plain"]) {
        const player = new Y.Map<unknown>();
        player.set("name", key === "plain" ? "Land bank" : "Rude");
        script.doc.getMap("players").set(key, player);
      }
      for (let fan = 0; fan < 500; fan++) {
        script.doc.getMap("stars").set(`plain/nobody${fan}`, true);
      }
    });
    await phone.sheet("Scan");
    await expect(phone.page.getByRole("button", { name: "Land bank", exact: true })).toBeVisible();
    await phone.star("Land bank");
    await expect(phone.page.getByText("Rude")).toHaveCount(0);

    const dialog = await desk.openTable(1);
    await expect(dialog).toContainText("1 player ");
    await dialog.getByRole("button", { name: "Open the flipchart" }).click();
    await expect(desk.page.getByText("Land bank · 1 star")).toBeVisible();
    await expect(desk.page.getByText("Rude")).toHaveCount(0);
    await desk.page.getByRole("button", { name: "Hide Land bank from the screen" }).click();
    await expect(desk.page.getByText("Hidden from the screen")).toBeVisible();
  } finally {
    script.destroy();
  }
});

test("[M12] joining is closed and opened again, and lobby and join page say so", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Doors", ["Detroit, MI"]);
  const inside = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  const desk = new Dashboard(await venue.facilitate(workshop));
  const screen = await venue.screen(workshop);
  await desk.page.getByRole("button", { name: "Show QR" }).click();
  await desk.page.getByRole("button", { name: "Close joining" }).click();

  await expect(screen.getByText("Joining is closed")).toBeVisible();
  await expect(screen.locator(".lobby-code")).toHaveCount(0);
  await picture(screen, "screen-joining-closed");
  const late = await venue.open(`/j/${workshop.joinCode}`, { size: phoneSize });
  await expect(late.getByRole("alert")).toContainText("Nobody can join at the moment");
  await picture(late, "join-closed");
  await picture(desk.page, "dashboard-share-closed");
  await inside.page.reload();
  await expect(inside.page.getByText("Table 1").first()).toBeVisible();

  await desk.closeDialog();
  await desk.room.getByRole("button", { name: "Undo: close joining" }).click();
  await expect(screen.locator(".lobby-code")).toBeVisible();
  await late.getByRole("button", { name: "Find my workshop" }).click();
  await late.getByLabel("Your first name").fill("Late");
  await late.getByRole("radio", { name: "Detroit, MI" }).check();
  await late.getByRole("button", { name: /^Join/ }).click();
  await late.waitForURL(/\/t\//);
});

test("[M12] a new code: screen and dashboard show it, and the old one leads nowhere", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("New code", ["Detroit, MI"]);
  const desk = new Dashboard(await venue.facilitate(workshop));
  const screen = await venue.screen(workshop, { size: projectorSize });
  await desk.page.getByRole("button", { name: "Show QR" }).click();
  await desk.page.getByRole("button", { name: "Make a new code" }).click();
  await picture(desk.page, "dashboard-new-code");
  await desk.page.getByRole("button", { name: "Yes, make a new code" }).click();

  await expect
    .poll(async () => (await venue.state(workshop)).workshop.joinCode)
    .not.toBe(workshop.joinCode);
  const { joinCode } = (await venue.state(workshop)).workshop;
  const shown = `${joinCode.slice(0, 3)} ${joinCode.slice(3)}`;
  await expect(screen.locator(".lobby-code")).toHaveText(shown);
  await expect(screen.getByRole("img", { name: `/j/${joinCode}` })).toBeVisible();
  await expect(desk.page.getByRole("img", { name: `/j/${joinCode}` })).toBeVisible();
  await expect(desk.page.getByLabel("Join link")).toHaveValue(new RegExp(`/j/${joinCode}$`));

  const old = await venue.open(`/j/${workshop.joinCode}`, { size: phoneSize });
  await expect(old.getByRole("alert")).toContainText("No workshop has this code");
  await Phone.join(venue, { joinCode }, { name: "Sam", table: 1 });
});

test("[M11] who is kept out stays out with this browser until let in again; in Spanish", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Kept out", ["Detroit, MI"]);
  const phone = await Phone.join(venue, workshop, { name: "Eve", table: 1 });
  const desk = await venue.facilitate(workshop, { language: "es-ES" });
  await desk.getByRole("button", { name: "Personas", exact: true }).click();
  await desk.getByRole("button", { name: "Quitar a Eve" }).click();
  await desk.getByRole("button", { name: "Quitar y no dejar volver" }).click();
  await expect(desk.getByRole("region", { name: "No pueden volver" })).toContainText("Eve");
  await picture(desk, "dashboard-kept-out-es");

  await expect(phone.page.getByRole("alert")).toBeVisible();
  await phone.page.goto(`${venue.server.address}/j/${workshop.joinCode}`);
  await expect(phone.page.getByRole("alert")).toContainText("The facilitator has removed you");

  await desk.getByRole("button", { name: "Dejar entrar otra vez a Eve" }).click();
  await expect(desk.getByRole("region", { name: "No pueden volver" })).toHaveCount(0);
  await phone.page.goto(`${venue.server.address}/t/${workshop.id}`);
  await expect(phone.page.getByText("Table 1").first()).toBeVisible();
  expect((await venue.state(workshop)).workshop.participants).toMatchObject([
    { name: "Eve", table: 1 },
  ]);
});

test("[M13] all who never wrote are removed in two clicks, and who wrote stays", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("A crowd of nobody", ["Detroit, MI"]);
  const writer = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  await writer.sheet("Challenge");
  await writer.write("challenge", "Cellars flood");
  await writer.expectSaved();
  for (let seat = 0; seat < 19; seat++) {
    const answer = await fetch(`${venue.server.address}/api/join/${workshop.joinCode}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ name: `Script ${seat}`, table: 1 }),
    });
    expect(answer.status).toBe(201);
  }
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.page.getByRole("button", { name: "People", exact: true }).click();
  await desk.page
    .getByRole("button", { name: "Remove the 19 people who have not written yet" })
    .click();
  await picture(desk.page, "dashboard-remove-silent");
  await desk.page.getByRole("button", { name: "Yes, remove" }).click();
  await expect
    .poll(async () => (await venue.state(workshop)).workshop.participants.map(({ name }) => name))
    .toEqual(["Amara"]);
  await expect(desk.page.getByText("who have not written yet")).toHaveCount(0);
  await writer.write("challenge", "Cellars flood every spring");
  await writer.expectSaved();
});
