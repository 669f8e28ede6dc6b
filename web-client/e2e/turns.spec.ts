import type { Page } from "@playwright/test";
import type { Command } from "../src/protocol/commands";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { wakeClocks } from "./clocks";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { expect, laptopSize, phoneSize, test } from "./venue";

const cities = ["Detroit, MI", "Gary, IN", "Flint, MI"];
const speech = "We bring the partners into one room for a day and they map the gaps. ".repeat(12);

/** All that a page is told in text from now on. */
function told(page: Page): string[] {
  const frames: string[] = [];
  page.on("websocket", (socket) => {
    socket.on("framereceived", ({ payload }) => {
      if (typeof payload === "string") {
        frames.push(payload);
      }
    });
  });
  return frames;
}

for (const [language, soon, draw, ready] of [
  ["en-US", "The order of the tables comes soon", "Draw a random order", "Get ready"],
  ["es-MX", "Pronto se sabrá el orden de las mesas", "Sortear el orden", "Prepárense"],
] as const) {
  test(`in ${language} nobody knows an order before it is drawn, and the screen shows how it is`, async ({
    venue,
  }) => {
    const workshop = await venue.workshop("Drawn", cities);
    const phone = await venue.open(`/j/${workshop.joinCode}/1`, { size: phoneSize, language });
    await phone.getByLabel(/Your first name|nombre/).fill("Ana");
    await phone.locator("form button[type=submit]").click();
    await phone.waitForURL(/\/t\//);
    const frames = told(phone);
    await phone.reload();
    const screen = await venue.screen(workshop, { language });
    const page = await venue.facilitate(workshop, { language, size: laptopSize });
    await venue.command(workshop, { type: "go-to-phase", phase: "pitches" });
    await expect(screen.getByText(soon)).toBeVisible();
    await expect(phone.getByText(soon)).toBeVisible();
    expect(frames.length).toBeGreaterThan(0);
    expect(frames.filter((frame) => /"order":\s*\[\s*\d/.test(frame))).toEqual([]);
    await picture(page, `turns-untold-${language}`);

    await page.getByRole("button", { name: draw }).click();
    await expect(screen.getByText(ready)).toBeVisible();
    const { order } = (await venue.state(workshop)).workshop.turns.pitches as { order: number[] };
    await expect(screen.locator(".badge-huge")).toHaveText(String(order[0]));
    await expect(phone.getByText(soon)).toHaveCount(0);
    await picture(screen, `turns-drawn-${language}`);
  });
}

test("[M25] each draw is a show on the screen, and no table that a hand moves", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Drawn anew", Array(12).fill("Detroit, MI"));
  const phase = "pitches";
  const order = Array.from({ length: 12 }, (_, index) => index + 1);
  await venue.command(workshop, { type: "order-turns", phase, order });
  await venue.command(workshop, { type: "go-to-phase", phase });
  const screen = await venue.screen(workshop);
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  const first = screen.locator(".badge-huge");
  await expect(screen.getByText("Get ready")).toBeVisible();
  await expect(first).toHaveText("1");
  await screen.evaluate(() => {
    const seen = window as unknown as { shows: number };
    seen.shows = 0;
    new MutationObserver((records) => {
      for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
        seen.shows += node.textContent?.includes("Who is first?") ? 1 : 0;
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
  const shows = () => screen.evaluate(() => (window as unknown as { shows: number }).shows);

  const moves: [Command, string][] = [
    [{ type: "order-turns", phase, order: [12, ...order.slice(0, -1)] }, "12"],
    [{ type: "skip-turn", phase, table: 12 }, "1"],
  ];
  for (const [move, firstThen] of moves) {
    await venue.command(workshop, move);
    await expect(first).toHaveText(firstThen);
    await expect(screen.getByText("Get ready")).toBeVisible();
  }
  expect(await shows()).toBe(0);
  for (const draws of [1, 2]) {
    await desk.turns.getByRole("button", { name: "Draw a random order" }).click();
    await expect.poll(shows).toBe(draws);
    await picture(screen, `turns-drawing-${draws}`);
    await expect(screen.getByText("Get ready")).toBeVisible();
    const drawn = (await venue.state(workshop)).workshop.turns.pitches as { order: number[] };
    await expect(first).toHaveText(String(drawn.order[0]));
  }

  // What is taken back is no draw: the order of before is there again, at once.
  const taken = (await venue.state(workshop)).workshop.turns.pitches as { order: number[] };
  await desk.room.getByRole("button", { name: /^Undo/ }).click();
  const orderNow = async () =>
    ((await venue.state(workshop)).workshop.turns.pitches as { order: number[] }).order;
  await expect.poll(orderNow).not.toEqual(taken.order);
  const [, ...then] = (await orderNow()).slice(0, 4);
  await expect(screen.locator(".between-then .badge")).toHaveText(then.map(String));
  expect(await shows()).toBe(2);

  // Drawn while the room looks at something else, it is a show where the order is seen.
  await venue.command(workshop, { type: "choose-scene", scene: "clock" });
  await expect(screen.locator(".picture")).toHaveAttribute("data-scene", "clock");
  await venue.command(workshop, { type: "draw-turns", phase });
  await venue.command(workshop, { type: "clear-screen" });
  await expect.poll(shows).toBe(3);
  await expect(screen.getByText("Get ready")).toBeVisible();
});

test("[M25] a draw is a show also where two tables wait, whatever comes of it", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Two", cities.slice(0, 2));
  await venue.command(workshop, { type: "go-to-phase", phase: "pitches" });
  const screen = await venue.screen(workshop);
  await expect(screen.getByText("The order of the tables comes soon")).toBeVisible();
  for (let draw = 0; draw < 3; draw++) {
    await venue.command(workshop, { type: "draw-turns", phase: "pitches" });
    await expect(screen.getByText("Who is first?")).toBeVisible();
    await expect(screen.getByText("Get ready")).toBeVisible();
  }
});

test("[M35] [M5] who stops showing another table brings back the one that has its turn", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Aside", cities);
  const screen = await venue.screen(workshop);
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  await venue.command(workshop, { type: "go-to-phase", phase: "pitches" });
  await venue.command(workshop, { type: "call-turn", table: 2 });
  await expect(screen.locator(".badge-big")).toHaveText("2");

  const dialog = await desk.openTable(3);
  await dialog.getByRole("button", { name: "Show on the room screen" }).click();
  await expect(screen.locator(".badge-big")).toHaveText("3");
  await dialog.getByRole("button", { name: "Stop showing" }).click();
  await expect(screen.locator(".badge-big")).toHaveText("2");
  await expect(screen.getByText("Gary, IN").first()).toBeVisible();
  await desk.closeDialog();

  // What the screen shows of its own accord there is nothing to stop.
  const presenter = await desk.openTable(2);
  await expect(presenter.getByRole("button", { name: "Pens down" })).toBeVisible();
  await expect(presenter.getByRole("button", { name: "Stop showing" })).toHaveCount(0);
  await picture(desk.page, "turns-presenter-dialog");
});

test("a speaker's phone moves their words, shows the light, and alone shows the signal", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Spoken", cities);
  const ana = await Phone.join(venue, workshop, { name: "Ana", table: 1 });
  const ben = await Phone.join(venue, workshop, { name: "Ben", table: 2 });
  const screen = await venue.screen(workshop);
  const desk = new Dashboard(await venue.facilitate(workshop, { size: laptopSize }));
  await desk.open();
  await ana.sheet("Pitch");
  await ana.write("pitch", speech);
  await ana.expectSaved();
  await venue.command(workshop, {
    type: "order-turns",
    phase: "pitches",
    order: [1, 2, 3],
  });
  await venue.command(workshop, { type: "go-to-phase", phase: "pitches" });
  await expect(ben.page.getByText("The order of the tables")).toHaveCount(0);

  // One press of the bar: the table is on the screen, its time runs, the next one is told.
  await expect(desk.turns).toBeVisible();
  await desk.settled();
  await desk.page.locator("body").press("Space");
  await expect(screen.locator("[data-scene=turn]")).toBeVisible();
  await expect(ben.page.getByText("You’re next.").first()).toBeVisible();

  await ana.page.getByRole("button", { name: "Show your words" }).click();
  const words = ana.page.getByRole("region", { name: "Your words" });
  await expect.poll(() => words.evaluate((view) => view.scrollTop)).toBeGreaterThan(5);
  await picture(ana.page, "turns-speaker");
  await words.click();
  await expect(ana.page.getByRole("button", { name: "Let them go on" })).toBeVisible();

  await expect(ana.page.getByText("Time to speak")).toBeVisible();
  await desk.turns.getByRole("button", { name: "Signal: come to an end" }).click();
  await expect(ana.page.getByText("Please come to an end now.").first()).toBeVisible();
  await expect(desk.turns.getByText("Only this table’s phones show the signal.")).toBeVisible();
  await expect(ben.page.getByText("come to an end")).toHaveCount(0);
  await expect(screen.getByText("come to an end")).toHaveCount(0);
  await picture(desk.page, "turns-desk-signal");
  for (const [left, word] of [
    [15_000, "Come to an end"],
    [5_000, "Last sentence"],
    [-2_000, "Time is up"],
  ] as const) {
    const { deadline } = (await venue.state(workshop)).workshop.timer;
    await venue.server.advance((deadline as number) - left - venue.server.now());
    await wakeClocks([ana.page]);
    await expect(ana.page.locator(".lamp-word")).toHaveText(word);
    await picture(ana.page, `turns-speaker-${word.replaceAll(" ", "-").toLowerCase()}`);
  }
});

test("a speaker's words have most of a low phone, and no banner says again what the lamp says", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Low", cities);
  const ana = await Phone.join(venue, workshop, { name: "Ana", table: 1 });
  const eva = await venue.open(`/j/${workshop.joinCode}/1`, {
    size: phoneSize,
    language: "es-MX",
  });
  await eva.getByLabel("Tu nombre").fill("Eva");
  await eva.locator("form button[type=submit]").click();
  await eva.waitForURL(/\/t\//);
  await ana.sheet("Pitch");
  await ana.write("pitch", speech);
  await ana.expectSaved();
  await venue.command(workshop, { type: "go-to-phase", phase: "pitches" });
  await venue.command(workshop, { type: "call-turn", table: 1 });
  await ana.page.getByRole("button", { name: "Show your words" }).click();
  for (const [page, language] of [
    [ana.page, "en"],
    [eva, "es"],
  ] as const) {
    const words = page.locator(".prompter-view");
    await expect(words).toContainText("We bring the partners");
    for (const [width, height] of [
      [844, 390],
      [667, 375],
      [320, 568],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expect
        .poll(async () => ((await words.boundingBox())?.height ?? 0) / height)
        .toBeGreaterThan(0.5);
      await expect(words).toBeInViewport({ ratio: 1 });
      await expect(page.locator(".banner")).toHaveCount(0);
      await expectNoSidewaysScroll(page, `a speaker at ${width} px`);
      await picture(page, `turns-speaker-${language}-${width}`);
    }
    await expectAccessible(page, "a speaker's phone that is low");
  }
  await venue.server.advance(70_000);
  await wakeClocks([ana.page, eva]);
  await expect(ana.page.locator(".lamp-word")).toHaveText("Time is up");
  await expect(eva.locator(".lamp-word")).toHaveText("Se acabó el tiempo");
  await expect(ana.page.locator(".banner")).toHaveCount(0);
  await picture(eva, "turns-speaker-es-over");

  // Who looks at a sheet is told there.
  await ana.sheet("Pitch");
  await expect(ana.page.locator(".banner")).toContainText(["Time is up.", "You’re on!"]);
});

test("where motion is not wanted, words stand still and then go on by a step", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Still", cities);
  const device = { reducedMotion: true };
  const ana = await Phone.join(venue, workshop, { name: "Ana", table: 1, device });
  await ana.sheet("Pitch");
  await ana.write("pitch", speech);
  await ana.expectSaved();
  await venue.command(workshop, { type: "go-to-phase", phase: "pitches" });
  await venue.command(workshop, { type: "call-turn", table: 1 });
  await ana.page.getByRole("button", { name: "Show your words" }).click();
  const words = ana.page.getByRole("region", { name: "Your words" });
  await expect(words).toBeVisible();
  const seen = await words.evaluate(
    (view) =>
      new Promise<number[]>((resolve) => {
        const places: number[] = [];
        view.addEventListener("scroll", () => {
          places.push(view.scrollTop);
          if (places.length === 1) {
            resolve(places);
          }
        });
      }),
  );
  const height = await words.evaluate((view) => view.clientHeight);
  expect(seen[0]).toBeGreaterThan(height / 2);
});
