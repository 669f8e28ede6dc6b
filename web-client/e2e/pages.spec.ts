import type { Page } from "@playwright/test";
import { expectAccessible, expectAccessibleNarrow } from "./accessibility";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { expect, laptopSize, phoneSize, projectorSize, test } from "./venue";
import { type TableWork, work } from "./worksheet";

const narrow = { width: 320, height: 640 };
const detroit = work[0] as TableWork;

/** A page in a state: without violations, also at 320 px, where it scrolls one way only. */
async function inspect(page: Page, state: string): Promise<void> {
  await picture(page, `pages-${state}`);
  await expectAccessible(page, state);
  const size = page.viewportSize() ?? laptopSize;
  await page.setViewportSize(narrow);
  await picture(page, `pages-${state}-320`);
  await page.setViewportSize(size);
  await expectAccessibleNarrow(page, state);
}

/** Whatever is touched on a phone is at least 44 px high and wide. */
async function expectTouchable(page: Page, state: string): Promise<void> {
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("button, select, textarea, summary, a.button, input")]
      .map((element) => {
        // A field that is drawn by its label is touched there.
        const drawn = element.matches("input[type=radio], input[type=checkbox]");
        const target = drawn ? (element.closest("label") ?? element) : element;
        const box = target.getBoundingClientRect();
        // A button may reach further than its words, by a layer laid over its card.
        const layer = getComputedStyle(target, "::after");
        const laid = layer.content !== "none" && layer.position === "absolute";
        return {
          target,
          box: {
            width: Math.max(box.width, laid ? Number.parseFloat(layer.width) : 0),
            height: Math.max(box.height, laid ? Number.parseFloat(layer.height) : 0),
          },
        };
      })
      .filter(({ box }) => box.width > 0 && box.height > 0)
      .filter(({ box }) => box.height < 43.5 || box.width < 43.5)
      .map(
        ({ target, box }) =>
          `${target.outerHTML.slice(0, 90)} ${Math.round(box.width)}×${Math.round(box.height)}`,
      ),
  );
  expect.soft(small, `${state}: targets under 44 px`).toEqual([]);
}

/** Projectors, laptops and televisions, also zoomed: XGA at 125 % has 819×614 px. */
const screenSizes = [
  [640, 480],
  [819, 614],
  [768, 1024],
  [1024, 768],
  [1280, 800],
  [1366, 768],
  [2560, 1080],
  [3840, 2160],
] as const;

/** {@link expectReadableFar} at every size, with a picture of 4:3; ends at the projector's own. */
async function expectReadableAtEverySize(page: Page, state: string): Promise<void> {
  for (const [width, height] of screenSizes) {
    await page.setViewportSize({ width, height });
    await expectReadableFar(page, `${state} at ${width}×${height}`);
    if (width === 1024) {
      await picture(page, `${state}-${width}x${height}`);
    }
  }
  await page.setViewportSize(projectorSize);
  await expectReadableFar(page, state);
}

/**
 * Nothing on the room screen is smaller than 24 px would be at 1080p, and nothing needs scrolling. A
 * picture that is narrower than 4:3 is measured by its width.
 */
async function expectReadableFar(page: Page, state: string): Promise<void> {
  // Texts that fit themselves do so a frame after the window has changed its size.
  await expect.poll(() => unreadableFar(page), { message: state }).toEqual([]);
}

function unreadableFar(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const least = 24 * Math.min(innerHeight / 1080, innerWidth / 1408) - 0.1;
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = words.nextNode(); node !== null; node = words.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || node.textContent?.trim() === "") {
        continue;
      }
      const box = parent.getBoundingClientRect();
      const style = getComputedStyle(parent);
      const seen = box.width > 2 && box.height > 2 && style.visibility === "visible";
      if (!seen || parent.closest("button, .visually-hidden, select") !== null) {
        continue;
      }
      if (Number.parseFloat(style.fontSize) < least) {
        found.push(`${style.fontSize}: ${node.textContent?.trim().slice(0, 60)}`);
      }
      if (box.bottom > root.clientHeight + 1 || box.right > root.clientWidth + 1) {
        found.push(`outside: ${node.textContent?.trim().slice(0, 60)}`);
      }
    }
    if (root.scrollHeight > innerHeight || root.scrollWidth > innerWidth) {
      found.push(`scrolls: ${root.scrollWidth}×${root.scrollHeight}`);
    }
    return found;
  });
}

