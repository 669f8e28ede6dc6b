import * as Y from "yjs";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { stockProvider } from "./stock";
import { expect, phoneSize, projectorSize, test } from "./venue";

test("[W6] a presenter's name is hidden from the screen, and shown again", async ({ venue }) => {
  const workshop = await venue.workshop("Rude names", ["Detroit, MI"]);
  const phone = await Phone.join(venue, workshop, { name: "Sam", table: 1 });
  await phone.sheet("Pitch");
  const desk = new Dashboard(await venue.facilitate(workshop));
  const screen = await venue.screen(workshop);
  const dialog = await desk.openTable(1);
  // Nobody's name cannot be hidden.
  await expect(dialog.getByRole("button", { name: "Hide: Our pitch" })).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Hide: Presenter" })).toBeDisabled();
  await phone.present("Sam");
  await dialog.getByRole("button", { name: "Show on the room screen" }).click();
  await expect(screen.getByText("Presenter: Sam")).toBeVisible();

  await dialog.getByRole("button", { name: "Hide: Presenter" }).click();
  await expect(screen.getByText("Presenter: Sam")).toHaveCount(0);
  await expect(phone.page.getByText("Not shown on the room screen")).toBeVisible();
  await picture(desk.page, "dashboard-hide-presenter");
  await dialog.getByRole("button", { name: "Show again: Presenter" }).click();
  await expect(screen.getByText("Presenter: Sam")).toBeVisible();
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
  await expect(screen.getByRole("heading", { name: "The tables", exact: true })).toBeVisible();
  await picture(screen, "screen-joining-closed");
  const late = await venue.open(`/j/${workshop.joinCode}`, { size: phoneSize });
  await expect(late.getByText("Nobody can join at the moment")).toBeVisible();
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
  await expect(old.getByText("No workshop has this code")).toBeVisible();
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

  await expect(phone.page.getByText("You are no longer in this workshop")).toBeVisible();
  await phone.page.goto(`${venue.server.address}/j/${workshop.joinCode}`);
  await expect(phone.page.getByText("The facilitator has removed you")).toBeVisible();

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
  await expect(desk.page.getByRole("button", { name: /who have not written yet/ })).toBeDisabled();
  await writer.write("challenge", "Cellars flood every spring");
  await writer.expectSaved();
});

test("[M11] all who joined after somebody are kept out at once, but who is unmarked; and let in again", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("A crowd that wrote", ["Detroit, MI", "Gary, IN"]);
  const amara = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  const eve = await Phone.join(venue, workshop, { name: "Eve", table: 2 });
  const seats = (table: number, from: number, to: number) =>
    Promise.all(
      Array.from({ length: to - from }, async (_, index) => {
        const answer = await fetch(`${venue.server.address}/api/join/${workshop.joinCode}`, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ name: `Script ${from + index}`, table }),
        });
        expect(answer.status).toBe(201);
      }),
    );
  await seats(1, 0, 10);
  const bo = await Phone.join(venue, workshop, { name: "Bo", table: 1 });
  await seats(2, 10, 18);

  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.page.getByRole("button", { name: "People", exact: true }).click();
  await desk.page.getByRole("button", { name: "Keep out several at once" }).click();
  const form = desk.page.getByRole("region", { name: "Keep out several at once" });
  // Nobody is meant before somebody is chosen.
  await expect(form.getByRole("checkbox")).toHaveCount(0);
  await expect(form.getByRole("button", { name: "these 0 people" })).toBeDisabled();
  await form.getByLabel("Who joined after").selectOption({ label: "Amara · Table 1" });
  await form.getByLabel("Where they sit").selectOption("1");
  await expect(form.getByRole("checkbox")).toHaveCount(11);
  await form.getByLabel("Where they sit").selectOption("");
  await expect(form.getByRole("checkbox")).toHaveCount(20);
  await form.getByRole("checkbox", { name: "Bo" }).uncheck();
  await expectAccessible(desk.page, "asked whom to keep out");
  await picture(desk.page, "dashboard-keep-out-many");
  await desk.page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(desk.page, "whom to keep out, at 320 px");
  await picture(desk.page, "dashboard-keep-out-many-320");
  await desk.page.setViewportSize({ width: 1280, height: 800 });
  await form.getByRole("button", { name: "Remove and keep out these 19 people" }).click();

  await expect(desk.page.getByText("19 people were removed and kept out.")).toBeVisible();
  const names = async () =>
    (await venue.state(workshop)).workshop.participants.map(({ name }) => name);
  expect(await names()).toEqual(["Amara", "Bo"]);
  await expect(eve.page.getByText("You are no longer in this workshop")).toBeVisible();
  await eve.page.goto(`${venue.server.address}/j/${workshop.joinCode}`);
  await expect(eve.page.getByText("The facilitator has removed you")).toBeVisible();
  for (const phone of [amara, bo]) {
    await phone.sheet("Challenge");
    await phone.type("challenge", "Cellars flood. ");
    await phone.expectSaved();
  }

  await desk.page.getByRole("button", { name: "Let all in again" }).click();
  await picture(desk.page, "dashboard-let-all-in");
  await desk.page.getByRole("button", { name: "Yes, let in" }).click();
  await expect.poll(async () => (await names()).length).toBe(21);
  await eve.page.goto(`${venue.server.address}/t/${workshop.id}`);
  await expect(eve.page.getByText("Table 2").first()).toBeVisible();
});

