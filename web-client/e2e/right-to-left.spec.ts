/** Every page in a language that is written from right to left: its words are one folder more, in a build of its own. */
import { resolve } from "node:path";
import type { Locator, Page } from "@playwright/test";
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { expectWellLaid } from "./looks";
import { arabicCafe } from "./other-activities";
import { inOther, layOtherLanguage } from "./other-language";
import { picture } from "./pictures";
import { settled } from "./settled";
import { SteeredServer } from "./steered-server";
import { sit } from "./stock";
import { type Created, expect, test as inVenue, phoneSize, type Venue } from "./venue";

const folder = resolve(import.meta.dirname, "../test-results/other-language");

const test = inVenue.extend<object, { server: SteeredServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      await layOtherLanguage(folder);
      const server = new SteeredServer(folder);
      await server.start();
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 240_000 },
  ],
});

const device = { language: "ar" };
const places = ["الشوارع والأرصفة", "الحدائق", "الشباب", "السوق القديم (Souk 2030)"];

/** Cards with links and stars, and two texts, as a table of this café writes them. */
function write(program: WebsocketProvider, table: number): void {
  const { doc } = program;
  const fan = (program.awareness.getLocalState() as { user: { id: string } }).user.id;
  const thoughts = ["مقاعد في الظل", "سوق يوم الجمعة", "مكتبة متنقلة 24/7", `بئر الطاولة ${table}`];
  doc.transact(() => {
    doc
      .getText("heard")
      .insert(0, "الأطفال يريدون طريقًا آمنًا إلى المدرسة، والجيران مستعدون (3 أيام).");
    doc.getText("harvest").insert(0, "نبدأ بشارع واحد، يوم الخميس 17:30، ثم نرى.");
    doc.getMap("about").set("host", "أمينة");
    doc.getMap("about").set("ready", table === 1);
    thoughts.forEach((name, index) => {
      const card = new Y.Map<unknown>();
      for (const [key, value] of Object.entries({ name, sector: "", link: "", by: "program" })) {
        card.set(key, value);
      }
      card.set("note", new Y.Text(index === 0 ? "قرب المدرسة" : ""));
      card.set("at", 1_000 + index);
      doc.getMap("cards:ideas").set(`c${index}`, card);
    });
    doc.getMap("stars:ideas").set(`c0/${fan}`, true);
    const link = new Y.Map<unknown>();
    for (const [key, value] of Object.entries({ from: "c0", to: "c1", note: "" })) {
      link.set(key, value);
    }
    doc.getMap("links:ideas").set("l0", link);
  });
}

/** Looks at a page as people and machines do; `scrolled` is one of which something lies under its bars. */
async function lookAt(page: Page, state: string, scrolled = false): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expectNoSidewaysScroll(page, state);
  await expectWellLaid(page, state);
  if (!scrolled) {
    await expectAccessible(page, state);
  }
  await picture(page, `rtl-${state}`);
}

const button = (at: Page | Locator, words: string) =>
  at.getByRole("button", { name: inOther(words), exact: true });

async function begin(venue: Venue, tables: number): Promise<Created> {
  await venue.activity(arabicCafe);
  const workshop = await venue.workshop(
    "مجلس الحيّ",
    Array.from({ length: tables }, (_, index) => places[index % places.length] ?? ""),
    arabicCafe.id,
  );
  for (let table = 1; table <= Math.min(3, tables); table++) {
    write(
      await sit(venue.server.address, workshop, table === 1 ? "أمينة" : `Luis ${table}`, table),
      table,
    );
  }
  return workshop;
}

async function goTo(venue: Venue, workshop: Created, phase: string): Promise<void> {
  if ((await venue.state(workshop)).workshop.phase !== phase) {
    await venue.command(workshop, { type: "go-to-phase", phase });
  }
}

