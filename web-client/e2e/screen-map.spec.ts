import { Dashboard } from "./dashboard";
import { find, idOf, names, sectors } from "./map";
import { picture } from "./pictures";
import { sit } from "./stock";
import { expect, test } from "./venue";

test("[M35] [H31] the screen shows what the whole room found as one map, with its bridges, in both shapes", async ({
  venue,
}) => {
  test.slow();
  const workshop = await venue.workshop(
    "Room map",
    Array.from({ length: 4 }, () => "Detroit, MI"),
  );
  for (let table = 1; table <= 4; table++) {
    const program = await sit(venue.server.address, workshop, `Ana ${table}`, table);
    find(
      program,
      Array.from({ length: 10 }, (_, index) => {
        const at = (index * (table > 2 ? 3 : 1) + table) % names.length;
        return {
          name: names[at] as string,
          sector: at === 5 ? "" : sectors[(at * 3 + 2) % 7],
          fans: index < 4 ? [idOf(program)] : [],
        };
      }),
      [
        [0, 4],
        [2, 7],
      ],
    );
  }
  for (const size of [
    { width: 1920, height: 1080 },
    { width: 1024, height: 768 },
  ]) {
    const screen = await venue.screen(workshop, { size });
    await venue.command(workshop, { type: "choose-scene", scene: "map" });
    await expect(screen.getByRole("img", { name: "Map (The whole room)" })).toBeVisible();
    await expect(screen.getByText("Data Driven Detroit").first()).toBeAttached();
    await expect(screen.getByRole("heading", { name: "Unlikely bridges" })).toBeVisible();
    await picture(screen, `screen-map-${size.width}`);
    await screen.close();
  }
});

test("[M35] [H31] a map of hundreds of cards is drawn in portions, and has each of them", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Hundreds", ["Gary, IN", "Detroit, MI"]);
  const cards = Array.from({ length: 130 }, (_, index) => ({
    name: `Partner ${index}`,
    sector: sectors[index % 7],
  }));
  const one = await sit(venue.server.address, workshop, "Ana", 1);
  find(one, cards);
  const other = await sit(venue.server.address, workshop, "Ben", 2);
  find(
    other,
    cards.map(({ name, sector }) => ({ name: `${name} of another kind`, sector })),
  );
  const screen = await venue.screen(workshop);
  await venue.command(workshop, { type: "choose-scene", scene: "map" });
  const dots = screen.locator(".map-card");
  await expect(dots).toHaveCount(260);
  one.doc.getMap("players").delete("m7");
  await expect(dots).toHaveCount(259);
  for (let index = 0; index < 130; index++) {
    other.doc.getMap("players").delete(`m${index}`);
  }
  await expect(dots).toHaveCount(129);
});

test("[M48] the map on the screen is that of a place or of a table, and undone, by keyboard too", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Part of a map", ["Gary, IN", "Detroit, MI", "Gary, IN"]);
  for (let table = 1; table <= 3; table++) {
    const program = await sit(venue.server.address, workshop, `Ana ${table}`, table);
    find(program, [{ name: names[table] as string, sector: "gov" }]);
  }
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  const screen = await venue.screen(workshop);
  await desk.scene("Map").click();
  await expect(screen.getByRole("heading", { name: "The whole room" })).toBeVisible();
  await expect(screen.getByText(names[2]).first()).toBeAttached();

  await desk.settled();
  await desk.roomSees.getByText("Map of…").focus();
  await desk.page.keyboard.press("Enter");
  await desk.page.keyboard.press("Tab");
  await picture(desk.page, "dashboard-map-of");
  await desk.page.keyboard.press("Enter");
  await expect(screen.getByRole("heading", { name: "Gary, IN" })).toBeVisible();
  await expect(screen.getByText(names[1]).first()).toBeAttached();
  await expect(screen.getByText(names[3]).first()).toBeAttached();
  await expect(screen.getByText(names[2])).toHaveCount(0);
  const summary = desk.roomSees.getByText("Map: Gary, IN");
  await expect(summary).toBeFocused();
  await expect(desk.scene("Map")).toHaveAttribute("aria-pressed", "false");
  await expect(desk.roomSees.locator(".picture")).toContainText("Gary, IN");

  await desk.settled();
  await summary.click();
  await desk.roomSees.getByRole("button", { name: "Table 2" }).first().click();
  await expect(screen.getByRole("heading", { name: /Detroit/ })).toBeVisible();
  await expect(screen.getByText(names[2]).first()).toBeAttached();
  await expect(screen.getByText(names[1])).toHaveCount(0);
  await desk.page.getByRole("button", { name: "Undo: showing a map" }).click();
  await expect(screen.getByRole("heading", { name: "Gary, IN" })).toBeVisible();
});