test("[K9] a table starts afresh; nobody brings the old flipchart back but the facilitator", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Afresh", ["Detroit, MI", "Gary, IN"]);
  const cable = await venue.layCable();
  const amara = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  const jo = await Phone.join(venue, workshop, { name: "Jo", table: 1, device: { cable } });
  await amara.sheet("Challenge");
  await jo.sheet("Challenge");
  await amara.write("challenge", "What should not be there");
  await amara.expectSaved();
  await expect(jo.field("challenge")).toHaveValue("What should not be there");
  // Jo's phone loses the network and writes on.
  cable.let("nothing");
  await jo.type("challenge", ", said Jo");
  await jo.expectOnlyHere();

  const desk = new Dashboard(await venue.facilitate(workshop));
  const dialog = await desk.openTable(1);
  await dialog.getByRole("button", { name: "Start the flipchart afresh" }).click();
  await expectAccessible(desk.page, "asked whether to start afresh");
  await picture(desk.page, "dashboard-start-afresh");
  await dialog.getByRole("button", { name: "Yes, start afresh" }).click();
  await expect(dialog.getByText("Started afresh at")).toBeVisible();

  await expect(amara.page.getByText("has given your table an empty flipchart")).toBeVisible();
  await amara.sheet("Challenge");
  await expect(amara.field("challenge")).toHaveValue("");
  await amara.write("challenge", "Cellars flood");
  await amara.expectSaved();

  cable.let("everything");
  await expect(
    jo.page.getByLabel("These words on this phone may not have reached the others"),
  ).toHaveValue("What should not be there, said Jo");
  await jo.sheet("Challenge");
  await expect(jo.field("challenge")).toHaveValue("Cellars flood");
  await expectAccessible(jo.page, "words left over");
  await picture(jo.page, "phone-leftover-390");
  await jo.page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(jo.page, "words left over at 320 px");
  await picture(jo.page, "phone-leftover-320");
  await jo.page.reload();
  await jo.sheet("Challenge");
  await expect(jo.field("challenge")).toHaveValue("Cellars flood");
  await jo.page.getByRole("button", { name: "Throw away" }).click();
  await jo.page.reload();
  await jo.sheet("Challenge");
  await expect(jo.field("challenge")).toHaveValue("Cellars flood");
  await expect(
    jo.page.getByLabel("These words on this phone may not have reached the others"),
  ).toHaveCount(0);
  await expect(amara.field("challenge")).toHaveValue("Cellars flood");

  await desk.page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(desk.page, "started afresh at 320 px");
  await expectAccessible(desk.page, "started afresh");
  await dialog.getByRole("button", { name: "Bring back what was there before" }).click();
  await expect(amara.field("challenge")).toHaveValue(/What should not be there/);
  await picture(desk.page, "dashboard-started-afresh-320");
});

