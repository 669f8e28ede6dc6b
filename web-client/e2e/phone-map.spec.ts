import type { Page } from "@playwright/test";
import type { WebsocketProvider } from "y-websocket";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { find, idOf, names, sectors } from "./map";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { sit } from "./stock";
import { expect, test, type Venue } from "./venue";

/** A table with a phone and three programs, who found 24 players. */
async function table(
  venue: Venue,
  device: { language?: string; size?: { width: number; height: number } },
) {
  const workshop = await venue.workshop("Map", ["Detroit, MI"]);
  const programs: WebsocketProvider[] = [];
  for (const name of ["Bo", "Cy", "Di", "Ed", "Flo"]) {
    programs.push(await sit(venue.server.address, workshop, name, 1));
  }
  const fans = programs.map(idOf);
  const cards = Array.from({ length: 24 }, (_, index) => ({
    name: index < names.length ? (names[index] as string) : `Partner ${index}`,
    sector: index === 5 ? "" : sectors[(index * 3 + 2) % 7],
    fans: index < 8 ? fans.slice(0, index === 0 ? 5 : 1 + (index % 4)) : [],
  }));
  find(programs[0] as WebsocketProvider, cards, [
    [0, 1],
    [0, 2],
    [3, 9],
    [4, 8],
    [6, 7],
  ]);
  const phone = await Phone.join(venue, workshop, { name: "Ana", table: 1, device });
  return { workshop, phone, programs };
}

const picked = (page: Page) => page.getByRole("region", { name: "Player", exact: true });

test("a tap on the map opens a card with its links, and no small dot must be hit", async ({
  venue,
}) => {
  const { phone, programs } = await table(venue, {});
  const { page } = phone;
  await phone.sheet("Map");
  const map = page.getByRole("group", { name: "Map (Detroit, MI, Scan)" });
  await expect(map.getByRole("button")).toHaveCount(24);
  await expect(page.getByText("24 players · 5 partnerships")).toBeVisible();
  await expectAccessible(page, "map");
  await picture(page, "phone-map-24");

  // A finger beside the dot means it still.
  const dot = map.getByRole("button", { name: /^Data Driven Detroit/ });
  await expect(dot).toHaveAccessibleName(
    "Data Driven Detroit, Civic tech & data, 5 stars, 2 partnerships",
  );
  const box = await dot.boundingBox();
  await page.mouse.click((box?.x ?? 0) - 6, (box?.y ?? 0) + (box?.height ?? 0) / 2);
  const card = picked(page);
  await expect(card.getByRole("heading", { name: "Data Driven Detroit" })).toBeVisible();
  await expect(card).toContainText("Keeps the numbers of each neighborhood.");
  await expect(card.getByText("1 of 24")).toBeVisible();
  await expect(dot).toHaveAttribute("aria-pressed", "true");
  await expectAccessible(page, "map with a card");
  await picture(page, "phone-map-chosen");

  await card.getByRole("button", { name: "Community Foundation" }).click();
  await expect(card.getByRole("heading", { name: "Community Foundation" })).toBeVisible();
  await card.getByRole("button", { name: "Next: player" }).click();
  await expect(card.getByText("5 of 24")).toBeVisible();
  await card.getByRole("button", { name: "Previous: player" }).click();
  await expect(card.getByRole("heading", { name: "Community Foundation" })).toBeVisible();
  await card.getByRole("button", { name: "Close" }).click();
  await expect(card.getByText("– of 24")).toBeVisible();

  // All of it in words: also who has no sector, and who has no name on the map.
  await page.getByRole("radio", { name: "List", exact: true }).check();
  await expect(page.getByRole("heading", { name: "No sector yet 1 player" })).toBeVisible();
  const items = page.locator(".map-list").getByRole("listitem");
  await expect(items).toHaveCount(24);
  await expect(items.filter({ hasText: "What Works Cities" })).toContainText("2 stars");
  await expect(items.filter({ hasText: /^Data Driven Detroit/ })).toContainText(
    "Chief Data Officer, Community Foundation",
  );
  await expectAccessible(page, "map as a list");
  await picture(page, "phone-map-list");

  // What others do is on it at once.
  await page.getByRole("radio", { name: "Map", exact: true }).check();
  programs[0]?.doc.getMap("stars").set(`m13/${idOf(programs[1] as WebsocketProvider)}`, true);
  await expect(map.getByRole("button", { name: /^CDFI/ })).toHaveAccessibleName(/1 star/);
});

