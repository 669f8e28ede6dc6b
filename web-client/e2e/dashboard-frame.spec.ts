import type { Locator, Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { wakeClocks } from "./clocks";
import { Dashboard } from "./dashboard";
import { lightningTalks } from "./other-activities";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { expect, laptopSize, test, type Venue } from "./venue";

/** Laptops and tablets, on which the page itself does not scroll. */
const still = [laptopSize, size(1024, 768), size(768, 1024), size(820, 1180)];
const phones = [size(320, 568), size(390, 844)];

const cities = ["Detroit, MI", "Gary, IN", "Youngstown, OH", "Long Island, NY"];

function size(width: number, height: number) {
  return { width, height };
}

/** What a facilitator must never have to look for. */
function alwaysThere(desk: Dashboard): Locator[] {
  return [
    desk.room.getByRole("button", { name: /^Pens/ }),
    desk.room.getByRole("button", { name: "Blank screen" }),
    desk.room.getByRole("button", { name: /^Undo/ }),
  ];
}

/** The queue of who asked for help, or where it is in the drawer, what opens it and says who asked. */
function help(desk: Dashboard, width: number): Locator {
  return width >= 1200
    ? desk.helpQueue.getByText("Table 2")
    : desk.room.getByRole("button", { name: "Help: 2", exact: true });
}

async function callForHelp(venue: Venue, workshop: Parameters<typeof Phone.join>[1]) {
  const phone = await Phone.join(venue, workshop, { name: "Wei", table: 2 });
  await phone.page.getByRole("button", { name: "Ask for help" }).click();
  return phone;
}

test("[W45] pens down, blank, undo and help are in sight on laptops and tablets, however many steps there are", async ({
  venue,
}) => {
  await venue.activity(lightningTalks);
  for (const activity of [undefined, lightningTalks.id]) {
    const places = activity === undefined ? cities : cities.map(() => "");
    const workshop = await venue.workshop("In sight", places, activity);
    const desk = new Dashboard(await venue.facilitate(workshop));
    await desk.open();
    await callForHelp(venue, workshop);
    await desk.page.keyboard.press("n");
    for (const at of still) {
      await desk.page.setViewportSize(at);
      const there = [...alwaysThere(desk), desk.clock, help(desk, at.width)];
      for (const one of there) {
        await expect(one).toBeInViewport({ ratio: 1 });
      }
      await expectNoSidewaysScroll(desk.page, `the dashboard at ${at.width} px`);
      const scrolls = await desk.page.evaluate(
        () => document.documentElement.scrollHeight > innerHeight,
      );
      expect.soft(scrolls, `the page scrolls at ${at.width}×${at.height}`).toBe(false);
      await picture(desk.page, `frame-${activity ?? "built-in"}-${at.width}`);
    }
  }
});

test("[W45] what moves the clock is in sight with them, under a plan and in a turn, in both languages", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Moves the clock", cities);
  const start = Date.now() - 20 * 60_000;
  await venue.command(workshop, { type: "set-plan", start, end: start + 60 * 60_000 });
  for (const [language, toggle, moves] of [
    ["en-US", "Pause", ["−1 min", "Set…", "+1 min"]],
    ["es-MX", "Pausar", ["−1 min", "Fijar…", "+1 min"]],
  ] as const) {
    const desk = new Dashboard(await venue.facilitate(workshop, { language }));
    const clock = desk.page.locator(".timer");
    for (const phase of ["scan", "pitches"]) {
      await venue.command(workshop, { type: "go-to-phase", phase });
      await venue.command(
        workshop,
        phase === "scan" ? { type: "start-timer" } : { type: "call-turn", table: 2 },
      );
      for (const at of [size(1024, 768), size(1366, 768)]) {
        await desk.page.setViewportSize(at);
        for (const name of [toggle, ...moves]) {
          await expect
            .soft(clock.getByRole("button", { name, exact: true }))
            .toBeInViewport({ ratio: 1 });
        }
        await picture(desk.page, `frame-clock-${phase}-${language}-${at.width}`);
      }
    }
    await desk.page.close();
  }
});

test("[W45] on phones the same stay at the foot of the page", async ({ venue }) => {
  const workshop = await venue.workshop("On a phone", cities);
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  await callForHelp(venue, workshop);
  for (const at of phones) {
    await desk.page.setViewportSize(at);
    for (const end of [0, 100_000]) {
      await desk.page.evaluate((y) => scrollTo(0, y), end);
      for (const one of [...alwaysThere(desk), help(desk, at.width)]) {
        await expect(one).toBeInViewport({ ratio: 1 });
      }
      await picture(desk.page, `frame-${at.width}-${end === 0 ? "top" : "end"}`);
    }
    await expectNoSidewaysScroll(desk.page, `the dashboard at ${at.width} px`);
  }
});

