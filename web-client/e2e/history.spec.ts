import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import type { SteeredServer } from "./steered-server";
import { expect, laptopSize, test } from "./venue";
import { work } from "./worksheet";

const CHALLENGE = "Flood alerts reach the lakefront late";
const PITCH =
  "We put a sensor on every block, and share what it says with whoever lives there, by text.";
const MINUTE = 60_000;

/** Moves the server's clock to a second of the next minute, so that the minute before is over. */
async function nextMinute(server: SteeredServer, second: number): Promise<void> {
  await server.advance(MINUTE - (server.now() % MINUTE) + second * 1000);
}

test("[K4] [K6] [K7] somebody wipes the pitch, the facilitator brings it back, and takes it back", async ({
  venue,
  server,
}) => {
  await nextMinute(server, 2);
  const workshop = await venue.workshop("History", ["Gary, IN"]);
  const amara = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  const jo = await Phone.join(venue, workshop, { name: "Jo", table: 1 });
  const player = work[0]?.players[0];
  if (player === undefined) {
    throw new Error("the worksheet has no player");
  }
  await amara.sheet("Scan");
  await amara.addPlayer(player);
  await amara.star(player.name);
  await amara.sheet("Challenge");
  await amara.write("challenge", CHALLENGE);
  await amara.sheet("Pitch");
  await amara.write("pitch", PITCH);
  await jo.sheet("Pitch");
  await expect(jo.field("pitch")).toHaveValue(PITCH);
  await amara.expectSaved();
  await nextMinute(server, 20);
  // Somebody writes on elsewhere, selects all of the pitch and deletes it.
  await jo.type("strategy", "Ask the library to host it.");
  // A phone may send both in one update, and then there is no moment between them.
  await expect(amara.field("strategy")).toHaveValue("Ask the library to host it.");
  await jo.write("pitch", "");
  await jo.expectSaved();
  await expect(amara.field("pitch")).toHaveValue("");
  await nextMinute(server, 2);

  const page = await venue.facilitate(workshop);
  const dashboard = new Dashboard(page);
  await dashboard.open();
  await dashboard.openTable(1);
  await page.getByRole("button", { name: "History", exact: true }).click();
  const history = page.getByRole("dialog", { name: "History of table 1" });
  const moments = history.getByRole("radio");
  await expect(history.getByText("just before much was deleted")).toBeVisible();
  await expect(moments).toHaveCount(3);
  // The dialog may have opened a moment before the latest minute was kept.
  await moments.first().focus();
  await page.keyboard.press("Space");
  await expect(moments.first()).toBeChecked();
  await expect(history.getByText("Our pitch emptied")).toBeVisible();
  await expect(history.getByText("Everything that was there then is there now.")).toBeVisible();

  // With the keyboard to the moment before.
  await moments.first().focus();
  await page.keyboard.press("ArrowDown");
  const past = history.getByRole("region", { name: /^As it was at/ });
  await expect(past.locator("mark")).toHaveText(PITCH);
  await expect(past).toContainText("Now: empty");
  await expect(past).toContainText(CHALLENGE);
  await expect(past).toContainText(player.name);
  await expectAccessible(page, "history");
  await picture(page, "history-1440");
  for (const [width, height] of [
    [768, 1024],
    [320, 640],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expectNoSidewaysScroll(page, `history at ${width} px`);
    await picture(page, `history-${width}`);
  }
  await expectAccessible(page, "history at 320 px");
  await page.setViewportSize(laptopSize);

  await history.getByRole("button", { name: "Bring all of this back" }).click();
  await expect(history.getByText("Brought back: Our pitch.")).toBeVisible();
  await expect(amara.field("pitch")).toHaveValue(PITCH);
  await expect(jo.field("pitch")).toHaveValue(PITCH);
  await expect(dashboard.card(1)).toContainText("share what it says");
  await expect(jo.field("strategy")).toHaveValue("Ask the library to host it.");
  const undo = history.getByRole("button", { name: "Undo" });
  await expect(undo).toBeFocused();
  await expectAccessible(page, "history with something brought back");
  await picture(page, "history-brought-back");

  await dashboard.settled();
  await page.keyboard.press("Enter");
  await expect(history.getByText("Undone.")).toBeVisible();
  await expect(amara.field("pitch")).toHaveValue("");

  await history.getByRole("button", { name: "Bring back: Our pitch" }).click();
  await expect(jo.field("pitch")).toHaveValue(PITCH);
  await jo.type("pitch", " Come and see.");
  await expect(amara.field("pitch")).toHaveValue(`${PITCH} Come and see.`);
});

test("[K5] a player who was removed comes back with the star; in Spanish", async ({
  venue,
  server,
}) => {
  await nextMinute(server, 2);
  const workshop = await venue.workshop("Historial", ["Gary, IN"]);
  const amara = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  const [player, other] = work[0]?.players ?? [];
  if (player === undefined || other === undefined) {
    throw new Error("the worksheet has no players");
  }
  await amara.sheet("Scan");
  await amara.addPlayer(player);
  await amara.addPlayer(other);
  await amara.star(player.name);
  await amara.expectSaved();
  await nextMinute(server, 2);
  const card = amara.card(player.name);
  await card.getByRole("button", { name: player.name, exact: true }).click();
  await card.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(card).toHaveCount(0);
  await amara.expectSaved();

  const page = await venue.facilitate(workshop, { language: "es-ES" });
  await page.getByRole("button", { name: "Abrir la mesa 1," }).click();
  await page.getByRole("button", { name: "Historial", exact: true }).click();
  const history = page.getByRole("dialog", { name: "Historial de la mesa 1" });
  await expect(history.getByText("Ya no está")).toHaveCount(1);
  await expect(history.getByText("La tarjeta dice: de Amara")).toHaveCount(2);
  await picture(page, "history-es");
  await history.getByRole("button", { name: /^Recuperar: / }).click();
  await expect(history.getByText("Recuperado: 1 actor.")).toBeVisible();
  await expect(card).toBeVisible();
  await expect(card.getByRole("button", { name: `Star ${player.name}` })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
});
