import { Phone } from "./phone";
import { expect, test } from "./venue";

test("what comes later is there when the network has gone: every sheet, and the other language", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Later", ["Gary, IN"]);
  const cable = await venue.layCable();
  const ana = await Phone.join(venue, workshop, { name: "Ana", table: 1, device: { cable } });
  const missing = [
    "LobbyView",
    "RoomView",
    "EndView",
    "ScanSheet",
    "ChallengeView",
    "PitchView",
    "MapView",
  ];
  await ana.page.waitForFunction(
    (parts) => {
      const names = performance.getEntriesByType("resource").map(({ name }) => name);
      return parts.every((part) => names.some((name) => name.includes(`/${part}-`)));
    },
    [...missing],
  );
  await ana.page.context().setOffline(true);
  cable.let("nothing");

  await ana.sheet("Map");
  await expect(ana.page.getByRole("img", { name: /Map of the players/ })).toBeVisible();
  await ana.sheet("Challenge");
  await expect(ana.field("challenge")).toBeEditable();
  await ana.sheet("Pitch");
  await expect(ana.field("pitch")).toBeEditable();
  await ana.sheet("Scan");
  await expect(ana.page.getByRole("textbox", { name: "Name of the player" })).toBeEditable();
  await ana.page.getByRole("button", { name: "Lobby" }).click();
  await ana.page.getByLabel("Language").selectOption("es");
  await expect(ana.page.locator("html")).toHaveAttribute("lang", "es");
});
