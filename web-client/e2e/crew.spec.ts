import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { type Created, expect, phoneSize, test, type Venue } from "./venue";

/** A helper's page, in a browser of its own. */
async function helper(venue: Venue, workshop: Created, language?: string): Promise<Page> {
  return venue.help(
    workshop,
    language === undefined ? { size: phoneSize } : { language, size: { width: 320, height: 640 } },
  );
}

const cities = ["Detroit, MI", "Youngstown, OH", "Long Island, NY", "Gary, IN"];

test("[M29] who goes to a table that calls says so; the table and the others see it, until it was helped", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("On the way", cities);
  const amara = await Phone.join(venue, workshop, { name: "Amara", table: 2 });
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  const kim = await helper(venue, workshop);
  const theirs = kim.getByRole("region", { name: "Asked for help" });

  await amara.page.getByRole("button", { name: /^Ask for help/ }).click();
  await desk.helpQueue.getByRole("button", { name: "I’ll go to table 2" }).click();
  await desk.helpQueue.getByLabel("Your name, as the table sees it").fill("Ana");
  await desk.helpQueue.getByRole("button", { name: "Go", exact: true }).click();

  await expect(amara.page.getByText("Ana is on the way")).toBeVisible();
  await expectNoSidewaysScroll(amara.page, "a phone that is told who comes");
  await picture(amara.page, "help-claimed-phone");
  await expect(theirs.getByText("Ana is on the way", { exact: true })).toBeVisible();
  await expect(theirs.getByRole("button", { name: /I’ll go/ })).toHaveCount(0);
  await expectAccessible(desk.page, "a dashboard with a claim");
  await picture(desk.page, "help-claimed");

  // Another is told who goes, at whatever page they press.
  const second = await kim.evaluate(async (id) => {
    const answer = await fetch(`/api/workshops/${id}/commands?as=helper`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ type: "claim-help", table: 2, name: "Kim" }),
    });
    return { status: answer.status, text: await answer.text() };
  }, workshop.id);
  expect(second.status).toBe(409);
  expect(second.text).toContain("Ana is on the way to table 2");

  await theirs.getByRole("button", { name: "Give back: nobody goes to table 2" }).click();
  await expect(amara.page.getByText("Ana is on the way")).toHaveCount(0);
  await theirs.getByRole("button", { name: "I’ll go to table 2" }).click();
  await theirs.getByLabel("Your name, as the table sees it").fill("Kim");
  await theirs.getByRole("button", { name: "Go", exact: true }).click();
  await expect(amara.page.getByText("Kim is on the way")).toBeVisible();
  await picture(kim, "help-claimed-helper");
  await theirs.getByRole("button", { name: "Done: table 2 was helped" }).click();
  await expect(amara.page.getByText("Kim is on the way")).toHaveCount(0);
  await expect(desk.helpQueue.getByRole("listitem")).toHaveCount(0);
});

test("[M34] notes on a table and the line are for those who run the workshop, and reach no phone", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Between us", cities);
  const amara = await Phone.join(venue, workshop, { name: "Amara", table: 2 });
  const frames: string[] = [];
  amara.page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => frames.push(payload.toString())),
  );
  await amara.page.reload();
  await expect(amara.page.getByText("Table 2").first()).toBeVisible();
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  const kim = await helper(venue, workshop);

  const table = await desk.openTable(2);
  await table.getByLabel("Note on table 2").fill("Shy: sit down with them");
  await table.getByRole("button", { name: "Note it" }).click();
  await table.getByLabel("Your name, as the table sees it").fill("Ana");
  await table.getByRole("button", { name: "Note it" }).click();
  await expect(table.getByText("Shy: sit down with them")).toBeVisible();
  await expectAccessible(desk.page, "a table with a note");
  await picture(desk.page, "table-note");

  await kim.getByText("Between us", { exact: true }).last().click();
  await kim.getByLabel("Say something to facilitators and helpers").fill("Who has the key?");
  await kim.getByRole("button", { name: "Say", exact: true }).click();
  await kim.getByLabel("Your name, as the table sees it").fill("Kim");
  await kim.getByRole("button", { name: "Say", exact: true }).click();
  await expect(kim.getByRole("list").filter({ hasText: "Who has the key?" })).toBeVisible();
  await expectAccessible(kim, "a helper's line");
  await picture(kim, "crew-line-helper");
  await desk.closeDialog();
  await expect(desk.page.getByText("Kim: Who has the key?")).toBeVisible();

  // What comes to the phone after them shows that they would have come by then.
  await venue.command(workshop, {
    type: "send-message",
    text: "Two minutes",
    table: null,
    on: "phones",
  });
  await expect(amara.page.getByText("Two minutes")).toBeVisible();
  expect(frames.join()).toContain("Two minutes");
  expect(frames.join()).not.toMatch(/Shy|Who has the key/);
  // Of the reports, the one for other programs has the notes on tables (SPEC R18).
  const json = await (await venue.report(workshop, "json")).text();
  expect(json).toContain("Shy");
  expect(json).not.toContain("Who has the key");
  expect(await (await venue.report(workshop, "md")).text()).not.toMatch(/Shy|Who has the key/);
});

