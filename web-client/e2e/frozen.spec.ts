import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { expect, laptopSize, test } from "./venue";

test("[M26] the room reads a text as it was frozen, also on a screen that starts anew, until the next turn", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Frozen", ["Detroit, MI", "Gary, IN"]);
  const ana = await Phone.join(venue, workshop, { name: "Ana", table: 1 });
  const screen = await venue.screen(workshop);
  const desk = new Dashboard(await venue.facilitate(workshop, { size: laptopSize }));
  await desk.open();
  await ana.sheet("Pitch");
  await ana.write("pitch", "We link the libraries");
  await ana.expectSaved();
  await venue.command(workshop, { type: "go-to-phase", phase: "pitches" });
  await venue.command(workshop, { type: "call-turn", table: 1 });
  await expect(screen.getByText("We link the libraries")).toBeVisible();
  await expect(desk.turns.getByText("Presenting now")).toBeVisible();

  await desk.settled();
  await desk.page.locator("body").press("f");
  await expect(desk.turns.getByText("The screen keeps the text")).toBeVisible();
  await ana.sheet("Pitch");
  await ana.write("pitch", "We link the libraries and the schools");
  await ana.expectSaved();
  // The dashboard's own cards follow; the room's picture, there and small, does not.
  await expect(desk.card(1).getByText("and the schools")).toBeVisible();
  await screen.reload();
  for (const place of [screen, desk.roomSees]) {
    await expect(place.getByText("We link the libraries", { exact: true })).toBeVisible();
    await expect(place.getByText("and the schools")).toHaveCount(0);
  }
  await picture(desk.page, "frozen-desk");

  await desk.settled();
  await desk.turns.getByRole("button", { name: "Let the text follow again" }).click();
  await expect(screen.getByText("and the schools")).toBeVisible();
  await venue.command(workshop, { type: "undo" });
  await expect(screen.getByText("and the schools")).toHaveCount(0);

  await venue.command(workshop, { type: "call-turn", table: 2 });
  await venue.command(workshop, { type: "call-turn", table: 1 });
  await expect(screen.getByText("and the schools")).toBeVisible();
});
