import type { Locator, Page } from "@playwright/test";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
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

test("[M34] a note that one facilitator removes is gone for the other", async ({ venue }) => {
  const workshop = await venue.workshop("Noted", cities);
  const [ours, theirs] = await two(venue, workshop);
  const notes = [];
  for (const desk of [ours, theirs]) {
    const dialog = await desk.openTable(2);
    notes.push(dialog.getByRole("region", { name: "Notes" }));
  }
  const [our, their] = notes as [Locator, Locator];
  await our.getByLabel("Note on table 2").fill("Shy: sit down with them");
  await our.getByRole("button", { name: "Note it" }).click();
  await our.getByLabel("Your name, as the table sees it").fill("Ana");
  await our.getByRole("button", { name: "Note it" }).click();
  await expect(their.getByRole("listitem")).toHaveText(/^Ana Shy: sit down with them/);
  await their.getByRole("button", { name: "Remove the note: Shy: sit down with them" }).click();
  await expect(our.getByRole("listitem")).toHaveCount(0);
  await expect(their.getByRole("listitem")).toHaveCount(0);
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