test("[M14] the workshop is ended and deleted: phone, screen and dashboards say so, and nothing is left", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("To be forgotten", ["Detroit, MI"]);
  const phone = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  await phone.sheet("Challenge");
  await phone.write("challenge", "Cellars flood");
  await phone.expectSaved();
  const screen = await venue.screen(workshop);
  const other = await venue.facilitate(workshop, { language: "es-ES" });
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  await expect(other.getByText("Conectado", { exact: true })).toBeVisible();

  await desk.more("End");
  const dialog = desk.page.getByRole("dialog", { name: "End and delete the workshop" });
  await expect(dialog).toContainText("1 flipchart with its history");
  await expect(dialog.getByRole("button", { name: "Delete everything now" })).toBeDisabled();
  await expectAccessible(desk.page, "asked whether to end");
  await picture(desk.page, "dashboard-end");
  await desk.page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(desk.page, "asked whether to end, at 320 px");
  await picture(desk.page, "dashboard-end-320");
  await dialog.getByLabel("I have what I want to keep").check();
  await dialog.getByRole("button", { name: "Delete everything now" }).click();

  await expect(desk.page.getByRole("heading", { name: "This workshop is over" })).toBeVisible();
  await expect(other.getByRole("heading", { name: "Este taller ha terminado" })).toBeVisible();
  await expect(screen.getByRole("heading", { name: "This workshop is over" })).toBeVisible();
  await expect(phone.page.getByText("has deleted everything in it")).toBeVisible();
  await expectAccessible(phone.page, "deleted");
  await picture(phone.page, "phone-deleted");
  await picture(screen, "screen-deleted");
  const kept = () =>
    phone.page.evaluate(async () => [
      ...Object.keys(localStorage),
      ...(await indexedDB.databases()).map(({ name }) => name ?? ""),
    ]);
  await expect
    .poll(async () => (await kept()).filter((name) => name.includes(workshop.id)))
    .toEqual([]);

  await phone.page.reload();
  await expect(phone.page.getByText("does not exist, or it has been deleted")).toBeVisible();
  await desk.page.reload();
  await expect(
    desk.page.getByRole("heading", { name: "This link does not open the dashboard" }),
  ).toBeVisible();
  const join = await fetch(`${venue.server.address}/api/join/${workshop.joinCode}`);
  expect(join.status).toBe(404);
});

test("[M16] [H20] a co-facilitator's link is made, used, and revoked", async ({ venue }) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Two of us", ["Detroit, MI"]);
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  await desk.page.getByRole("button", { name: "Show QR" }).click();
  const links = desk.page.getByRole("region", { name: "Links to the dashboard and screens" });
  await links.getByLabel("New link for").fill("Kim");
  await links.getByRole("button", { name: "Make a link" }).click();
  const link = await links.getByLabel("Link for Kim").inputValue();
  await expect(links.getByRole("listitem").filter({ hasText: "Kim" })).toContainText("never used");
  await expectAccessible(desk.page, "links");
  await picture(desk.page, "dashboard-links");

  const kim = await venue.open(new URL(link).pathname + new URL(link).hash);
  await expect(kim.getByText("Connected", { exact: true })).toBeVisible();
  await expect(links.getByRole("listitem").filter({ hasText: "Kim" })).toContainText("last used");
  await desk.page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(desk.page, "links at 320 px");
  await picture(desk.page, "dashboard-links-320");

  // Nobody takes the ladder away on which they stand.
  await links.getByRole("button", { name: "Revoke: First facilitator link" }).click();
  await links.getByRole("button", { name: "Yes, revoke" }).click();
  await expect(links.getByText("not possible")).toBeVisible();
  await links.getByRole("button", { name: "Revoke: Kim" }).click();
  await links.getByRole("button", { name: "Yes, revoke" }).click();
  await expect(links.getByRole("button", { name: "Revoke: Kim" })).toHaveCount(0);
  await expect(kim.getByText("The link of this page opens nothing any longer")).toBeVisible();
  await kim.reload();
  await expect(
    kim.getByRole("heading", { name: "This link does not open the dashboard" }),
  ).toBeVisible();
});

test("[H21] [H22] a lost dashboard is found on the server's own machine; in Spanish", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Lost and found", ["Detroit, MI"]);
  const page = await venue.open("/", { language: "es-ES" });
  await page.getByRole("button", { name: "Mostrar los talleres" }).click();
  const name = "Enlace de facilitación nuevo a Lost and found";
  await page.getByRole("button", { name }).click();
  const field = page.getByRole("textbox", { name });
  await expect(field).toHaveValue(new RegExp(`/facilitate/${workshop.id}#`));
  await expectAccessible(page, "the list of workshops");
  await picture(page, "home-workshops-es");
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page, "the list of workshops at 320 px");
  await picture(page, "home-workshops-es-320");
  const link = new URL(await field.inputValue());
  const found = await venue.open(link.pathname + link.hash);
  await expect(found.getByText("Connected", { exact: true })).toBeVisible();
});