test("[WCAG 2.2 AA] the way in: the first page, joining, and every dead end", async ({ venue }) => {
  venue.troubled = true;
  const workshop = await venue.workshop("The way in", ["Detroit, MI", "Gary, IN"]);
  const home = await venue.open("/", { size: phoneSize });
  await expect(home.getByLabel("Join code")).toBeVisible();
  await expect(home.getByRole("heading", { name: "Create a workshop" })).toBeVisible();
  await inspect(home, "home");
  await expectTouchable(home, "home");
  const join = await venue.open(`/j/${workshop.joinCode}`, { size: phoneSize });
  await expect(join.getByText("The way in")).toBeVisible();
  await inspect(join, "join");
  await expectTouchable(join, "join");
  const unknown = await venue.open("/j/222222", { size: phoneSize });
  await expect(unknown.getByText("No workshop has this code")).toBeVisible();
  await inspect(unknown, "join-unknown-code");
  const refused = await venue.open(`/facilitate/${workshop.id}`);
  await expect(refused.getByText("This link does not open the dashboard")).toBeVisible();
  await inspect(refused, "dashboard-refused");
  const dark = await venue.open(`/screen/${workshop.id}`, { size: projectorSize });
  await expect(dark.getByText("This link does not open")).toBeVisible();
  await inspect(dark, "screen-refused");
  const lost = await venue.open(`/t/${workshop.id}`, { size: phoneSize });
  await expect(lost.getByText("This phone has not joined the workshop")).toBeVisible();
  await inspect(lost, "phone-not-joined");
});