test("[M7] [M30] [M31] a table is added and joined in the middle of it all, and a person gets another name", async ({
  venue,
}) => {
  const workshop = await venue.workshop("One more", cities);
  const amara = await Phone.join(venue, workshop, { name: "Amra", table: 2 });
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  await desk.page.getByRole("button", { name: "People", exact: true }).click();
  const dialog = desk.page.getByRole("dialog");
  const rename = async (name: string) => {
    await dialog.getByRole("button", { name: "Rename Amra" }).click();
    await dialog.getByLabel("Name of Amra").fill(name);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByRole("button", { name: `Rename ${name}` })).toBeVisible();
  };
  await rename("Amarra");
  await desk.closeDialog();
  await desk.room.getByRole("button", { name: /Undo: a person’s name/ }).click();
  await desk.page.getByRole("button", { name: "People", exact: true }).click();
  await rename("Amara");

  const add = async () => {
    await dialog.getByRole("button", { name: "Add a table" }).click();
    await dialog.getByLabel("City").fill("Flint, MI");
    await dialog.getByRole("button", { name: "Add table 5" }).click();
    await expect(desk.card(5)).toHaveCount(1);
  };
  await add();
  await expectAccessible(desk.page, "people, with a table that was added");
  await picture(desk.page, "people-added-table");
  await desk.closeDialog();
  await desk.room.getByRole("button", { name: /Undo: the added table/ }).click();
  await expect(desk.card(5)).toHaveCount(0);

  await desk.page.getByRole("button", { name: "People", exact: true }).click();
  await add();
  await dialog.getByLabel("Table of Amara").selectOption("4");
  await expect(amara.page.getByText("Table 4").first()).toBeVisible();
  await desk.closeDialog();
  // A slip in that list is what is taken back, and nothing that was before it.
  await desk.room.getByRole("button", { name: /Undo: moving a person/ }).click();
  await expect(amara.page.getByText("Table 2").first()).toBeVisible();
  await expect(desk.room.getByRole("button", { name: /Undo/ })).toBeDisabled();
  await expect(desk.card(5)).toHaveCount(1);
  await desk.page.getByRole("button", { name: "People", exact: true }).click();
  await dialog.getByLabel("Table of Amara").selectOption("5");
  await expect(amara.page.getByText("Flint, MI").first()).toBeVisible();
  await amara.sheet("Challenge");
  await amara.write("challenge", "Lead pipes");
  await amara.expectSaved();
  await desk.closeDialog();
  await expect(desk.room.getByRole("button", { name: /Undo: moving a person/ })).toBeEnabled();
});

test("[M33] any dashboard makes a link of each kind with one press, and shows its code", async ({
  venue,
}) => {
  const workshop = await venue.workshop("More hands", cities);
  const first = new Dashboard(await venue.facilitate(workshop));
  await first.page.getByRole("button", { name: "Show QR" }).click();
  await first.page.getByRole("button", { name: "New code: Dashboard" }).click();
  const made = await first.page.getByLabel("Link for Dashboard 1").inputValue();
  const second = new Dashboard(await venue.open(new URL(made).pathname + new URL(made).hash));
  await second.open();
  await second.page.getByRole("button", { name: "Show QR" }).click();
  await second.page.getByRole("button", { name: "New code: Helper’s page" }).click();
  await expect(second.page.getByRole("img", { name: "QR code: Helper’s page 1" })).toBeVisible();
  await expectAccessible(second.page, "links with a new code");
  await picture(second.page, "link-qr");
  const { pathname, hash } = new URL(
    await second.page.getByLabel("Link for Helper’s page 1").inputValue(),
  );
  const kim = await venue.open(pathname + hash, { size: phoneSize });
  await expect(kim.getByText("You help at the tables")).toBeVisible();
  await second.page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(second.page, "links at 320 px");
  await picture(second.page, "link-qr-320");
});

test("[M29] the queue of sixty tables, and of a helper in Spanish at 320 px", async ({ venue }) => {
  const workshop = await venue.workshop(
    "Sesenta",
    Array.from({ length: 60 }, (_, i) => cities[i % 4] ?? ""),
  );
  for (const table of [7, 33, 58]) {
    const phone = await Phone.join(venue, workshop, { name: `P${table}`, table });
    await phone.page.getByRole("button", { name: /^Ask for help/ }).click();
  }
  const kim = await helper(venue, workshop, "es-ES");
  await expect(kim.getByRole("button", { name: "Voy yo a la mesa 58" })).toBeVisible();
  await venue.command(workshop, {
    type: "claim-help",
    table: 33,
    name: "Bartholomäus von der Aue",
    since: null,
  });
  await expect(kim.getByText("Bartholomäus von der Aue va en camino")).toBeVisible();
  await expectNoSidewaysScroll(kim, "a helper's queue at 320 px");
  await expectAccessible(kim, "a helper's queue in Spanish");
  await picture(kim, "help-queue-es-320");
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  await expect(desk.helpQueue.getByRole("listitem")).toHaveCount(3);
  await picture(desk.page, "help-queue-60");
});