test("[W45] the drawer opens with the queue and the messages, and gives the focus back", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Drawer", ["Detroit, MI", "Gary, IN"]);
  const at = size(768, 1024);
  const desk = new Dashboard(await venue.facilitate(workshop, { size: at }));
  await desk.open();
  await callForHelp(venue, workshop);
  await expect(desk.helpQueue).toBeHidden();
  const opener = help(desk, at.width);
  await opener.focus();
  await desk.page.keyboard.press("Enter");
  await expect(desk.helpQueue).toBeVisible();
  await expect(desk.page.getByRole("button", { name: "Close", exact: true })).toBeFocused();
  await expectAccessible(desk.page, "the dashboard with its drawer open");
  await picture(desk.page, "frame-drawer");
  await desk.sayToAll("Five more minutes.");
  await desk.page.keyboard.press("Escape");
  await expect(desk.helpQueue).toBeHidden();
  await expect(opener).toBeFocused();
});

/** Where everything is that a hand may be about to press. */
async function places(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const found: Record<string, string> = {};
    const parts = ".table-card, .step, .dock button, .timer button, .say, .needs button, .segments";
    document.querySelectorAll(parts).forEach((part, index) => {
      const { x, y, width, height } = part.getBoundingClientRect();
      found[`${index} ${part.className}`] = [x, y, width, height].map(Math.round).join(" ");
    });
    return found;
  });
}

test("[W45] nothing on the dashboard moves by what others do", async ({ venue }) => {
  venue.troubled = true;
  for (const tables of [4, 20]) {
    const workshop = await venue.workshop("Still", Array(tables).fill("Detroit, MI"));
    const cable = await venue.layCable();
    const desk = new Dashboard(await venue.facilitate(workshop, { cable }));
    await desk.open();
    const before = await places(desk.page);
    const nothingMoved = async (why: string) => {
      expect.soft(await places(desk.page), `${tables} tables: ${why}`).toEqual(before);
    };
    const phone = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
    await expect(desk.card(1)).toContainText("1 person");
    await nothingMoved("somebody joined");
    await venue.server.advance(11 * 60_000);
    await wakeClocks([desk.page]);
    await expect(desk.page.getByText(/^Sorted 0:/)).toBeVisible();
    await nothingMoved("the server's clock went on");
    await callForHelp(venue, workshop);
    await expect(desk.helpQueue.getByText("Table 2")).toBeVisible();
    await nothingMoved("somebody called for help");
    await venue.command(workshop, {
      type: "send-message",
      text: "Come back.",
      table: null,
      on: "phones",
    });
    await expect(desk.page.getByText("Come back.")).toBeVisible();
    await nothingMoved("a message was sent");
    await phone.sheet("Challenge");
    await phone.write("challenge", "Families cannot tell which blocks lack transit. ".repeat(5));
    await expect(desk.card(1)).toContainText("Families");
    await nothingMoved("a table wrote");
    await phone.page.close();
    await expect(desk.card(1)).toContainText(/offline/i);
    await nothingMoved("a phone went offline");
    cable.let("nothing");
    await expect(desk.page.getByText("Connected", { exact: true })).toHaveCount(0);
    await nothingMoved("the connection was lost");
  }
});

test("[W45] no turn moves the tables, whoever calls it", async ({ venue }) => {
  for (const tables of [4, 20]) {
    const workshop = await venue.workshop("Turns", Array(tables).fill("Detroit, MI"));
    const desk = new Dashboard(await venue.facilitate(workshop));
    await desk.open();
    await venue.command(workshop, { type: "go-to-phase", phase: "pitches" });
    for (const at of [...still, ...phones]) {
      await desk.page.setViewportSize(at);
      await expect(desk.turns).toBeVisible();
      const before = await cardPlaces(desk.page);
      const nothingMoved = async (why: string) => {
        const now = await cardPlaces(desk.page);
        expect.soft(now, `${tables} tables at ${at.width} px: ${why}`).toEqual(before);
      };
      await venue.command(workshop, { type: "call-turn", table: 1 });
      await expect(desk.turns.getByText("Presenting now")).toBeVisible();
      await nothingMoved("a turn began");
      await venue.command(workshop, { type: "signal-wrap-up", on: true });
      await expect(desk.turns.getByText("Only this table’s phones")).toBeVisible();
      await nothingMoved("the end was signalled");
      await venue.command(workshop, { type: "open-offers", open: true });
      await expect(desk.turns.getByRole("button", { name: "Close the answers" })).toBeVisible();
      await nothingMoved("the room may answer");
      await venue.command(workshop, { type: "end-turn" });
      await expect(desk.turns.getByText("1 table is done")).toBeVisible();
      await nothingMoved("the turn ended");
      await picture(desk.page, `frame-turns-${tables}-${at.width}`);
      await venue.command(workshop, {
        type: "order-turns",
        phase: "pitches",
        order: Array.from({ length: tables }, (_, i) => i + 1),
      });
      await expect(desk.turns.getByText("1 table is done")).toHaveCount(0);
    }
  }
});

/** Where the tables' cards are on the page. */
async function cardPlaces(page: Page): Promise<Record<string, string>> {
  const all = await places(page);
  return Object.fromEntries(Object.entries(all).filter(([part]) => part.includes("table-card")));
}
