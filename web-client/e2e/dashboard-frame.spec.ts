import type { Locator, Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { wakeClocks } from "./clocks";
import { Dashboard } from "./dashboard";
import { lightningTalks } from "./other-activities";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { sit, callForHelp as takeHelp } from "./stock";
import { type Created, expect, laptopSize, test, type Venue } from "./venue";

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

/** What tells on phones who asked for help, and opens the drawer where they are. */
function toggle(desk: Dashboard): Locator {
  return desk.room.getByRole("button", { name: "Room and messages" });
}

/** Who asked for help, since when, and what goes there; on phones what opens that and says how long they wait. */
function help(desk: Dashboard, width: number): Locator[] {
  return width < 640
    ? [toggle(desk).getByText(/^1 waits, \d+:\d\d$/)]
    : [
        desk.helpQueue.getByText("Table 2"),
        desk.helpQueue.getByText(/^waiting \d+:\d\d$/),
        desk.helpQueue.getByText("1 waiting, 0 on the way"),
        desk.helpQueue.getByRole("button", { name: "I’ll go to table 2" }),
      ];
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
      for (const one of [...alwaysThere(desk), desk.clock, ...help(desk, at.width)]) {
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

test("[W45] the present step, the next and how many follow are in sight, and a way to each other", async ({
  venue,
}) => {
  await venue.activity(lightningTalks);
  for (const activity of [undefined, lightningTalks.id]) {
    const places = activity === undefined ? cities : cities.map(() => "");
    const workshop = await venue.workshop("Steps", places, activity);
    const desk = new Dashboard(await venue.facilitate(workshop));
    await desk.open();
    const { phases } = (await venue.state(workshop)).workshop;
    const steps = desk.page.getByRole("navigation", { name: "Steps" });
    for (const [at, { id }] of phases.entries()) {
      if (at > 0) {
        await venue.command(workshop, { type: "go-to-phase", phase: id });
      }
      const present = steps.locator("li").nth(at).locator("[aria-current=step]");
      const next = steps.getByRole("button", {
        name: at + 1 < phases.length ? /^Next: / : "This is the last step",
      });
      const follow = phases.length - at - 2;
      for (const size of still) {
        await desk.page.setViewportSize(size);
        // But for a part of a pixel, by which the list is scrolled.
        await expect(present).toBeInViewport({ ratio: 0.95 });
        await expect(next).toBeInViewport({ ratio: 1 });
        await expect(next.getByText(`then ${follow} more`)).toHaveCount(follow > 0 ? 1 : 0);
      }
    }
    for (const size of [...still, ...phones]) {
      await desk.page.setViewportSize(size);
      for (const step of [phases.length - 1, 0]) {
        await desk.settled();
        await steps.locator("li").nth(step).getByRole("button").click();
        await expect(steps.locator("li").nth(step).locator("[aria-current=step]")).toBeVisible();
      }
      await picture(desk.page, `frame-steps-${activity ?? "built-in"}-${size.width}`);
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
      for (const one of [...alwaysThere(desk), ...help(desk, at.width)]) {
        await expect(one).toBeInViewport({ ratio: 1 });
      }
      await picture(desk.page, `frame-${at.width}-${end === 0 ? "top" : "end"}`);
    }
    await expectNoSidewaysScroll(desk.page, `the dashboard at ${at.width} px`);
  }
});

test("[W45] [M29] on a tablet one press goes to the table that has waited longest, whoever else waits", async ({
  venue,
}) => {
  for (const language of ["en-US", "es-MX"]) {
    const workshop = await venue.workshop("Strip", Array(12).fill("Detroit, MI"));
    const { address } = venue.server;
    for (const table of [7, 3, 11, 2, 5, 9]) {
      await takeHelp(address, workshop, "Wei", table);
      await venue.server.advance(61_000);
    }
    for (const at of [size(1024, 768), size(768, 1024), size(640, 800)]) {
      const desk = new Dashboard(await venue.facilitate(workshop, { language, size: at }));
      const queue = desk.page.locator(".help-strip");
      const entries = queue.getByRole("listitem");
      await expect(entries).toHaveCount(6);
      await desk.page.evaluate(() => document.fonts.ready);
      // By its size, whatever the language: who has waited longest comes first.
      await expect(entries.first()).toContainText("7");
      await expect(entries.first().getByText(/\d:\d\d$/)).toBeInViewport({ ratio: 1 });
      await expect(entries.first().getByRole("button").last()).toBeInViewport({ ratio: 1 });
      await expect(entries.nth(1).getByText(/\d:\d\d$/)).toBeInViewport();
      await picture(desk.page, `frame-strip-${language}-${at.width}`);
      await expectAccessible(desk.page, `the strip at ${at.width} px`);
      await expectNoSidewaysScroll(desk.page, `the dashboard at ${at.width} px`);
      await desk.page.close();
    }
    const desk = new Dashboard(
      await venue.facilitate(workshop, { language, size: size(1024, 768) }),
    );
    const strip = desk.page.locator(".help-strip");
    await strip.getByRole("listitem").first().getByRole("button").last().click();
    const dialog = desk.page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("Ana");
    await picture(desk.page, `frame-strip-name-${language}`);
    await dialog.getByRole("button").last().click();
    await expect(dialog).toHaveCount(0);
    await expect.poll(async () => (await claims(venue, workshop))[7]).toBe("Ana");
    // Whose name is known goes by one press.
    await strip.getByRole("button", { name: / 3$/ }).click();
    await expect.poll(async () => (await claims(venue, workshop))[3]).toBe("Ana");
    await expect(strip.getByText(/Ana/)).toHaveCount(2);
    await picture(desk.page, `frame-strip-going-${language}`);
    // Who went by mistake gives the call back, and it waits again.
    await desk.settled();
    await strip.locator(".help-open", { hasText: /(Table|Mesa) 11/ }).click();
    const giveBack = dialog.getByRole("button", { name: /^(Give back|Dejarlo):/ });
    await expect(giveBack).toBeDisabled();
    await desk.page.keyboard.press("Escape");
    await desk.settled();
    await strip.locator(".help-open", { hasText: /(Table|Mesa) 3/ }).click();
    await desk.settled();
    await picture(desk.page, `frame-strip-dialog-${language}`);
    await giveBack.click();
    await expect.poll(async () => (await claims(venue, workshop))[3]).toBe(null);
    await expect(giveBack).toBeDisabled();
    await expect(strip.getByText(/Ana/)).toHaveCount(1);
    await expect(strip.getByRole("listitem")).toHaveCount(6);
  }
});

/** Who goes to the tables that asked for help. */
async function claims(venue: Venue, workshop: Created): Promise<Record<number, string | null>> {
  const { tables } = (await venue.state(workshop)).workshop;
  return Object.fromEntries(
    tables.map(({ number, claim }) => [number, claim?.name ?? null] as const),
  );
}

test("[W45] the drawer opens with the messages, on phones with the queue, and gives the focus back", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Drawer", ["Detroit, MI", "Gary, IN"]);
  await callForHelp(venue, workshop);
  for (const at of [size(768, 1024), size(390, 844)]) {
    const desk = new Dashboard(await venue.facilitate(workshop, { size: at }));
    await desk.open();
    const field = desk.page.getByLabel("Message to everybody");
    await expect(field).toBeHidden();
    const opener = toggle(desk);
    await opener.focus();
    await desk.settled();
    await desk.page.keyboard.press("Enter");
    await expect(field).toBeVisible();
    await expect(desk.helpQueue).toContainText("Table 2");
    await expect(desk.page.getByRole("button", { name: "Close", exact: true })).toBeFocused();
    await expectAccessible(desk.page, "the dashboard with its drawer open");
    await picture(desk.page, `frame-drawer-${at.width}`);
    await desk.sayToAll("Five more minutes.");
    await desk.page.keyboard.press("Escape");
    await expect(field).toBeHidden();
    await expect(opener).toBeFocused();
    await desk.page.close();
  }
});

test("[M35] what a scene is called is broken between its words only, in every step and in both languages", async ({
  venue,
}) => {
  for (const [activity, places] of [
    ["tech-innovation", cities],
    ["retrospective", cities.map(() => "")],
    ["reading-of-the-room", cities.map(() => "")],
  ] as const) {
    for (const language of ["en-US", "es-MX"]) {
      const workshop = await venue.workshop("Scenes", places, activity);
      const { phases } = (await venue.state(workshop)).workshop;
      const desk = new Dashboard(await venue.facilitate(workshop, { language }));
      await desk.page.evaluate(() => document.fonts.ready);
      for (const [index, { id }] of phases.entries()) {
        if (index > 0) {
          await venue.command(workshop, { type: "go-to-phase", phase: id });
        }
        const step = desk.page.locator(".steps li").nth(index);
        await expect(step.locator("[aria-current=step]")).toBeVisible();
        for (const at of [laptopSize, size(1200, 800)]) {
          await desk.page.setViewportSize(at);
          const why = `${activity}, ${id}, ${language}, ${at.width} px`;
          expect.soft(await brokenWords(desk.page, ".room-scene"), why).toEqual([]);
        }
      }
      await desk.page.setViewportSize(laptopSize);
      await picture(desk.page, `frame-scenes-${activity}-${language}`);
      await desk.page.close();
    }
  }
});

/** The words within parts of a page that begin in one line and end in another. */
async function brokenWords(page: Page, parts: string): Promise<string[]> {
  return page.locator(parts).evaluateAll((elements) => {
    const broken: string[] = [];
    for (const element of elements) {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
        for (const { 0: word, index } of (text.textContent ?? "").matchAll(/\S+/gu)) {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) {
            broken.push(word);
          }
        }
      }
    }
    return broken;
  });
}

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
    await expect(desk.page.getByText(/^Sorted/)).toBeVisible();
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