test("[WCAG 2.2 AA] the phone, sheet by sheet and dialog by dialog", async ({ venue }) => {
  const workshop = await venue.workshop("Phones", ["Detroit, MI", "Gary, IN"]);
  const phone = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  const { page } = phone;
  const look = async (state: string) => {
    await inspect(page, state);
    await expectTouchable(page, state);
  };
  /** Opens a dialog by its button and looks at it. */
  const open = async (button: string, state: string) => {
    await page.getByRole("button", { name: button }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await look(state);
    await shut();
  };
  const shut = async () => {
    await page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  };
  await look("phone-lobby");
  await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
  await venue.command(workshop, { type: "start-timer" });
  await expect(page.getByLabel("Name (player)")).toBeVisible();
  await look("phone-scan-empty");
  for (const player of detroit.players) {
    await phone.addPlayer(player);
  }
  await phone.star(detroit.star);
  await phone.partner(detroit.partnership.from, detroit.partnership.to, detroit.partnership.note);
  await look("phone-scan");
  await page.getByRole("button", { name: detroit.star, exact: true }).click();
  await expect(page.getByRole("textbox", { name: `Note: ${detroit.star}` })).toBeVisible();
  await look("phone-player");
  await phone.card(detroit.star).getByRole("button", { name: "Done" }).click();
  await phone.half("Findings");
  await look("phone-findings");
  await open("What to look for: Civic tech & data", "phone-guidance");
  await phone.half("Players");
  await open("Add: partnership", "phone-partnership");
  await phone.sheet("Challenge");
  await look("phone-challenge-empty");
  await phone.write("challenge", detroit.challenge);
  await look("phone-challenge");
  await phone.sheet("Map");
  await look("phone-map");
  await phone.sheet("Pitch");
  await look("phone-pitch-empty");
  await phone.write("pitch", detroit.pitch);
  await look("phone-pitch");
  await open("Who presents?", "phone-presenter");
  await open("Rehearse aloud", "phone-rehearsal");
  await open("Examples", "phone-samples");
  await venue.command(workshop, {
    type: "send-message",
    text: "Five minutes.",
    table: null,
    on: "phones",
  });
  await venue.command(workshop, { type: "lock", table: null });
  await expect(page.getByText("Pens down").first()).toBeVisible();
  await page.getByRole("button", { name: "Help" }).click();
  await look("phone-locked-with-message");
  await venue.command(workshop, { type: "unlock", table: null });
  await venue.command(workshop, { type: "go-to-phase", phase: "pitches" });
  await venue.command(workshop, { type: "call-turn", table: 2 });
  await expect(page.getByText("You’re next.").first()).toBeVisible();
  await look("phone-room");
  await venue.command(workshop, { type: "call-turn", table: 1 });
  await expect(page.locator(".lamp-word")).toBeVisible();
  await look("phone-on");
  await venue.command(workshop, { type: "go-to-phase", phase: "wrap-up" });
  await expect(page.getByText("Well done, Amara.")).toBeVisible();
  await look("phone-end");
});

test("[WCAG 2.2 AA] the dashboard, dialog by dialog, and the report", async ({ venue }) => {
  const workshop = await venue.workshop(
    "Dashboards",
    work.map(({ city }) => city),
  );
  const phone = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  const desk = new Dashboard(await venue.facilitate(workshop));
  const { page } = desk;
  await desk.open();
  await inspect(page, "dashboard-lobby");
  for (const [button, state] of [
    ["Show QR", "share"],
    ["People", "people"],
    ["Keys", "keys"],
    ["Change steps", "steps"],
  ] as const) {
    await page.getByRole("button", { name: button }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await inspect(page, `dashboard-${state}`);
    await desk.closeDialog();
  }
  await desk.goTo("Scan the ecosystem");
  for (const player of detroit.players) {
    await phone.addPlayer(player);
  }
  await phone.sheet("Challenge");
  await phone.write("challenge", detroit.challenge);
  await phone.page.getByRole("button", { name: "Help" }).click();
  await expect(desk.card(1)).toContainText("Needs help");
  await desk.press("Start");
  await desk.sayToAll("Stars rise to the top.");
  await inspect(page, "dashboard-scan");
  const table = await desk.openTable(1);
  await inspect(page, "dashboard-table");
  await table.getByRole("button", { name: "Open the flipchart" }).click();
  await expect(page.getByRole("dialog")).toContainText(detroit.star);
  await inspect(page, "dashboard-flipchart");
  await desk.closeDialog();
  for (const view of ["Challenge", "Pitches", "Live"]) {
    await page.getByRole("group", { name: "View" }).getByText(view, { exact: true }).click();
    await inspect(page, `dashboard-view-${view.toLowerCase()}`);
  }
  await page.getByText("Export", { exact: true }).click();
  await inspect(page, "dashboard-export");
  await page.keyboard.press("Escape");
  await desk.goTo("Pitches");
  await desk.turns.getByRole("button", { name: "Call table 1 now" }).click();
  await expect(desk.turns.getByText("Presenting now")).toBeVisible();
  await inspect(page, "dashboard-pitches");
  await page.goto(`${venue.server.address}/report/${workshop.id}`);
  await expect(page.getByText(detroit.challenge).first()).toBeVisible();
  await inspect(page, "report");
  await page.emulateMedia({ media: "print" });
  await picture(page, "pages-report-print");
});

test("[WCAG 2.2 AA] the room screen in every phase, readable from the last row", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Screens", [
    ...work.map(({ city }) => city),
    "The Greater Southwestern Metropolitan Planning District, XY",
  ]);
  const phone = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  const screen = await venue.screen(workshop);
  const look = async (state: string) => {
    await inspect(screen, state);
    await expectReadableAtEverySize(screen, state);
  };
  const qr = screen.getByRole("img", { name: /QR/ });
  await expect(qr).toBeVisible();
  await look("screen-lobby");
  await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
  await venue.command(workshop, { type: "start-timer" });
  await expect(screen.getByRole("timer").first()).toBeVisible();
  await look("screen-scan");
  await phone.sheet("Pitch");
  await phone.write("pitch", detroit.pitch);
  await phone.sheet("Challenge");
  await phone.write("challenge", detroit.challenge);
  await phone.expectSaved();
  await venue.command(workshop, { type: "go-to-phase", phase: "prepare" });
  await expect(screen.locator("[data-scene=found]")).toBeVisible();
  await look("screen-prepare");
  await venue.command(workshop, { type: "choose-scene", scene: "clock" });
  await expect(screen.locator("[data-scene=clock]")).toBeVisible();
  await look("screen-clock");
  await venue.command(workshop, { type: "choose-scene", scene: "wall" });
  await expect(screen.getByText(detroit.challenge)).toBeVisible();
  await look("screen-wall");
  const long = "Leave your phones where they are. ".repeat(14).trim();
  await venue.command(workshop, { type: "lock", table: null });
  await venue.command(workshop, { type: "send-message", text: long, table: null, on: "screen" });
  for (const scene of ["wall", "clock", "found"] as const) {
    await venue.command(workshop, { type: "choose-scene", scene });
    await expect(screen.locator(`[data-scene=${scene}]`)).toBeVisible();
    await expect(screen.getByText("Pens down")).toBeInViewport({ ratio: 1 });
    await expect(screen.getByRole("timer")).toBeInViewport({ ratio: 1 });
    await look(`screen-${scene}-said`);
  }
  await venue.command(workshop, { type: "unlock", table: null });
  await venue.command(workshop, { type: "go-to-phase", phase: "pitches" });
  await expect(screen.locator("[data-scene=between]")).toBeVisible();
  await look("screen-pitches-before");
  await venue.command(workshop, { type: "call-turn", table: 1 });
  await expect(screen.getByText(detroit.pitch)).toBeVisible();
  await look("screen-pitch");
  // A pitch ten times as long as a minute still fits, and never scrolls.
  await phone.sheet("Pitch");
  await phone.write("pitch", `${detroit.pitch} `.repeat(8).trim());
  await expect(screen.getByText(`${detroit.pitch} `.repeat(8).trim())).toBeVisible();
  await look("screen-pitch-long");
  await venue.command(workshop, { type: "blank-screen", blank: true });
  await expect(screen.locator("[data-scene=blank]")).toBeVisible();
  await look("screen-blank");
  await venue.command(workshop, { type: "blank-screen", blank: false });
  await venue.command(workshop, { type: "go-to-phase", phase: "wrap-up" });
  await expect(screen.locator("[data-scene=end]")).toBeVisible();
  await look("screen-end");
});