test("the keys go from card to card by where they are, and open them", async ({ venue }) => {
  const { phone } = await table(venue, {});
  const { page } = phone;
  await phone.sheet("Map");
  const map = page.getByRole("group", { name: /^Map \(/ });
  const first = map.getByRole("button", { name: /^Data Driven Detroit/ });
  await expect(first).toBeVisible();
  await page.getByRole("radio", { name: "Map", exact: true }).focus();
  await page.keyboard.press("Tab");
  await expect(first).toBeFocused();
  await picture(page, "phone-map-focus");
  const seen = new Set<string>();
  for (const key of ["ArrowUp", "ArrowLeft", "ArrowDown", "ArrowRight", "ArrowLeft", "ArrowLeft"]) {
    await page.keyboard.press(key);
    seen.add((await map.locator(":focus").getAttribute("aria-label")) ?? "");
  }
  expect(seen.size).toBeGreaterThan(3);
  const name = (await map.locator(":focus").getAttribute("aria-label"))?.split(", ")[0] ?? "";
  await page.keyboard.press("Enter");
  await expect(picked(page).getByRole("heading", { name, exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(picked(page).getByText("– of 24")).toBeVisible();
  await page.keyboard.press("End");
  await page.keyboard.press(" ");
  await expect(picked(page).getByText("24 of 24")).toBeVisible();
  await page.keyboard.press("Home");
  await expect(first).toBeFocused();
});

test("no two names on the map overlap as they are drawn, on small phones and large, in two languages", async ({
  venue,
}) => {
  test.slow();
  for (const [name, size, language] of [
    ["320", { width: 320, height: 568 }, "es-MX"],
    ["landscape", { width: 844, height: 390 }, "en-US"],
    ["tablet", { width: 820, height: 1180 }, "en-US"],
  ] as const) {
    const { phone } = await table(venue, { size });
    const { page } = phone;
    await page.emulateMedia({ forcedColors: "none" });
    await phone.sheet("Map");
    await expect(page.locator(".map-card")).toHaveCount(24);
    await page.evaluate(() => document.fonts.ready);
    if (language !== "en-US") {
      await page.getByRole("button", { name: "Lobby" }).click();
      await page.getByLabel("Language").selectOption("es");
      await page.getByRole("button", { name: "Mapa", exact: true }).click();
    }
    await expectNoSidewaysScroll(page, `map ${name}`);
    expect(await overlaps(page), name).toEqual([]);
    await picture(page, `phone-map-${name}`);
    if (name === "landscape") {
      await page.emulateMedia({ forcedColors: "active" });
      await picture(page, "phone-map-forced-colours");
    }
  }
});

/** The words on a map that lie on each other, as the browser has drawn them. */
function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const words = [...document.querySelectorAll<SVGTextElement>(".map-name, .map-title text")].map(
      (text) => ({
        text,
        owner: text.closest(".map-card, .map-title"),
        box: text.getBoundingClientRect(),
      }),
    );
    return words.flatMap((one, index) =>
      words.slice(index + 1).flatMap((other) => {
        const across =
          Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down =
          Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        // A line's box is higher than its letters.
        return one.owner !== other.owner && across > 0 && down > 4
          ? [`${one.text.textContent} / ${other.text.textContent}`]
          : [];
      }),
    );
  });
}
