import type { Locator, Page } from "@playwright/test";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { expect, phoneSize, test, type Venue } from "./venue";

/** The links of a dashboard on which that dialog is open. */
function linksOf(desk: Dashboard): Locator {
  return desk.page.getByRole("region", { name: "Links to the dashboard and screens" });
}

/** Makes a link on one dashboard, and opens it in a browser of its own. */
async function openLink(
  venue: Venue,
  desk: Dashboard,
  label: string,
  opens: string,
  size?: { width: number; height: number },
): Promise<Page> {
  const links = linksOf(desk);
  await links.getByLabel("New link for").fill(label);
  await links.getByLabel("It opens").selectOption(opens);
  await links.getByRole("button", { name: "Make a link" }).click();
  const { pathname, hash } = new URL(await links.getByLabel(`Link for ${label}`).inputValue());
  return venue.open(pathname + hash, size === undefined ? {} : { size });
}

async function revoke(desk: Dashboard, label: string): Promise<void> {
  await linksOf(desk)
    .getByRole("button", { name: `Revoke: ${label}` })
    .click();
  await linksOf(desk).getByRole("button", { name: "Yes, revoke" }).click();
}

test("[M11] [M12] [M13] [K9] what one facilitator does about people, doors and tables, the other sees and goes on with", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Two at the front", ["Detroit, MI", "Gary, IN"]);
  const writer = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  await writer.sheet("Challenge");
  await writer.write("challenge", "Cellars flood");
  await writer.expectSaved();
  const silent = await Phone.join(venue, workshop, { name: "Nobody", table: 2 });
  const rude = await Phone.join(venue, workshop, { name: "Eve", table: 2 });
  await rude.sheet("Challenge");
  await rude.write("challenge", "Rude");
  await rude.expectSaved();
  const ours = new Dashboard(await venue.facilitate(workshop));
  await ours.page.getByRole("button", { name: "Show QR" }).click();
  const theirs = new Dashboard(await openLink(venue, ours, "Kim", "Dashboard"));
  await theirs.page.getByRole("button", { name: "Show QR" }).click();

  // Doors: one closes, the other opens; one changes the code, the other shows it.
  await ours.page.getByRole("button", { name: "Close joining" }).click();
  await theirs.page.getByRole("dialog").getByRole("button", { name: "Open joining" }).click();
  for (const desk of [ours, theirs]) {
    await expect(desk.page.getByRole("button", { name: "Close joining" })).toBeVisible();
    await desk.settled();
  }
  await theirs.page.getByRole("button", { name: "Make a new code" }).click();
  await theirs.page.getByRole("button", { name: "Yes, make a new code" }).click();
  await expect(ours.page.getByLabel("Join link")).not.toHaveValue(
    new RegExp(`/j/${workshop.joinCode}$`),
  );
  const { joinCode } = (await venue.state(workshop)).workshop;
  await expect(ours.page.getByLabel("Join link")).toHaveValue(new RegExp(`/j/${joinCode}$`));
  await ours.closeDialog();
  await theirs.closeDialog();

  // People: one removes, the other lets in again.
  await ours.page.getByRole("button", { name: "People", exact: true }).click();
  await theirs.page.getByRole("button", { name: "People", exact: true }).click();
  await ours.page
    .getByRole("button", { name: "Remove the 1 person who has not written yet" })
    .click();
  await ours.page.getByRole("button", { name: "Yes, remove" }).click();
  await expect(silent.page.getByText("You are no longer in this workshop")).toBeVisible();
  await expect(theirs.page.getByRole("button", { name: "Remove Nobody" })).toHaveCount(0);
  await theirs.page.getByRole("button", { name: "Remove Eve" }).click();
  await theirs.page.getByRole("button", { name: "Remove and keep out" }).click();
  await expect(rude.page.getByText("You are no longer in this workshop")).toBeVisible();
  await expect(ours.page.getByRole("region", { name: "Kept out" })).toContainText("Eve");
  await picture(ours.page, "two-facilitators-kept-out");
  await ours.page.getByRole("button", { name: "Let Eve in again" }).click();
  await expect(theirs.page.getByRole("region", { name: "Kept out" })).toHaveCount(0);
  await rude.page.goto(`${venue.server.address}/t/${workshop.id}`);
  await expect(rude.page.getByText("Table 2").first()).toBeVisible();
  await ours.closeDialog();
  await theirs.closeDialog();

  // A table: one starts it afresh, the other brings back what was there.
  const our = await ours.openTable(1);
  await our.getByRole("button", { name: "Start the flipchart afresh" }).click();
  await our.getByRole("button", { name: "Yes, start afresh" }).click();
  await expect(our.getByText("Started afresh at")).toBeVisible();
  await expect(writer.page.getByText("has given your table an empty flipchart")).toBeVisible();
  const their = await theirs.openTable(1);
  await expect(their.getByText("Started afresh at")).toBeVisible();
  await their.getByRole("button", { name: "Bring back what was there before" }).click();
  await writer.sheet("Challenge");
  await expect(writer.field("challenge")).toHaveValue("Cellars flood");
});

test("[M16] [H20] [H22] a link of each kind is listed on both dashboards, and shut by either; a lost one is replaced", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Who has a link", ["Detroit, MI"]);
  const ours = new Dashboard(await venue.facilitate(workshop));
  await ours.page.getByRole("button", { name: "Show QR" }).click();
  const theirs = new Dashboard(await openLink(venue, ours, "Kim", "Dashboard"));
  await theirs.page.getByRole("button", { name: "Show QR" }).click();
  const helper = await openLink(venue, ours, "Lee", "Helper’s page", phoneSize);
  const foyer = await openLink(venue, theirs, "The foyer", "Room screen");
  await expect(helper.getByText("Connected", { exact: true })).toBeVisible();
  await expect(foyer.locator(".lobby-code")).toBeVisible();
  for (const desk of [ours, theirs]) {
    for (const label of ["Kim", "Lee", "The foyer"]) {
      await expect(linksOf(desk).getByRole("listitem").filter({ hasText: label })).toContainText(
        "last used",
      );
    }
  }

  await revoke(theirs, "Lee");
  await expect(helper.getByText("the facilitator has revoked it")).toBeVisible();
  await revoke(ours, "The foyer");
  await expect(foyer.getByText("The link of this screen has been revoked")).toBeVisible();
  await expect(linksOf(theirs).getByRole("button", { name: /^Revoke: / })).toHaveCount(3);

  // On the server's own machine somebody who lost theirs gets another, which both see and can shut.
  const home = await venue.open("/");
  await home.getByRole("button", { name: "List the workshops" }).click();
  const name = "New facilitator link to Who has a link";
  await home.getByRole("button", { name }).click();
  const { pathname, hash } = new URL(await home.getByRole("textbox", { name }).inputValue());
  const found = new Dashboard(await venue.open(pathname + hash));
  await found.open();
  await expect(linksOf(ours).getByRole("button", { name: /^Revoke: / })).toHaveCount(4);
  await found.page.getByRole("button", { name: "Show QR" }).click();
  await revoke(found, "First facilitator link");
  await expect(ours.page.getByText("The link of this page opens nothing any longer")).toBeVisible();
  await expect(linksOf(theirs).getByRole("button", { name: /^Revoke: / })).toHaveCount(3);
  await theirs.closeDialog();
  await theirs.goTo("Scan");
  await expect(found.step("Scan")).toHaveAttribute("aria-current", "step");
});
