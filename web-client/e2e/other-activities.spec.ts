import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { Dashboard } from "./dashboard";
import {
  arabicRetrospective,
  bare,
  lightningTalks,
  retrospective,
  worldCafe,
} from "./other-activities";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { sit } from "./stock";
import { expect, laptopSize, test } from "./venue";

test("thirty phases leave the clock in sight, twelve do too, and the present one is seen", async ({
  venue,
}) => {
  for (const [activity, last] of [
    [lightningTalks, "Thanks"],
    [worldCafe, "Round 30"],
  ] as const) {
    await venue.activity(activity);
    const workshop = await venue.workshop("Many steps", ["", ""], activity.id);
    const desk = new Dashboard(await venue.facilitate(workshop));
    await desk.open();
    await desk.goTo(last);
    for (const [width, height] of [
      [1440, 900],
      [1024, 768],
      [768, 1024],
    ] as const) {
      await desk.page.setViewportSize({ width, height });
      for (const what of [desk.clock, desk.step(last)]) {
        await expect(what).toBeInViewport({ ratio: 1 });
      }
      if (width > 1000) {
        await expect(desk.room.getByRole("button", { name: /^Pens/ })).toBeInViewport();
      }
      await picture(desk.page, `other-${activity.id}-steps-${width}`);
    }
  }
});

test("[M5] a table is called before its turn, and has the two minutes of its phase", async ({
  venue,
}) => {
  await venue.activity(lightningTalks);
  const workshop = await venue.workshop("Talks", ["", "", "", ""], lightningTalks.id);
  const program = await sit(venue.server.address, workshop, "Ana", 3);
  // Tables where nobody sits are passed over (SPEC M6).
  for (const table of [1, 2, 4]) {
    await sit(venue.server.address, workshop, `Eva ${table}`, table);
  }
  // Ninety seconds at the activity's pace: longer than a minute, shorter than its turn.
  program.doc.getText("script").insert(0, "word ".repeat(180).trim());
  program.doc.getMap("about").set("speaker", "Ana");
  const desk = new Dashboard(await venue.facilitate(workshop));
  const screen = await venue.screen(workshop);
  await desk.open();

  // Without a lobby the way in is on the screen until the first clock runs.
  await expect(screen.getByRole("img", { name: /QR/ })).toBeVisible();
  const code = `${workshop.joinCode.slice(0, 3)} ${workshop.joinCode.slice(3)}`;
  await desk.press("Start");
  await expect(screen.locator("[data-scene=found]")).toBeVisible();
  await expect(screen.getByText(code)).toBeVisible();

  await desk.goTo("First round");
  await expect(desk.card(3)).toContainText("about 90 s spoken");
  await expect(desk.card(3)).not.toContainText("over");
  await expect(desk.clock).toContainText("Call a table: its time runs from then on.");
  const drawn = (await venue.state(workshop)).workshop.turns.first?.order ?? [];
  await desk.turns.getByRole("button", { name: "Call table 3 now" }).click();
  await expect(screen.getByText("Talk 1 of 4 · Speaker: Ana")).toBeVisible();
  const state = (await venue.state(workshop)).workshop;
  const others = drawn.filter((table) => table !== 3);
  expect(state.turns.first).toMatchObject({
    order: others,
    done: [],
    presenting: 3,
    set: true,
    wrapUp: false,
  });
  expect(state.timer).toMatchObject({ state: "running", length: 120_000 });
  await expect(screen.getByText("of 2:00")).toBeVisible();
  await picture(desk.page, "other-called-first");

  await desk.turns.getByRole("button", { name: "This table is done" }).click();
  await expect(desk.clock.getByRole("button", { name: `Start: table ${others[0]}` })).toBeVisible();
  await desk.settled();
  await desk.page.keyboard.press("Space");
  await expect
    .poll(async () => (await venue.state(workshop)).workshop.turns.first?.presenting)
    .toBe(others[0]);

  // The second round is measured by its own minute, and has its own order.
  await desk.goTo("Second round");
  await expect(desk.card(3)).toContainText("about 90 s, over 1:00");
  expect((await venue.state(workshop)).workshop.turns.second).toMatchObject({
    order: [1, 2, 3, 4],
    done: [],
    presenting: null,
    set: true,
    wrapUp: false,
  });

  // That order is no secret: it is the tables' own. And in turns nobody is ready.
  const ben = await Phone.join(venue, workshop, { name: "Ben", table: 1 });
  for (const page of [screen, ben.page]) {
    await expect(page.getByText("Talks: about to begin")).toHaveCount(0);
    await expect(page.getByText(/Table 1|your table/).first()).toBeVisible();
  }
  const rollUp = desk.page.locator(".roll-up");
  await expect(rollUp.locator("p")).toHaveText("5 people have come, at 4 of 4 tables");
  await expect(rollUp.locator("[data-need=ready]")).toBeHidden();
  await picture(desk.page, "other-own-order-desk");
  await picture(screen, "other-own-order-screen");
  await picture(ben.page, "other-own-order-phone");
  await desk.goTo("Shorten");
  await expect(rollUp.locator("p")).toHaveText("0 of 4 ready");
  await expect(rollUp.locator("[data-need=ready]")).toHaveCount(1);
  program.destroy();
});

