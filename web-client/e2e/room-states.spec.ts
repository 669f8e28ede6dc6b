/** What the room sees of how far tables are, and what the dashboard's small picture must not show. */
import type { WebsocketProvider } from "y-websocket";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { Dashboard } from "./dashboard";
import { find, names, sectors } from "./map";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { callForHelp, sayReady, sit } from "./stock";
import { expect, test, type Venue } from "./venue";

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
    const programs: WebsocketProvider[] = [];
    for (let table = 1; table < tables; table++) {
      const program = await sit(venue.server.address, workshop, `Ana ${table}`, table);
      find(program, [{ name: names[table % names.length] as string, sector: sectors[table % 7] }]);
      program.doc.getText("challenge").insert(0, `Buses at night in the ${table}. ward`);
      programs.push(program);
    }
    const ready = `${tables / 2}/${tables - 1}`;
    await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
    sayReady(
      programs.filter((_, index) => index % 2 === 0),
      (await venue.state(workshop)).workshop,
    );
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

test("[M46] the dashboard counts as ready whom the screen counts", async ({ venue }) => {
  const workshop = await venue.workshop("As many", [...places, "Flint, MI"]);
  const { address } = venue.server;
  const programs: WebsocketProvider[] = [];
  for (const table of [1, 2, 3]) {
    const program = await sit(address, workshop, `Ana ${table}`, table);
    find(program, [{ name: "City library", sector: "gov" }]);
    programs.push(program);
  }
  // Of the two others one has come and gone without a word, and nobody has come to the last.
  const gone = await sit(address, workshop, "Wei", 4);
  await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
  sayReady(programs.slice(0, 2), (await venue.state(workshop)).workshop);
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  const screen = await venue.screen(workshop);
  const both = async (ready: number, tables: number) => {
    await expect(desk.page.getByText(`${ready} of ${tables} ready`)).toBeVisible();
    for (const scene of ["found", "wall"] as const) {
      await venue.command(workshop, { type: "choose-scene", scene });
      await expect(screen.locator(`[data-scene=${scene}]`)).toContainText(`${ready}/${tables}`);
    }
  };
  await both(2, 4);
  gone.disconnect();
  await both(2, 3);
  await callForHelp(address, workshop, "Kim", 1);
  await expect(desk.helpQueue).toContainText("Table 1");
  await both(2, 3);
  await venue.command(workshop, { type: "hide", table: 2, item: "m0" });
  await expect(desk.roomSees.locator(".wall-card").nth(1)).not.toContainText("City library");
  await both(2, 3);
  await picture(desk.page, "desk-ready");
});

test("[W43] [W44] [M46] in each step phones say that their table is ready, on the sheet that it leads to; the next begins anew", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Ready again", ["Gary, IN", "Detroit, MI"]);
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  const screen = await venue.screen(workshop);
  const [ana, bo] = [
    await Phone.join(venue, workshop, { name: "Ana", table: 1 }),
    await Phone.join(venue, workshop, { name: "Bo", table: 2 }),
  ];
  const phones = [ana, bo];
  const button = ({ page }: Phone) => page.getByRole("button", { name: "We’re ready" });
  const counted = async (ready: number) => {
    await expect(desk.page.getByText(`${ready} of 2 ready`)).toBeVisible();
    await expect(screen.locator("[data-scene=found]")).toContainText(`${ready}/2 tables ready`);
  };
  for (const phone of phones) {
    await expect(button(phone)).toHaveCount(0);
  }

  await desk.goTo("Scan the ecosystem");
  for (const phone of phones) {
    await phone.addPlayer({ name: "City library", sector: "gov", note: "Open late", link: "" });
  }
  await desk.press("Start");
  await counted(0);
  await button(ana).click();
  await expect(button(ana)).toHaveAttribute("aria-pressed", "true");
  await counted(1);
  await expect(desk.card(1)).toContainText("Ready");
  await expect(desk.card(2)).not.toContainText("Ready");
  await button(bo).click();
  await counted(2);
  await picture(desk.page, "ready-in-scan-desk");
  await picture(screen, "ready-in-scan-screen");
  await picture(ana.page, "ready-in-scan-phone");
  for (const sheet of ["Challenge", "Pitch", "Map"] as const) {
    await ana.sheet(sheet);
    await expect(ana.page.locator("main[aria-busy=false]")).toBeVisible();
    await expect(button(ana)).toHaveCount(0);
  }

  // What is suggested leads on; there nobody is ready yet, and so when the same step comes again.
  await desk.page.getByRole("button", { name: "All are ready: go on?" }).click();
  await counted(0);
  for (const phone of phones) {
    await expect(phone.field("challenge")).toBeVisible();
    await expect(button(phone)).toHaveAttribute("aria-pressed", "false");
  }
  await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
  await counted(0);
  await venue.command(workshop, { type: "start-timer" });
  await button(ana).click();
  await counted(1);
  await venue.command(workshop, { type: "go-to-phase", phase: "challenge" });
  await counted(0);
  await venue.command(workshop, { type: "undo" });
  await counted(1);
  await expect(button(ana)).toHaveAttribute("aria-pressed", "true");

  // In a silence nobody can say so. That it comes and goes moves no field.
  // (A press scrolls the page as far as it needs to.)
  const place = () =>
    ana.page
      .getByLabel("Name (player)")
      .first()
      .evaluate((field) => field.getBoundingClientRect().top + scrollY);
  const before = await place();
  await venue.command(workshop, { type: "ask-for-silence", phase: "scan", on: true });
  await expect(button(ana)).toHaveCount(0);
  await expect(desk.page.getByText("2 people have come, at 2 of 2 tables")).toBeVisible();
  await expect(screen.locator("[data-scene=found]")).not.toContainText("tables ready");
  // Then there are words that nobody had seen when they said so: all are asked anew.
  await venue.command(workshop, { type: "show-words" });
  await expect(button(ana)).toHaveAttribute("aria-pressed", "false");
  await counted(0);
  await button(ana).click();
  await counted(1);
  await expect.poll(place).toBe(before);
});

