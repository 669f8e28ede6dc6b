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
    await expect(screen.getByRole("img", { name: "Map (What this room found)" })).toBeVisible();
    await expect(screen.getByText("Data Driven Detroit").first()).toBeAttached();
    await expect(screen.getByRole("heading", { name: "Unlikely bridges" })).toBeVisible();
    await picture(screen, `screen-map-${size.width}`);
    await screen.close();
  }
});