test("[M25] the tables' own order is told from the start, and is shown as no draw", async ({
  venue,
}) => {
  await venue.activity(lightningTalks);
  const workshop = await venue.workshop("Talks", ["", "", ""], lightningTalks.id);
  const screen = await venue.screen(workshop);
  await venue.command(workshop, { type: "go-to-phase", phase: "first" });
  const between = screen.locator("[data-scene=between]");
  await expect(between).toBeVisible();
  await expect(between.locator(".between-next")).toHaveCount(0);
  await venue.command(workshop, { type: "go-to-phase", phase: "second" });
  await expect(between.locator(".between-next")).toBeVisible();
  expect(await between.locator(".between-passing").count()).toBe(0);
  await expect(between.locator(".between-next")).toContainText("Table 1");
});

test("[A5] an activity that says no more than it must is run on every page, and asks in no empty box", async ({
  venue,
}) => {
  await venue.activity(bare);
  const start = await venue.open("/");
  const choice = start.getByRole("combobox", { name: "Activity", exact: true });
  await choice.selectOption(bare.id);
  const workshop = await venue.workshop("Bare", ["", ""], bare.id);
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  const screen = await venue.screen(workshop);
  const ana = await Phone.join(venue, workshop, { name: "Ana", table: 1 });
  for (const { id, title, clock, screen: scene } of bare.phases) {
    await desk.goTo(title);
    await expect(ana.page.getByText(title).first()).toBeVisible();
    if (clock === "turns") {
      await desk.turns.getByRole("button", { name: "Call table 1 now" }).click();
    }
    const shown = clock === "turns" ? "turn" : scene;
    await expect(screen.locator(`[data-scene=${shown}]`)).toBeVisible();
    for (const page of [ana.page, screen]) {
      await expect(page.locator(".ask, .found-lead, .end-thanks p, .end-text")).toHaveCount(0);
    }
    // A clock with nothing beside it stands in the middle.
    if (shown === "found") {
      const ring = await screen.locator(".clock-side").boundingBox();
      const width = screen.viewportSize()?.width ?? 0;
      expect(Math.abs((ring?.x ?? 0) + (ring?.width ?? 0) / 2 - width / 2)).toBeLessThan(2);
    }
    if (shown === "turn") {
      const head = await screen.locator(".turn-head h1").boundingBox();
      const height = screen.viewportSize()?.height ?? 0;
      expect((head?.y ?? 0) / height).toBeGreaterThan(0.3);
    }
    await picture(ana.page, `other-bare-phone-${id}`);
    await picture(screen, `other-bare-screen-${id}`);
  }
});

test("a message that the activity has ready is sent by a tap", async ({ venue }) => {
  await venue.activity(lightningTalks);
  const workshop = await venue.workshop("Ready-made", ["", ""], lightningTalks.id);
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  await desk.page.getByRole("button", { name: "Send: Stand up." }).click();
  await expect
    .poll(async () => (await venue.state(workshop)).workshop.messages.map(({ text }) => text))
    .toEqual(["Stand up."]);
  await expect(desk.page.getByRole("button", { name: "Send: Stand up." })).toContainText("sent");
  await desk.goTo("Outline");
  await expect(desk.page.getByText("Prepared for this step")).toHaveCount(0);
});