for (const [width, language, ready] of [
  [320, "en-US", "We’re ready"],
  [390, "es-MX", "Todo listo"],
  [320, "es-MX", "Todo listo"],
  [390, "en-US", "We’re ready"],
] as const) {
  test(`[W43] the end of a sheet at ${width} px in ${language}`, async ({ venue }) => {
    const workshop = await venue.workshop("Narrow", ["Gary, IN"]);
    await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
    const program = await sit(venue.server.address, workshop, "Wei", 1);
    find(program, [
      { name: "City library", sector: "gov" },
      { name: "Gary Housing Authority", sector: "gov" },
    ]);
    const page = await venue.open(`/j/${workshop.joinCode}/1`, {
      size: { width, height: 844 },
      language,
    });
    await page.getByLabel(/first name|nombre/i).fill("Ana");
    await page.locator("button[type=submit]").click();
    for (const [state, phase] of [
      ["scan", null],
      ["prepare", "prepare"],
    ] as const) {
      if (phase !== null) {
        await venue.command(workshop, { type: "go-to-phase", phase });
      }
      const button = page.getByRole("button", { name: ready });
      await expect(button).toHaveAttribute("aria-pressed", "false");
      await button.scrollIntoViewIfNeeded();
      await picture(page, `sheet-end-${state}-${width}-${language}`);
      await button.click();
      await expect(button).toHaveAttribute("aria-pressed", "true");
      await expectNoSidewaysScroll(page, `the end of the sheet, ${state}`);
      await expectAccessible(page, `the end of the sheet, ${state}`);
      await picture(page, `sheet-end-${state}-${width}-${language}-ready`);
    }
  });
}

/** A table with a card and a text that are better hidden, and its facilitator, in the scan. */
async function rudeTable(venue: Venue) {
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
  return { workshop, program, desk };
}

test("[M47] a card and a text that are hidden from the screen are not in its small picture", async ({
  venue,
}) => {
  const { workshop, desk } = await rudeTable(venue);
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

test("[T5] [M37] a screen opened from the dashboard is told nothing that is hidden, like one with its own link", async ({
  venue,
}) => {
  const { workshop, program, desk } = await rudeTable(venue);
  program.doc.getText("pitch").insert(0, "Buses at night");
  program.doc.getMap("about").set("presenter", "Rudest");
  await expect(desk.page.locator(".table-card").first()).toContainText("A rude name");
  for (const item of ["m0", "challenge", "presenter"]) {
    await venue.command(workshop, { type: "hide", table: 1, item });
  }
  const opening = desk.page.waitForEvent("popup");
  await desk.page.getByRole("link", { name: "Room screen" }).click();
  const screen = await opening;
  venue.watch(screen);
  // A page that is still being opened cannot be loaded again.
  await expect(screen.locator("[data-scene]")).toBeVisible();
  const told: string[] = [];
  screen.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => told.push(payload.toString())),
  );
  await screen.reload();
  for (const [scene, seen] of [
    ["found", "City library"],
    ["wall", "City library"],
  ] as const) {
    await venue.command(workshop, { type: "choose-scene", scene });
    await expect(screen.locator(`[data-scene=${scene}]`)).toContainText(seen);
  }
  await venue.command(workshop, { type: "go-to-phase", phase: "pitches" });
  await venue.command(workshop, { type: "call-turn", table: 1 });
  await venue.command(workshop, { type: "freeze-text", on: true });
  await expect(screen.locator("[data-scene=turn]")).toContainText("Buses at night");
  await venue.command(workshop, { type: "show-map", place: null, table: 1 });
  await expect(screen.locator("[data-scene=map]")).toContainText("City library");
  await venue.command(workshop, { type: "choose-scene", scene: "end" });
  await expect(screen.locator("[data-scene=end]")).toBeVisible();
  expect(told.some((frame) => frame.includes("City library"))).toBe(true);
  expect(told.filter((frame) => /rude/i.test(frame))).toEqual([]);
});