test("a workshop is joined, created and brought back from right to left", async ({ venue }) => {
  await venue.activity(arabicCafe);
  const home = await venue.open("/", device);
  await expect(home.getByLabel(inOther("Name of the workshop"))).toBeVisible();
  await home
    .getByRole("combobox", { name: inOther("Activity"), exact: true })
    .selectOption(arabicCafe.id);
  await lookAt(home, "home");
  await home.setViewportSize({ width: 320, height: 640 });
  await lookAt(home, "home-320");
  await home.getByLabel(inOther("Name of the workshop")).fill("مجلس الحيّ");
  await button(home, "Create the workshop").click();
  await expect(home.getByRole("link", { name: inOther("Open dashboard") })).toBeVisible();
  await lookAt(home, "created-320");
  await home.setViewportSize({ width: 1440, height: 900 });
  await lookAt(home, "created");
  const opening = home.context().waitForEvent("page");
  await home.getByRole("link", { name: inOther("Recovery sheet") }).click();
  const paper = await opening;
  await expect(paper.getByRole("heading", { name: inOther("Recovery sheet") })).toBeVisible();
  await lookAt(paper, "recovery-sheet");
  await paper.goto(`${venue.server.address}/device`);
  await expect(paper.getByRole("heading").first()).toBeVisible();
  await lookAt(paper, "device");
});

test("the dashboard and all that it opens stand from right to left", async ({ venue }) => {
  test.slow();
  const workshop = await begin(venue, 4);
  const desk = await venue.facilitate(workshop, device);
  await expect(desk.getByRole("article")).toHaveCount(4);
  await lookAt(desk, "dashboard-welcome");
  await goTo(venue, workshop, "round2");
  await venue.command(workshop, { type: "start-timer" });
  await venue.command(workshop, {
    type: "send-message",
    text: "بقيت دقيقتان.",
    table: null,
    on: "both",
  });
  await venue.command(workshop, {
    type: "set-plan",
    startAt: null,
    endAt: venue.server.now() + 3_600_000,
  });
  await expect(desk.getByText("مقاعد في الظل").first()).toBeVisible();
  for (const [name, width, height] of [
    ["laptop", 1440, 900],
    ["tablet", 768, 1024],
    ["320", 320, 640],
  ] as const) {
    await desk.setViewportSize({ width, height });
    await lookAt(desk, `dashboard-${name}`, name === "320");
  }
  await desk.setViewportSize({ width: 1440, height: 900 });
  const more = desk.locator(".topbar summary", { hasText: inOther("More") });
  for (const opens of ["Show QR", "People", "Bridges", "What happened", "Change steps", "End"]) {
    const control = desk.getByRole("button", { name: inOther(opens) }).first();
    if (["Bridges", "What happened", "End"].includes(opens)) {
      await more.click();
    }
    await control.click();
    await expect(desk.getByRole("dialog")).toBeVisible();
    await settled(desk);
    await lookAt(desk, `dialog-${opens.toLowerCase().replaceAll(" ", "-")}`);
    await desk.keyboard.press("Escape");
    await expect(desk.getByRole("dialog")).toHaveCount(0);
  }
  await desk.getByRole("button", { name: inOther("Keys") }).click();
  await lookAt(desk, "dialog-keys");
  await desk.keyboard.press("Escape");
  await desk.getByRole("article").first().getByRole("button").first().click();
  await expect(desk.getByRole("dialog")).toBeVisible();
  await lookAt(desk, "dialog-table");
  await button(desk.getByRole("dialog"), "Open the flipchart").click();
  await expect(desk.getByText("قرب المدرسة")).toBeVisible();
  await lookAt(desk, "dialog-flipchart");
  await desk.keyboard.press("Escape");
  await desk.getByRole("article").first().getByRole("button").first().click();
  await button(desk.getByRole("dialog"), "History").click();
  await lookAt(desk, "dialog-history");
  await desk.keyboard.press("Escape");
  await goTo(venue, workshop, "harvest-turns");
  await venue.command(workshop, { type: "call-turn", table: 2 });
  await lookAt(desk, "dashboard-turns");
  const { workshop: state } = await venue.state(workshop);
  expect(state.phase).toBe("harvest-turns");
});

test("sixty tables stand from right to left", async ({ venue }) => {
  const workshop = await begin(venue, 60);
  const desk = await venue.facilitate(workshop, device);
  const screen = await venue.screen(workshop, device);
  await goTo(venue, workshop, "round1");
  await expect(desk.getByRole("article")).toHaveCount(60);
  await expect(screen.locator("[data-scene=wall]")).toBeVisible();
  await lookAt(desk, "dashboard-60");
  await lookAt(screen, "screen-wall-60");
});