test("[W45] how far the tables are stays above the cards as one looks further down, and covers no focus", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Far", Array(60).fill("Detroit, MI"));
  await sit(venue.server.address, workshop, "Ana", 1);
  await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  const far = desk.page.getByText("0 of 1 ready");
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1024, height: 768 },
    { width: 820, height: 1180 },
  ]) {
    await desk.page.setViewportSize(size);
    await desk.page.locator(".board").evaluate((board) => board.scrollTo(0, board.scrollHeight));
    await expect(desk.page.getByText("Accessibility")).toBeInViewport();
    await expect(far, `${size.width} px`).toBeInViewport({ ratio: 1 });
    const under = await desk.page.evaluate(() => {
      const bottom = document.querySelector(".roll-up")?.getBoundingClientRect().bottom ?? 0;
      return [...document.querySelectorAll<HTMLElement>(".grid button")]
        .reverse()
        .flatMap((one) => {
          one.focus();
          const { top } = one.getBoundingClientRect();
          return top < bottom - 1 ? [`${one.textContent}: ${top} above ${bottom}`] : [];
        });
    });
    expect(under, `${size.width} px`).toEqual([]);
  }
});

/** Where the tables' cards are on the page. */
async function cardPlaces(page: Page): Promise<Record<string, string>> {
  const all = await places(page);
  return Object.fromEntries(Object.entries(all).filter(([part]) => part.includes("table-card")));
}
