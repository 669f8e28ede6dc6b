import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { sit } from "./stock";
import { type Created, expect, test, type Venue } from "./venue";

const cities = ["Detroit, MI", "Gary, IN", "Flint, MI"];

/** Two facilitators, each in a browser of their own. */
async function two(venue: Venue, workshop: Created): Promise<[Dashboard, Dashboard]> {
  const ours = new Dashboard(await venue.facilitate(workshop));
  const theirs = new Dashboard(await venue.facilitate(workshop));
  await ours.open();
  await theirs.open();
  return [ours, theirs];
}

/** The steps as a dashboard lists them, each with its length. */
function steps(desk: Dashboard): Locator {
  return desk.page.getByRole("navigation", { name: "Steps" }).locator(".step-title bdi");
}

function length(desk: Dashboard, title: string): Locator {
  return desk.step(title).locator(".step-length");
}

/** The button of a row by which it is dragged. */
function handle(page: Page, row: string): Locator {
  return page.getByRole("listitem").filter({ hasText: row }).locator(".order-handle");
}

/** Drags a row of a list onto another one, by the pointer. */
async function drag(page: Page, from: string, to: string): Promise<void> {
  await handle(page, from).hover();
  await page.mouse.down();
  await handle(page, to).hover();
  await page.mouse.up();
}

test("[M3] a step's length and the order of steps, changed by one facilitator, are there for all", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Steps", cities);
  const [ours, theirs] = await two(venue, workshop);
  const screen = await venue.screen(workshop);
  await theirs.goTo("Scan the ecosystem");
  await expect(screen.getByText("5:00").first()).toBeVisible();

  await ours.page.getByRole("button", { name: "Change steps" }).click();
  const scan = ours.page.getByRole("group", { name: "Length of “Scan the ecosystem”" });
  const output = scan.getByRole("status");
  await scan.getByRole("button", { name: "30 s longer" }).click();
  await expect(output).toHaveText("5:30");
  await expect(length(theirs, "Scan the ecosystem")).toHaveText("5:30");
  await scan.getByRole("button", { name: "30 s shorter" }).click();
  await expect(output).toHaveText("5:00");
  await scan.getByRole("button", { name: "30 s shorter" }).click();
  await expect(length(theirs, "Scan the ecosystem")).toHaveText("4:30");
  await expect(screen.getByText("4:30").first()).toBeVisible();

  await ours.page
    .getByRole("dialog")
    .getByRole("button", { name: "Move Pick the challenge up" })
    .click();
  const before = ["Lobby", "Pick the challenge", "Scan the ecosystem", "Scan for the challenge"];
  await expect(steps(theirs)).toHaveText([...before, "Prepare the pitch", "Pitches", "Wrap-up"]);
  await drag(ours.page, "Prepare the pitch", "Scan for the challenge");
  await expect(steps(theirs)).toHaveText([
    ...before.slice(0, 3),
    "Prepare the pitch",
    "Scan for the challenge",
    "Pitches",
    "Wrap-up",
  ]);
  await ours.closeDialog();

  // What one of them did, the other takes back.
  await theirs.page.getByRole("button", { name: /^Undo/ }).click();
  await expect(steps(ours)).toHaveText([...before, "Prepare the pitch", "Pitches", "Wrap-up"]);
});

test("[M34] a note that one facilitator removes is gone for the other, and is asked about first", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Noted", cities);
  const [ours, theirs] = await two(venue, workshop);
  const notesOn = async (desk: Dashboard) =>
    (await desk.openTable(2)).getByRole("region", { name: "Notes" });
  const our = await notesOn(ours);
  const their = await notesOn(theirs);
  await our.getByLabel("Note on table 2").fill("Shy: sit down with them");
  await our.getByRole("button", { name: "Note it" }).click();
  await our.getByLabel("Your name, as the table sees it").fill("Ana");
  await our.getByRole("button", { name: "Note it" }).click();
  await expect(their.getByRole("listitem")).toHaveText(/^Ana Shy: sit down with them/);
  const remove = their.getByRole("button", { name: "Remove the note: Shy: sit down with them" });
  await remove.click();
  await expect(their.getByText("nobody can bring it back")).toBeVisible();
  await expectAccessible(theirs.page, "the question before a note is removed");
  await picture(theirs.page, "note-question");
  await their.getByRole("button", { name: "Cancel" }).click();
  await remove.click();
  await their.getByRole("button", { name: "Yes, remove" }).click();
  for (const notes of [our, their]) {
    await expect(notes.getByText("Shy: sit down with them")).toBeHidden();
    await expect(notes.getByText("Removed", { exact: true })).toBeVisible();
  }
  expect((await venue.state(workshop)).workshop.crew?.notes).toEqual([]);
});

