import * as Y from "yjs";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { stockProvider } from "./stock";
import { expect, test } from "./venue";

test("[W6] a presenter's name is hidden from the screen, and shown again", async ({ venue }) => {
  const workshop = await venue.workshop("Rude names", ["Detroit, MI"]);
  const phone = await Phone.join(venue, workshop, { name: "Sam", table: 1 });
  await phone.sheet("Pitch");
  await phone.present("Sam");
  const desk = new Dashboard(await venue.facilitate(workshop));
  const screen = await venue.screen(workshop);
  const dialog = await desk.openTable(1);
  await dialog.getByRole("button", { name: "Show on the screen" }).click();
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
