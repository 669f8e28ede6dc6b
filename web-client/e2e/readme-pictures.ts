import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { fill, sayReady, sit } from "./stock";
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
  const asked = (await venue.state(workshop)).workshop;
  for (const { table, seat, at } of programs) {
    const city = cities[(table - 1) % cities.length];
    const found = work.find((entry) => entry.city === city) as TableWork;
    if (seat === 0 && table !== 6) {
      fill(at, found, table % 4 === 1 ? "scan" : "pitch");
      sayReady(table % 4 === 1 ? [] : [at], asked);
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
  await expect(desk.helpQueue).toContainText("Table 6");
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

/** What six tables put on the cards of a sheet: a name, a category or "", and how many star it. */
type Written = readonly (readonly [name: string, category: string, stars: number])[];

const lookedBack: readonly Written[] = [
  [
    ["Daily check-ins of ten minutes", "keep", 3],
    ["Three tools for one list", "change", 2],
    ["Who approves a purchase?", "puzzle", 0],
  ],
  [
    ["One room for the whole project", "keep", 2],
    ["Training came after the launch", "change", 4],
  ],
  [
    ["Residents tested the form", "keep", 4],
    ["Reports that nobody reads", "change", 2],
    ["Why mornings are slow", "puzzle", 1],
  ],
  [
    ["Meetings end on time", "keep", 1],
    ["Two teams built the same map", "change", 3],
  ],
  [
    ["Notes are written at once", "keep", 2],
    ["Decisions wait for one person", "change", 3],
    ["What do the libraries know?", "puzzle", 0],
  ],
  [
    ["The weekly walk to the site", "keep", 2],
    ["Too many templates", "change", 1],
  ],
];
const heard: readonly Written[] = [
  [
    ["Begin with those who are not here", "", 3],
    ["Fewer meetings", "", 1],
  ],
  [
    ["Ask before you build", "", 2],
    ["Begin with those who are not here", "", 2],
  ],
  [
    ["Pay people for their advice", "", 3],
    ["Open the data on buses", "", 1],
  ],
  [
    ["Open the data on buses", "", 2],
    ["One desk for all permits", "", 1],
  ],
  [
    ["Ask before you build", "", 2],
    ["Evening hours", "", 1],
  ],
  [
    ["Pay people for their advice", "", 1],
    ["A library card for everybody", "", 2],
  ],
];

/** Writes cards into the shared types that SPEC names; each star is another person's. */
function put({ doc }: WebsocketProvider, sheet: string, cards: Written, fans: readonly string[]) {
  doc.transact(() => {
    for (const [index, [name, category, stars]] of cards.entries()) {
      const card = new Y.Map<unknown>();
      card.set("name", name);
      card.set("sector", category);
      card.set("note", new Y.Text(""));
      card.set("link", "");
      card.set("by", "program");
      card.set("at", Date.now() + index);
      doc.getMap(`cards:${sheet}`).set(`c${index}`, card);
      for (const fan of fans.slice(0, stars)) {
        doc.getMap(`stars:${sheet}`).set(`c${index}/${fan}`, true);
      }
    }
  });
}

for (const [activity, phase, sheet, written, shows] of [
  ["retrospective", "talk", "notes", lookedBack, "dashboard"],
  ["reading-of-the-room", "fours", "ideas", heard, "screen"],
] as const) {
  test(`${activity}, with six tables`, async ({ venue }) => {
    const workshop = await venue.workshop(
      shows === "dashboard" ? "Spring review" : "One question",
      ["", "", "", "", "", ""],
      activity,
    );
    const programs: WebsocketProvider[] = [];
    for (const [index, cards] of written.entries()) {
      const seats = [];
      for (let seat = 0; seat < 4; seat++) {
        const name = names[(index * 3 + seat) % names.length] as string;
        seats.push(await sit(venue.server.address, workshop, name, index + 1));
      }
      const fans = seats.map(
        ({ awareness }) => (awareness.getLocalState() as { user: { id: string } }).user.id,
      );
      put(seats[0] as WebsocketProvider, sheet, cards, fans);
      programs.push(...seats);
    }
    await venue.command(workshop, { type: "go-to-phase", phase });
    await venue.command(workshop, { type: "start-timer" });
    await venue.server.advance(70_000);
    const page =
      shows === "dashboard"
        ? await venue.facilitate(workshop, { size: { width: 1440, height: 900 } })
        : await venue.screen(workshop, {
            size: { width: 1280, height: 720 },
            reducedMotion: true,
          });
    await expect(page.getByText(written[5]?.[0]?.[0] ?? "").first()).toBeVisible();
    await draw(page, activity);
    for (const program of programs) {
      program.destroy();
    }
  });
}