test("every scene of the room screen stands from right to left, wide and narrow", async ({
  venue,
}) => {
  test.slow();
  const workshop = await begin(venue, 4);
  const screen = await venue.screen(workshop, device);
  const look = async (scene: string) => {
    await expect(screen.locator(`[data-scene=${scene}]`)).toBeVisible();
    for (const [name, width, height] of [
      ["wide", 1920, 1080],
      ["narrow", 1024, 768],
    ] as const) {
      await screen.setViewportSize({ width, height });
      await lookAt(screen, `screen-${scene}-${name}`);
    }
  };
  await look("lobby");
  await goTo(venue, workshop, "round1");
  await look("wall");
  await venue.command(workshop, { type: "start-timer" });
  await venue.command(workshop, {
    type: "send-message",
    text: "بقيت دقيقتان.",
    table: null,
    on: "both",
  });
  await look("wall");
  await goTo(venue, workshop, "round2");
  await look("found");
  await venue.command(workshop, { type: "choose-scene", scene: "clock" });
  await look("clock");
  await goTo(venue, workshop, "harvest-turns");
  await look("between");
  await venue.command(workshop, { type: "call-turn", table: 4 });
  await look("turn");
  await goTo(venue, workshop, "map");
  await look("map");
  await goTo(venue, workshop, "end");
  await look("end");
});

test("a phone stands from right to left, at every sheet", async ({ venue }) => {
  test.slow();
  const workshop = await begin(venue, 4);
  const phone = await venue.open(`/j/${workshop.joinCode}`, { ...device, size: phoneSize });
  await expect(phone.getByLabel(inOther("Your first name"))).toBeVisible();
  await lookAt(phone, "join");
  await phone.goto(`${venue.server.address}/j/${workshop.joinCode}/1`);
  await phone.getByLabel(inOther("Your first name")).fill("سلمى");
  await settled(phone);
  await phone.getByLabel(inOther("Your first name")).press("Enter");
  await phone.waitForURL(/\/t\//);
  const tabs = phone.locator("nav.tabs button");
  await lookAt(phone, "phone-lobby");
  await goTo(venue, workshop, "round2");
  await venue.command(workshop, { type: "start-timer" });
  await venue.command(workshop, {
    type: "send-message",
    text: "بقيت دقيقتان.",
    table: null,
    on: "both",
  });
  await expect(tabs).toHaveCount(3);
  for (const width of [390, 320]) {
    await phone.setViewportSize({ width, height: 844 });
    for (let tab = 0; tab < 3; tab++) {
      await tabs.nth(tab).click();
      await expect(phone.locator("main[aria-busy=false]")).toBeVisible();
      await settled(phone);
      await lookAt(phone, `phone-${width}-${tab}`);
    }
  }
  await tabs.nth(1).click();
  await button(phone, "مقاعد في الظل")
    .or(phone.getByRole("button", { name: "مقاعد في الظل" }))
    .first()
    .click();
  await settled(phone);
  await lookAt(phone, "phone-card");
  await phone.getByRole("button", { name: inOther("More"), exact: true }).click();
  await expect(phone.getByRole("dialog")).toBeVisible();
  await lookAt(phone, "phone-more");
  await phone.keyboard.press("Escape");
  await goTo(venue, workshop, "harvest-turns");
  await venue.command(workshop, { type: "call-turn", table: 1 });
  await expect(phone.locator(".own-turn")).toBeVisible();
  await lookAt(phone, "phone-own-turn");
  await goTo(venue, workshop, "end");
  await lookAt(phone, "phone-end");
});

test("a report is in the language that is asked for, when its words are there", async ({
  venue,
}) => {
  const workshop = await begin(venue, 4);
  const desk = await venue.facilitate(workshop, device);
  await expect(desk.getByRole("article")).toHaveCount(4);
  await desk.goto(`${venue.server.address}/report/${workshop.id}`);
  await expect(desk.locator("html")).toHaveAttribute("lang", "ar");
  await expect(desk.getByText(inOther("At a glance"))).toBeVisible();
  for (const width of [1440, 320]) {
    await desk.setViewportSize({ width, height: 900 });
    await lookAt(desk, `report-${width}`);
  }
});
