import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { expect, phoneSize, test } from "./venue";

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
    "CardsSheet",
    "Trouble",
    "Leftover",
    "KeptWords",
    "beside-field",
    "UnsentAnswers",
    "RoomBanners",
    "CardList",
    "CardEditor",
    "Guidance",
    "LinksList",
    "NotesView",
    "TextSheetView",
    "MapSheet",
    "RisingCards",
    "SheetEnd",
    "Rehearsal",
    "Samples",
    "Offers",
    "keep-focus",
    "decks",
    "plain-words",
    "es-adding",
    "es-flipchart",
    "es-phone",
    "es-room",
    "es-shared",
    "es-writing",
  ];
  await ana.hasFetched(...missing);
  await ana.page.waitForFunction(() =>
    performance
      .getEntriesByType("resource")
      .some(({ name }) => name.endsWith("/activity?as=participant")),
  );
  await ana.page.context().setOffline(true);
  cable.let("nothing");

  await ana.sheet("Map");
  await expect(ana.page.getByRole("group", { name: /^Map \(/ })).toBeVisible();
  await ana.sheet("Challenge");
  await expect(ana.field("challenge")).toBeEditable();
  await ana.sheet("Pitch");
  await expect(ana.field("pitch")).toBeEditable();
  await ana.sheet("Scan");
  await expect(ana.page.getByRole("textbox", { name: "Name (player)" })).toBeEditable();
  await ana.page.getByRole("button", { name: "Lobby" }).click();
  await ana.page.getByLabel("Language").selectOption("es");
  await expect(ana.page.locator("html")).toHaveAttribute("lang", "es");
  await ana.page.getByRole("button", { name: "Mapa" }).click();
  await expect(ana.page.getByText("El mapa se llena según agregan algo.")).toBeVisible();
});

test("parts that nobody waits for come where the file for the rest of what a phone does cannot be had", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("No rest", ["Gary, IN"]);
  const page = await venue.open("/", { size: phoneSize });
  await page.context().route("**/assets/rest-*", (route) => route.abort());
  await page.goto(`${venue.server.address}/j/${workshop.joinCode}/1`);
  const ana = new Phone(page, "Ana", 1);
  await ana.sitDown();
  await ana.hasFetched("SeatBanners", "UnsentAnswers");

  // After a few attempts, which a network that seems to come back hastens, it is said; then the page begins anew.
  const again = page.getByRole("button", { name: "Try again" });
  const shown = () =>
    expect.poll(async () => {
      await page.evaluate(() => dispatchEvent(new Event("online")));
      return again.count();
    });
  await shown().toBe(1);
  await expect(page.getByText("could not be fetched")).toBeVisible();
  const anew = page.waitForEvent("load");
  await again.click();
  await anew;
  await shown().toBe(1);

  // What comes after all is not missing any more, and nobody has to press for it.
  await page.context().unroute("**/assets/rest-*");
  await shown().toBe(0);
});

test("a part that cannot be fetched says so and can be asked for again, and no word is lost", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("At last", ["Gary, IN"]);
  await venue.command(workshop, { type: "go-to-phase", phase: "challenge" });
  const page = await venue.open("/", { size: phoneSize });
  await page.context().route("**/assets/MapSheet-*", (route) => route.abort());
  await page.goto(`${venue.server.address}/j/${workshop.joinCode}/1`);
  const ana = new Phone(page, "Ana", 1);
  await ana.sitDown();
  await ana.type("challenge", "Bridges for all");
  await ana.expectSaved();

  await ana.sheet("Map");
  await expect(page.getByText("could not be fetched")).toBeVisible();
  await picture(page, "late-part-missing");
  await ana.sheet("Challenge");
  await expect(ana.field("challenge")).toHaveValue("Bridges for all");

  // Where asking again is no use although the server answers, as after a change of it, the page begins anew.
  await ana.sheet("Map");
  const anew = page.waitForEvent("load");
  await page.getByRole("button", { name: "Try again" }).click();
  await anew;
  await expect(ana.field("challenge")).toHaveValue("Bridges for all");

  await page.context().unroute("**/assets/MapSheet-*");
  await ana.sheet("Map");
  await expect(page.getByRole("group", { name: /^Map \(/ })).toBeVisible();
});

test("[H12] the scripts and styles of every page go out as the build compressed them", async ({
  venue,
}) => {
  for (const path of ["/", "/t/BCDFGHJKMPQR", "/facilitate/BCDFGHJKMPQR", "/screen/BCDFGHJKMPQR"]) {
    const html = await (await fetch(venue.server.address + path)).text();
    const assets = html.match(/\/assets\/[^"]+\.(js|css)/g) ?? [];
    expect(assets.length, path).toBeGreaterThan(2);
    for (const asset of assets) {
      const answer = await fetch(venue.server.address + asset, {
        method: "HEAD",
        headers: { "Accept-Encoding": "gzip, br" },
      });
      // What is shorter as it is goes so (vite/compressed.ts).
      const whole = readFileSync(join(import.meta.dirname, "../dist", asset));
      const shorter = brotliCompressSync(whole).length < whole.length;
      expect(answer.headers.get("Content-Encoding"), asset).toBe(shorter ? "br" : null);
    }
  }
});
