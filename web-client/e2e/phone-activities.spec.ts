/** Activities of other shapes than the built-in one, on the phone. */
import type { Locator, Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { Dashboard } from "./dashboard";
import { expectMarked } from "./marked-words";
import {
  arabicRetrospective,
  disasterPreparedness,
  lightningTalks,
  retrospective,
  shippedRetrospective,
  worldCafe,
} from "./other-activities";
import { expectOwnWords } from "./own-words";
import { picture } from "./pictures";
import { type Created, expect, phoneSize, test, type Venue } from "./venue";

const sizes = [
  ["phone", phoneSize],
  ["small", { width: 320, height: 640 }],
  ["landscape", { width: 844, height: 390 }],
] as const;

/** Joins table 1 in whatever language the page is. */
async function join(venue: Venue, workshop: Created, language: string): Promise<Page> {
  const page = await venue.open(`/j/${workshop.joinCode}/1`, { size: phoneSize, language });
  await page.getByLabel(/first name|nombre/i).fill("Ana");
  await page.locator("button[type=submit]").click();
  await page.waitForURL(/\/t\//);
  await expect(tabs(page).first()).toBeVisible();
  return page;
}

function tabs(page: Page): Locator {
  return page.locator("nav.tabs button");
}

async function goTo(venue: Venue, workshop: Created, phase: string): Promise<void> {
  if ((await venue.state(workshop)).workshop.phase !== phase) {
    await venue.command(workshop, { type: "go-to-phase", phase });
  }
}

/** Writes into whatever the sheet in sight has: a card, or every text. */
async function write(page: Page, words: string): Promise<void> {
  await expect(page.locator(".add input, .shared-field textarea").first()).toBeVisible();
  const name = page.locator(".add input");
  if ((await name.count()) > 0) {
    await name.fill(words);
    await name.press("Enter");
    await expect(page.locator("[data-card]")).toContainText(words);
    return;
  }
  for (const field of await page.locator(".shared-field textarea").all()) {
    await field.fill(words);
  }
}

const activities = [
  [lightningTalks, ["", ""], "es-MX", 1],
  [retrospective, ["التواصل", "الوقت"], "ar", 2],
  [worldCafe, ["", ""], "es-MX", 2],
] as const;

for (const [activity, places, language, count] of activities) {
  test(`${activity.id}: a phone says no word that the activity does not, at any size and either way`, async ({
    venue,
  }) => {
    test.slow();
    await venue.activity(activity);
    const workshop = await venue.workshop("Other", places, activity.id);
    const page = await join(venue, workshop, language);
    const look = async (state: string) => {
      await expectOwnWords(page, state);
      await expectNoSidewaysScroll(page, state);
      await picture(page, `other-${activity.id}-${state}`);
    };
    const seen = new Set<string>();
    for (const { id, screen, clock } of activity.phases) {
      if (seen.has(`${screen}/${clock}`)) {
        continue;
      }
      seen.add(`${screen}/${clock}`);
      await goTo(venue, workshop, id);
      if (clock === "turns") {
        await venue.command(workshop, { type: "call-turn", table: 1 });
        await expect(page.locator(".own-turn")).toBeVisible();
        await look(`phone-${id}-own`);
        await venue.command(workshop, { type: "call-turn", table: 2 });
        await expect(page.locator(".on-screen")).toBeVisible();
      }
      await look(`phone-${id}`);
      await expectAccessible(page, id);
    }
    await goTo(venue, workshop, activity.phases.find(({ sheet }) => sheet !== null)?.id ?? "");
    await expect(tabs(page)).toHaveCount(count);
    for (let tab = 0; tab < count; tab++) {
      await tabs(page).nth(tab).click();
      if (tab < activity.sheets.length) {
        await write(page, "كلماتنا words");
      }
    }
    for (const [name, size] of sizes) {
      await page.setViewportSize(size);
      for (const direction of ["ltr", "rtl"]) {
        await page.evaluate((dir) => {
          document.documentElement.dir = dir;
        }, direction);
        for (let tab = 0; tab < count; tab++) {
          await tabs(page).nth(tab).click();
          await expect(page.getByText("words").first()).toBeAttached();
          await look(`phone-${name}-${direction}-${tab}`);
        }
      }
    }
    await expectAccessible(page, "from right to left");
  });
}

test("an activity in Arabic carries its language and direction on a page that is in English", async ({
  venue,
}) => {
  await venue.activity(retrospective);
  const workshop = await venue.workshop("Arabic", ["Talking"], retrospective.id);
  const page = await join(venue, workshop, "ar");
  await goTo(venue, workshop, "remember");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  for (const words of ["ذكريات", "ماذا بقي في الذاكرة؟", "تذكّروا", "ما سار جيدًا"]) {
    await expect(page.getByText(words, { exact: true }).first()).toBeVisible();
  }
  // Every page and dialog is looked at so in own-words.spec.ts.
  await expectMarked(page, "remember");
  // What is headed by the page itself says nothing of the activity's language.
  await page.getByRole("radio", { name: "Notes" }).check();
  await expect(page.getByPlaceholder("Notes").first()).toBeVisible();
  await expectMarked(page, "its notes");
  await page.getByRole("radio", { name: "ذكريات", exact: true }).check();
  await expect(page.getByRole("radio", { name: "الأفكار" })).toBeAttached();
  await expect(page.locator(".category-choice").getByRole("radio")).toHaveCount(9);
  await expect(page.getByRole("button", { name: /^Star/ })).toHaveCount(0);
});

test("talks have the length of their own phase, and a table without cards has no map", async ({
  venue,
}) => {
  await venue.activity(lightningTalks);
  const workshop = await venue.workshop("Talks", [""], lightningTalks.id);
  const page = await join(venue, workshop, "en");
  await expect(tabs(page)).toHaveText(["Talk"]);
  await expect(page.locator(".budget")).toContainText("120 s");
  await page.getByRole("button", { name: "Rehearse aloud" }).click();
  await expect(page.getByRole("dialog").getByRole("timer")).toContainText("2:00");
  await page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).click();
  await page.getByRole("button", { name: "Who speaks?" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ana", exact: true }).click();
  await expect(page.getByRole("button", { name: "Speaker: Ana" })).toBeVisible();
});

test("the map of a sheet without categories goes all around", async ({ venue }) => {
  await venue.activity(worldCafe);
  const workshop = await venue.workshop("Around", [""], worldCafe.id);
  const page = await join(venue, workshop, "en");
  await write(page, "A first thought");
  await page.getByRole("button", { name: "Map", exact: true }).click();
  const area = await page.locator(".map-area").boundingBox();
  const map = await page.locator("svg.map").boundingBox();
  expect((area?.height ?? 0) / (map?.height ?? 1)).toBeGreaterThan(0.8);
  expect((area?.width ?? 0) / (map?.width ?? 1)).toBeGreaterThan(0.8);
});

test("each reader has the activity in their language, and what they were at stays", async ({
  venue,
}) => {
  await venue.activity(worldCafe);
  const workshop = await venue.workshop("Reader", [""], worldCafe.id);
  const page = await join(venue, workshop, "en");
  await write(page, "A first thought");
  await page.locator(".add input").fill("Half a th");
  await expect(tabs(page).first()).toHaveText("Cloth");
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("dialog").getByLabel("Language").selectOption("es");
  await page.getByRole("dialog").getByRole("button", { name: "Cerrar", exact: true }).click();
  await expect(tabs(page).first()).toHaveText("Mantel");
  await expect(page.getByText("1 pensamiento").first()).toBeVisible();
  await expect(page.locator(".add input")).toHaveValue("Half a th");
});

for (const [activity, place, lang] of [
  [disasterPreparedness, "La Perla", "es"],
  [arabicRetrospective, "", "en"],
] as const) {
  test(`[A8] ${activity.id}: to who reads neither its language nor the pages', these are in ${lang}`, async ({
    venue,
  }) => {
    await venue.activity(activity);
    const workshop = await venue.workshop("Stand-in", [place], activity.id);
    const language = "fr-FR";
    const phone = await join(venue, workshop, language);
    const desk = await venue.facilitate(workshop, { language });
    const helper = await venue.help(workshop, { language });
    for (const page of [desk, helper]) {
      await expect(page.getByRole("article")).toBeVisible();
    }
    for (const page of [phone, desk, helper]) {
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
    }
  });
}

test("[A8] a message that is ready is sent by a tap, and each reads it in their language", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Ready", ["", ""], shippedRetrospective.id);
  await goTo(venue, workshop, "decide");
  const phone = await join(venue, workshop, "es-MX");
  const helper = await venue.help(workshop, { language: "es-MX" });
  const screen = await venue.screen(workshop);
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  await desk.page.getByRole("radio", { name: "Both", exact: true }).check();
  await desk.page.getByRole("button", { name: "Send: Two minutes left" }).click();
  for (const page of [phone, helper]) {
    const message = page.getByText("Quedan dos minutos: ¿es un solo cambio?", { exact: true });
    await expect(message).toBeVisible();
    await expect(message).toHaveAttribute("lang", "es");
  }
  await expect(screen.getByText("Two minutes left: is it one change?")).toBeVisible();
});

const head = (id: string, title: string) => ({ id, title, short: title, colour: "blue" });
const step = (id: string, title: string, sheet: string, round?: string) => ({
  id,
  title,
  short: title,
  length: 60,
  clock: "whole",
  screen: "found",
  sheet,
  ...(round === undefined ? {} : { round }),
  prompt: { lead: title, text: "" },
  colour: "blue",
});

/** Cards are looked for twice: the second time for what the table has written meanwhile. */
const twoLooks = {
  format: 2,
  id: "two-looks",
  version: 1,
  languages: ["en"],
  title: "Two looks",
  goal: "",
  source: "",
  sheets: [
    {
      ...head("finds", "Search"),
      kind: "cards",
      card: { one: "find", many: "finds" },
      categories: [
        { id: "near", name: "Near by", short: "Near", colour: "teal", icon: "leaf" },
        { id: "far", name: "Far away", short: "Far", colour: "gold", icon: "star" },
      ],
      notes: true,
      stars: true,
      rounds: [{ id: "again", title: "Second look", about: "aim", prompt: "Closer now." }],
    },
    {
      ...head("plan", "Plan"),
      kind: "text",
      fields: [{ id: "aim", title: "Our aim", hint: "In a sentence" }],
    },
  ],
  phases: [
    step("look", "Look around", "finds"),
    step("choose", "Choose", "plan"),
    step("look-again", "Look again", "finds", "again"),
  ],
  wordsPerMinute: 140,
};

test("a second look has a place of its own, bound to what the table has chosen; what it brings is marked", async ({
  venue,
}) => {
  await venue.activity(twoLooks);
  const workshop = await venue.workshop("Looks", [""], twoLooks.id);
  const page = await join(venue, workshop, "en");
  const cards = page.locator("[data-card]");
  const look = (name: string) => page.getByRole("radio", { name, exact: true });
  await write(page, "First found");
  await expect(look("Search")).toBeChecked();

  // Nobody types: the phone is led there at once.
  await page.locator(".add input").blur();
  await venue.command(workshop, { type: "go-to-phase", phase: "look-again" });
  await expect(look("Second look")).toBeChecked();
  await expect(cards).toHaveCount(0);
  await expect(page.getByText("Closer now.")).toBeVisible();
  await page.getByRole("button", { name: "Nothing yet: write it first" }).click();
  await page.getByRole("textbox", { name: "Our aim" }).fill("Dry cellars");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(look("Second look")).toBeChecked();
  await expect(page.getByText("Dry cellars")).toBeVisible();
  await write(page, "Found later");
  await expect(cards).toHaveCount(1);
  await look("Notes").check();
  await page.getByRole("textbox", { name: "Notes: Near by" }).fill("Three pumps");
  await picture(page, "phone-second-look-notes");
  await look("Finds").check();
  await expectAccessible(page, "a second look");
  await picture(page, "phone-second-look");

  await look("Search").check();
  await expect(cards).toHaveCount(2);
  await expect(cards.filter({ hasText: "Found later" })).toContainText("Second look");
  await expect(cards.filter({ hasText: "First found" })).not.toContainText("Second look");
  await picture(page, "phone-first-look-marked");
  await look("Notes").check();
  await expect(page.getByRole("textbox", { name: "Notes: Near by" })).toHaveValue("");
  await expect(page.getByText("Three pumps")).toBeVisible();
});