test("the dashboard runs by keyboard alone", async ({ venue }) => {
  const workshop = await venue.workshop("Keyboard", ["Detroit, MI", "Gary, IN"]);
  const desk = new Dashboard(await venue.facilitate(workshop));
  const { page } = desk;
  await desk.open();
  const timer = async () => (await venue.state(workshop)).workshop.timer;
  const pressed = async (key: string, phase: string) => {
    await desk.settled();
    await page.keyboard.press(key);
    await expect(desk.step(phase)).toHaveAttribute("aria-current", "step");
  };
  await pressed("n", "Scan the ecosystem");
  await desk.settled();
  await page.keyboard.press("Space");
  await expect.poll(async () => (await timer()).state).toBe("running");
  const { deadline } = await timer();
  await expect(desk.clock.getByRole("button", { name: "Pause" })).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect.poll(async () => (await timer()).deadline).toBe((deadline as number) + 60_000);
  // A control says which state it was given in; so the page must have heard of the last one.
  await expect(desk.clock.getByText(/^5:\d\d$/)).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await expect.poll(async () => (await timer()).deadline).toBe(deadline);
  await desk.settled();
  await page.keyboard.press("Space");
  await expect.poll(async () => (await timer()).state).toBe("paused");

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("n");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(desk.step("Scan the ecosystem")).toHaveAttribute("aria-current", "step");

  // Letters in a field are letters.
  await page.getByLabel("Message to everybody").focus();
  await page.keyboard.type("no need to hurry");
  await expect(page.getByLabel("Message to everybody")).toHaveValue("no need to hurry");
  expect((await timer()).state).toBe("paused");

  // Every control is reached by Tab, and it can be seen where one is.
  const reached = new Set<string>();
  await page.getByLabel("Message to everybody").press("Tab");
  for (let step = 0; step < 60; step++) {
    reached.add(
      await page.evaluate(() => {
        const here = document.activeElement;
        if (here === null || here === document.body) {
          return "the browser";
        }
        const marked = [null, "::before", "::after"].some((part) => {
          const { content, outlineStyle, boxShadow } = getComputedStyle(here, part);
          const drawn = part === null || content !== "none";
          return drawn && (outlineStyle !== "none" || boxShadow !== "none");
        });
        return `${marked ? "" : "UNMARKED "}${here.getAttribute("aria-label") ?? here.textContent}`;
      }),
    );
    await page.keyboard.press("Tab");
  }
  const names = [...reached].join("\n");
  for (const control of [
    "Resume",
    "Set…",
    "Pens down",
    "Blank screen",
    "Open table 1",
    "Open table 2",
    "Show QR",
    "Export",
  ]) {
    expect.soft(names).toContain(control);
  }
  expect.soft([...reached].filter((name) => name.startsWith("UNMARKED"))).toEqual([]);
});

