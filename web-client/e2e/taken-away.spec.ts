import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { expect, test } from "./venue";

test("[F8] words for a card that a neighbour deletes meanwhile are shown to who wrote them, also after a reload", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Taken away", ["Detroit, MI"]);
  const cable = await venue.layCable();
  const amara = await Phone.join(venue, workshop, { name: "Amara", table: 1, device: { cable } });
  const jo = await Phone.join(venue, workshop, { name: "Jo", table: 1 });
  const { page } = amara;
  await amara.sheet("Scan");
  await jo.sheet("Scan");
  await amara.addPlayer({ name: "Library", sector: "learn", note: "Rooms", link: "" });
  await amara.addPlayer({ name: "Land bank", sector: "gov", note: "Lots", link: "" });
  await amara.expectSaved();

  cable.let("pages");
  await amara.card("Library").getByRole("button", { name: "Library", exact: true }).click();
  const note = amara.card("Library").getByRole("textbox", { name: "Note: Library" });
  await note.press("Control+End");
  await note.pressSequentially(" for evenings");
  await amara.expectOnlyHere();
  await amara.reload();
  await amara.sheet("Scan");
  await amara.expectOnlyHere();

  const theirs = jo.card("Library");
  await theirs.getByRole("button", { name: "Library", exact: true }).click();
  await theirs.getByRole("button", { name: "Delete", exact: true }).click();
  await jo.expectSaved();
  cable.let("everything");
  const left = page.getByLabel("These words on this phone may not have reached the others");
  await expect(left).toHaveValue(/“Library” was deleted.*Library \(.*\): Rooms for evenings/s);
  await expect(amara.card("Library")).toHaveCount(0);
  await amara.expectSaved();
  await expect(left).toBeVisible();
  await expectAccessible(page, "words of a card that was deleted");
  await picture(page, "taken-away-390");
  await page.setViewportSize({ width: 320, height: 568 });
  await expectNoSidewaysScroll(page, "words of a card that was deleted at 320 px");
  await picture(page, "taken-away-320");
  await page.reload();
  await expect(left).toHaveValue(/Rooms for evenings/);
  await page.getByRole("button", { name: "Throw away" }).click();
  await expect(left).toHaveCount(0);

  // What was Saved and read goes with the card, and nobody is told anything.
  await amara.sheet("Scan");
  await expect(amara.card("Land bank")).toContainText("Lots");
  const bank = jo.card("Land bank");
  await expect(bank).toContainText("Lots");
  await bank.getByRole("button", { name: "Land bank", exact: true }).click();
  await bank.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(amara.card("Land bank")).toHaveCount(0);
  // What comes later says that this one is done with.
  await jo.addPlayer({ name: "Bus line", sector: "gov", note: "Nights", link: "" });
  await expect(amara.card("Bus line")).toContainText("Nights");
  await expect(left).toHaveCount(0);
});