test("[M21] everybody whom one facilitator moves sits at another table, on phones and dashboards, and back", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Moved", ["Detroit, MI", "Gary, IN"]);
  const ana = await Phone.join(venue, workshop, { name: "Ana", table: 1 });
  const ben = await Phone.join(venue, workshop, { name: "Ben", table: 2 });
  const eve = await Phone.join(venue, workshop, { name: "Eve", table: 2 });
  const [ours, theirs] = await two(venue, workshop);
  const expectSeats = async (seats: readonly (readonly [Phone, number])[]) => {
    for (const [phone, table] of seats) {
      await expect(phone.page.getByText(`Table ${table}`).first()).toBeVisible();
      for (const desk of [ours, theirs]) {
        const seat = desk.page.getByRole("combobox", { name: `Table of ${phone.name}` });
        await expect(seat).toHaveValue(String(table));
      }
    }
  };
  await theirs.page.getByRole("button", { name: "People", exact: true }).click();
  await ours.page.getByRole("button", { name: "People", exact: true }).click();
  const dialog = ours.page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Move everybody to other tables" }).click();
  await dialog.getByRole("checkbox", { name: /^Eve stays/ }).check();
  await dialog.getByRole("button", { name: "Move 2 people to other tables" }).click();
  await expectSeats([
    [ana, 2],
    [ben, 1],
    [eve, 2],
  ]);
  await theirs.closeDialog();
  await theirs.page.getByRole("button", { name: /^Undo/ }).click();
  await theirs.page.getByRole("button", { name: "People", exact: true }).click();
  await expectSeats([
    [ana, 1],
    [ben, 2],
    [eve, 2],
  ]);
});

test("[W43] a filter shows the tables of one state, and all again; one dashboard’s is not the other’s", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Filtered", cities);
  const [ours, theirs] = await two(venue, workshop);
  const ana = await Phone.join(venue, workshop, { name: "Ana", table: 2 });
  await ana.page.getByRole("button", { name: "Ask for help" }).click();
  const filter = (desk: Dashboard, name: RegExp) =>
    desk.page.getByRole("group", { name: "Show only" }).getByRole("button", { name });
  await expect(filter(ours, /Needs help/)).toContainText("1");
  await filter(ours, /Needs help/).click();
  await expect(ours.page.getByRole("article")).toHaveCount(1);
  await expect(ours.card(2)).toBeVisible();
  await expect(theirs.page.getByRole("article")).toHaveCount(3);

  // It stays under the eye when it is in another state, until the filter is chosen anew.
  await theirs.helpQueue.getByRole("button", { name: "Done: table 2 was helped" }).click();
  await expect(ours.card(2)).not.toContainText("Needs help");
  await expect(ours.page.getByRole("article")).toHaveCount(1);
  await filter(ours, /Needs help/).click();
  await expect(ours.page.getByRole("article")).toHaveCount(3);
  await filter(ours, /Needs help/).click();
  await expect(ours.page.getByText("No table is like this any more")).toBeVisible();
});

test("[M3] [M6] [M8] what one facilitator does about turns and names, the other sees, and the room", async ({
  venue,
}) => {
  const workshop = await venue.workshop("In turn", cities);
  const [ours, theirs] = await two(venue, workshop);
  const screen = await venue.screen(workshop);
  const ana = await Phone.join(venue, workshop, { name: "Ana", table: 2 });
  // Tables where nobody sits are passed over (SPEC M6).
  for (const table of [1, 3]) {
    await sit(venue.server.address, workshop, `Eva ${table}`, table);
  }
  await venue.command(workshop, { type: "go-to-phase", phase: "prepare" });
  await expect(ours.step("Prepare the pitch")).toHaveAttribute("aria-current", "step");
  await ours.settled();
  await ours.page.keyboard.press("n");
  await expect(theirs.step("Pitches")).toHaveAttribute("aria-current", "step");
  await theirs.settled();
  // Who has left a place there is not in it.
  const waiting = theirs.turns.locator(".order-row:not([data-gone=true]) .table-number");

  // By hand: to the last place, one up, and by the pointer.
  const { order } = (await venue.state(workshop)).workshop.turns.pitches as { order: number[] };
  const [second = 0, next = 0, third = 0] = order;
  await ours.turns.getByRole("button", { name: `Move table ${second} down` }).click();
  await expect(waiting).toHaveText([next, second, third].map(String));
  await ours.turns.getByRole("button", { name: `Skip table ${next}: it goes last` }).click();
  await expect(waiting).toHaveText([second, third, next].map(String));
  await expect(screen.locator(".badge-huge")).toHaveText(String(second));
  await ours.turns.getByRole("button", { name: `Move table ${next} up` }).click();
  await expect(waiting).toHaveText([second, next, third].map(String));
  await expect(screen.locator(".between-then .badge")).toHaveText([next, third].map(String));

  // One calls a table out of its order, and the other ends its turn.
  await ours.turns.getByRole("button", { name: "Call table 2 now" }).click();
  await expect(screen.locator(".badge-big")).toHaveText("2");
  await expect(ana.page.getByText("Time to speak")).toBeVisible();
  await theirs.turns.getByRole("button", { name: "This table is done" }).click();
  await expect(ours.turns.getByText("1 table is done")).toBeVisible();
  await expect(screen.locator(".badge-big")).toHaveCount(0);
  await expect(ana.page.getByText("Time to speak")).toHaveCount(0);

  // A table gets another name, on its phones too.
  const dialog = await ours.openTable(2);
  await dialog.getByRole("textbox", { name: "City" }).fill("Muncie, IN");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(theirs.card(2)).toContainText("Muncie, IN");
  await expect(ana.page.getByText("Muncie, IN").first()).toBeVisible();
  await theirs.page.getByRole("button", { name: "Undo: a table’s name" }).click();
  await expect(ours.card(2)).not.toContainText("Muncie, IN");
  await expect(ana.page.getByText("Muncie, IN")).toHaveCount(0);
});