test("nothing moves for who asked for stillness", async ({ venue }) => {
  const workshop = await venue.workshop("Still", ["Detroit, MI"]);
  const device = { reducedMotion: true };
  const phone = await Phone.join(venue, workshop, { name: "Amara", table: 1, device });
  const desk = new Dashboard(await venue.facilitate(workshop, device));
  const screen = await venue.screen(workshop, device);
  await desk.open();
  await desk.goTo("Scan the ecosystem");
  await desk.press("Start");
  for (const player of detroit.players) {
    await phone.addPlayer(player);
  }
  await phone.star((detroit.players[2] as { name: string }).name);
  await venue.command(workshop, { type: "add-time", ms: -285_000 });
  await expect(desk.page.getByRole("timer").first()).toHaveAttribute("data-level", /red|over/);
  for (const page of [phone.page, desk.page, screen]) {
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .filter((animation) => {
          const timing = animation.effect?.getComputedTiming();
          return Number(timing?.duration) > 10 && animation.playState === "running";
        })
        .map((animation) => String((animation.effect as KeyframeEffect).target?.className)),
    );
    expect(moving).toEqual([]);
  }
});

test("sixty tables fit on the dashboard and on the screen", async ({ venue }) => {
  const cities = Array.from({ length: 60 }, (_, index) => (work[index % 4] as TableWork).city);
  const workshop = await venue.workshop("Sixty tables", cities);
  const desk = new Dashboard(await venue.facilitate(workshop));
  const screen = await venue.screen(workshop);
  await desk.open();
  const phone = await Phone.join(venue, workshop, { name: "Amara", table: 57 });
  const cards = desk.page.getByRole("article");
  await expect(cards).toHaveCount(60);
  await desk.goTo("Scan the ecosystem");
  await desk.press("Start");
  await phone.sheet("Challenge");
  await phone.write("challenge", detroit.challenge);
  await expect(desk.card(57)).toContainText("groceries.");
  await picture(desk.page, "pages-dashboard-60");
  const last = await cards.last().boundingBox();
  expect
    .soft((last?.y ?? 0) + (last?.height ?? 0), "the last card ends on the page")
    .toBeLessThanOrEqual(laptopSize.height);
  await expectAccessible(desk.page, "dashboard with 60 tables");
  await picture(screen, "pages-screen-60-scan");
  await expectReadableAtEverySize(screen, "pages-screen-60-scan");
  for (const [phase, scene] of [
    ["lobby", "lobby"],
    ["prepare", "found"],
    ["pitches", "between"],
    ["wrap-up", "end"],
  ] as const) {
    await venue.command(workshop, { type: "go-to-phase", phase });
    await expect(screen.locator(`[data-scene=${scene}]`)).toBeVisible();
    await picture(screen, `pages-screen-60-${phase}`);
    await expectReadableAtEverySize(screen, `pages-screen-60-${phase}`);
    await expectAccessible(screen, `${phase} with 60 tables`);
  }
});
