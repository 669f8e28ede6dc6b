import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { fill, sit } from "./stock";
import { expect, test } from "./venue";
import { type TableWork, work } from "./worksheet";

/** The pictures that the README shows; drawn only when README_PICTURES is set. */

const folder = resolve(import.meta.dirname, "../docs");
const cities = ["Youngstown, OH", "Gary, IN", "Detroit, MI", "Long Island, NY"];
const names = ["Amara", "Jo", "Rosa", "Luis", "Wei", "Fatima", "Sam", "Nadia", "Ben", "Ines"];

async function draw(page: Page, name: string, fullPage = false): Promise<void> {
  await page.screenshot({ path: resolve(folder, `${name}.png`), caret: "initial", fullPage });
}

test("a workshop of nine tables in mid-hour", async ({ venue }) => {
  const { address } = venue.server;
  const workshop = await venue.workshop(
    "Delivering Outcomes: Detroit cohort",
    Array.from({ length: 9 }, (_, index) => cities[index % cities.length] as string),
  );
  const desk = new Dashboard(
    await venue.facilitate(workshop, { size: { width: 1440, height: 900 } }),
  );
  await desk.open();
  const programs = [];
  for (let table = 1; table <= 9; table++) {
    for (let seat = 0; seat < 4 + (table % 3); seat++) {
      const name = names[(table * 3 + seat) % names.length] as string;
      programs.push({ table, seat, at: await sit(address, workshop, name, table) });
    }
  }
  await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
  await venue.command(workshop, { type: "go-to-phase", phase: "prepare" });
  await venue.command(workshop, { type: "start-timer" });
  for (const { table, seat, at } of programs) {
    const city = cities[(table - 1) % cities.length];
    const found = work.find((entry) => entry.city === city) as TableWork;
    if (seat === 0 && table !== 6) {
      fill(at, found, table % 4 === 1 ? "scan" : "pitch");
    }
  }
  await venue.server.advance(170_000);
  const phone = await Phone.join(venue, workshop, { name: "Kim", table: 3 });
  await phone.sheet("Scan");
  await phone.half("Players");
  await phone.star("Code for America Brigade");
  await phone.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await expect(desk.card(3)).toContainText("Families cannot tell");
  await draw(phone.page, "phone");
  const helper = await Phone.join(venue, workshop, { name: "Rosa", table: 6 });
  await helper.page.getByRole("button", { name: "Help" }).click();
  await expect(desk.helpQueue).toContainText("Table 6 asked for help");
  await helper.sheet("Challenge");
  await helper.type("challenge", "Young adults finish coding academy and find no local client w");
  await expect(desk.card(6)).toContainText("no local client w");
  await draw(desk.page, "dashboard");

  const screen = await venue.screen(workshop, { size: { width: 1280, height: 720 } });
  await venue.command(workshop, { type: "go-to-phase", phase: "pitches" });
  await venue.command(workshop, {
    type: "order-turns",
    phase: "pitches",
    order: [3, 7, 1, 2, 4, 5, 6, 8, 9],
  });
  await venue.command(workshop, { type: "call-turn", table: 3 });
  await venue.server.advance(41_000);
  await screen.evaluate(() => dispatchEvent(new Event("pageshow")));
  await expect(screen.getByRole("timer").first()).toHaveAttribute("data-level", "amber");
  await draw(screen, "screen");

  await desk.page.goto(`${address}/report/${workshop.id}`);
  await expect(desk.page.getByText("Families cannot tell").first()).toBeVisible();
  await draw(desk.page, "report");
  for (const { at } of programs) {
    at.destroy();
  }
});