test("readers see an activity in their language, else in its own, with its direction", async ({
  venue,
}) => {
  await venue.activity(retrospective);
  const workshop = await venue.workshop("Retro", ["التواصل", "الوقت"], retrospective.id);
  const title = (page: Page) => page.locator(".step[aria-current] [lang]");
  for (const [language, words, lang, dir] of [
    ["en-GB", "Welcome", "en", "ltr"],
    ["ar-EG", "مرحبًا", "ar", "rtl"],
    ["es-MX", "مرحبًا", "ar", "rtl"],
  ] as const) {
    const page = await venue.facilitate(workshop, { language });
    await expect(title(page)).toHaveText(words);
    await expect(title(page)).toHaveAttribute("lang", lang);
    await expect(title(page)).toHaveAttribute("dir", dir);
  }
  // Who changes the page's language changes the activity's, too.
  const page = await venue.facilitate(workshop, { language: "ar-EG" });
  await page.locator("summary", { hasText: "More" }).click();
  await page.getByRole("combobox", { name: "Language" }).selectOption("en");
  await page.getByRole("combobox", { name: "Language" }).selectOption("es");
  await expect(title(page)).toHaveText("مرحبًا");
  const screen = await venue.screen(workshop, { language: "ar-EG" });
  await venue.command(workshop, { type: "go-to-phase", phase: "remember" });
  await expect(screen.getByRole("heading", { level: 1 })).toHaveAttribute("dir", "rtl");
});

test("the plan of an activity in Arabic runs in the direction of the page", async ({ venue }) => {
  await venue.activity(arabicRetrospective);
  const workshop = await venue.workshop("Plan", ["", ""], arabicRetrospective.id);
  const start = venue.server.now();
  await venue.command(workshop, { type: "set-plan", start, end: start + 3_600_000 });
  const desk = await venue.facilitate(workshop);
  const segments = desk.locator(".plan-segment");
  await expect(segments.nth(2)).toBeVisible();
  const places = await segments.evaluateAll((boxes) =>
    boxes.map((box) => box.getBoundingClientRect().x),
  );
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(places.at(-1)).toBeGreaterThan(places[0] ?? 0);
});

test("pages in a language that is written from right to left stand the other way round", async ({
  venue,
}) => {
  await venue.activity(retrospective);
  const workshop = await venue.workshop("Retro", ["التواصل", "الوقت"], retrospective.id);
  await venue.command(workshop, { type: "go-to-phase", phase: "remember" });
  const desk = await venue.facilitate(workshop, { language: "ar-EG" });
  const screen = await venue.screen(workshop, { language: "ar-EG" });
  await expect(desk.getByRole("article")).toHaveCount(2);
  for (const [page, start] of [
    [desk, ".rail"],
    [screen, ".clock-side"],
  ] as const) {
    await page.evaluate(() => {
      document.documentElement.dir = "rtl";
    });
    const box = await page.locator(start).boundingBox();
    const width = page.viewportSize()?.width ?? 0;
    expect((box?.x ?? 0) + (box?.width ?? 0) / 2).toBeGreaterThan(width / 2);
    await expectNoSidewaysScroll(page, `${start} from right to left`);
  }
  await picture(desk, "other-rtl-dashboard");
  await picture(screen, "other-rtl-screen");
  await desk.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(desk, "dashboard from right to left at 320 px");
  await desk.setViewportSize(laptopSize);
});

test("everybody moves on but the hosts", async ({ venue }) => {
  await venue.activity(worldCafe);
  const workshop = await venue.workshop("Café", ["", "", ""], worldCafe.id);
  const programs = [];
  for (const [name, table] of [
    ["Ana", 1],
    ["Luis", 1],
    ["Wei", 2],
    ["Jo", 3],
  ] as const) {
    programs.push(await sit(venue.server.address, workshop, name, table));
  }
  programs[0]?.doc.getMap("about").set("host", "Ana");
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  await desk.page.getByRole("button", { name: "People" }).click();
  const dialog = desk.page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Move everybody to other tables" }).click();
  await expect(dialog.getByRole("checkbox", { name: /^Ana stays/ })).toBeChecked();
  await expect(dialog.getByRole("checkbox", { name: /^Luis stays/ })).not.toBeChecked();
  await expectAccessible(desk.page, "who stays");
  await picture(desk.page, "other-move-everybody");
  await dialog.getByRole("button", { name: "Move 3 people to other tables" }).click();
  await expect(dialog.getByText("Done: everybody else is at another table.")).toBeVisible();
  const { participants } = (await venue.state(workshop)).workshop;
  const tableOf = new Map(participants.map((person) => [person.name, person.table]));
  expect(tableOf.get("Ana")).toBe(1);
  expect(tableOf.get("Luis")).not.toBe(1);
  expect(tableOf.get("Wei")).not.toBe(2);
  expect(tableOf.get("Jo")).not.toBe(3);
  for (const program of programs) {
    program.destroy();
  }
});
