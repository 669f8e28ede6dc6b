/** What the room sees of how far tables are, and what the dashboard's small picture must not show. */
import { Dashboard } from "./dashboard";
import { find, names, sectors } from "./map";
import { picture } from "./pictures";
import { sit } from "./stock";
import { expect, test } from "./venue";

const places = ["Detroit, MI", "Gary, IN", "Youngstown, OH", "Long Island, NY"];

for (const tables of [4, 60]) {
  test(`[M46] the screen says which of ${tables} tables are ready, in both shapes and languages`, async ({
    venue,
  }) => {
    test.slow();
    const workshop = await venue.workshop(
      "Ready",
      Array.from({ length: tables }, (_, index) => places[index % places.length] as string),
    );
    for (let table = 1; table < tables; table++) {
      const program = await sit(venue.server.address, workshop, `Ana ${table}`, table);
      find(program, [{ name: names[table % names.length] as string, sector: sectors[table % 7] }]);
      program.doc.getText("challenge").insert(0, `Buses at night in the ${table}. ward`);
      program.doc.getMap("about").set("ready", table % 2 === 1);
    }
    const ready = `${tables / 2}/${tables - 1}`;
    await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
    await venue.command(workshop, { type: "start-timer" });
    for (const [width, height, language] of [
      [1920, 1080, "en-US"],
      [1024, 768, "es-ES"],
    ] as const) {
      const screen = await venue.screen(workshop, { size: { width, height }, language });
      for (const scene of ["found", "wall"] as const) {
        await venue.command(workshop, { type: "choose-scene", scene });
        await expect(screen.locator(`[data-scene=${scene}]`)).toContainText(ready);
        await picture(screen, `screen-ready-${scene}-${tables}-${language}-${width}`);
      }
      await expect(screen.locator(".wall-card").first().locator(".table-state")).toHaveAttribute(
        "data-state",
        "ready",
      );
      await screen.close();
    }
  });
}

test("[M47] a card and a text that are hidden from the screen are not in its small picture", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Hidden", ["Detroit, MI"]);
  const program = await sit(venue.server.address, workshop, "Ana", 1);
  find(program, [
    { name: "A rude name", sector: "gov" },
    { name: "City library", sector: "gov" },
  ]);
  program.doc.getText("challenge").insert(0, "Rude words");
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
  const small = desk.roomSees.locator(".picture");
  await expect(small).toContainText("A rude name");
  await venue.command(workshop, { type: "hide", table: 1, item: "m0" });
  await venue.command(workshop, { type: "hide", table: 1, item: "challenge" });
  await expect(small).not.toContainText("A rude name");
  await expect(small).toContainText("City library");
  await venue.command(workshop, { type: "choose-scene", scene: "wall" });
  await expect(small).toContainText("City library");
  await expect(small).not.toContainText("A rude name");
  await venue.command(workshop, { type: "show-table", table: 1 });
  await expect(small).toContainText("From table 1");
  await expect(small).not.toContainText(/rude/i);
  // Who runs the workshop still reads it, to show it again.
  await expect(desk.page.locator(".table-card").first()).toContainText("A rude name");
});
