import type { Locator, Page } from "@playwright/test";
import { create as createEn } from "../src/i18n/en/create";
import { facilitator as facilitatorEn } from "../src/i18n/en/facilitator";
import { flipchart as flipchartEn } from "../src/i18n/en/flipchart";
import { join as joinEn } from "../src/i18n/en/join";
import { phone as phoneEn } from "../src/i18n/en/phone";
import { screen as screenEn } from "../src/i18n/en/screen";
import { shared as sharedEn } from "../src/i18n/en/shared";
import { writing as writingEn } from "../src/i18n/en/writing";
import { create as createEs } from "../src/i18n/es/create";
import { facilitator as facilitatorEs } from "../src/i18n/es/facilitator";
import { flipchart as flipchartEs } from "../src/i18n/es/flipchart";
import { join as joinEs } from "../src/i18n/es/join";
import { phone as phoneEs } from "../src/i18n/es/phone";
import { screen as screenEs } from "../src/i18n/es/screen";
import { shared as sharedEs } from "../src/i18n/es/shared";
import { writing as writingEs } from "../src/i18n/es/writing";
import { expectAccessible, expectAccessibleNarrow, expectNoSidewaysScroll } from "./accessibility";
import type { Created } from "./answers";
import { Dashboard } from "./dashboard";
import { picture } from "./pictures";
import { settled } from "./settled";
import { fill, sit } from "./stock";
import { expect, phoneSize, test } from "./venue";
import { type TableWork, work } from "./worksheet";

type Catalogue = Record<string, string | { one: string; other: string }>;

/** The sentences of English that have another wording in Spanish, without the parts to fill in. */
const english = (
  [
    [createEn, createEs],
    [facilitatorEn, facilitatorEs],
    [joinEn, joinEs],
    [flipchartEn, flipchartEs],
    [phoneEn, phoneEs],
    [screenEn, screenEs],
    [sharedEn, sharedEs],
    [writingEn, writingEs],
  ] as [Catalogue, Catalogue][]
).flatMap(([en, es]) =>
  Object.entries(en).flatMap(([key, words]) =>
    typeof words === "string" && words !== es[key] && !words.includes("{") && words.length > 7
      ? [words]
      : [],
  ),
);

test("in Spanish no English is left on any page", async ({ venue }) => {
  const workshop = await venue.workshop("Resultados para comunidades", ["Detroit, MI", "Gary, IN"]);
  const device = { language: "es-MX" };
  const expectSpanish = async (page: Page, state: string) => {
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
    const text = await page.locator("body").innerText();
    expect.soft(text.length, state).toBeGreaterThan(20);
    expect
      .soft(
        english.filter((words) => text.includes(words)),
        state,
      )
      .toEqual([]);
    await picture(page, `pages-${state}-es`);
    await expectNoSidewaysScroll(page, `${state} in Spanish`);
    await expectAccessible(page, `${state} in Spanish`);
    await expectAccessibleNarrow(page, `${state} in Spanish`);
  };
  const home = await venue.open("/", { ...device, size: phoneSize });
  await expect(home.getByRole("textbox").first()).toBeVisible();
  await expectSpanish(home, "home");
  const desk = await venue.facilitate(workshop, device);
  await expect(desk.getByRole("article").first()).toBeVisible();
  await expectSpanish(desk, "dashboard");
  const screen = await venue.screen(workshop, device);
  await expect(screen.getByRole("img", { name: /QR/ })).toBeVisible();
  await expectSpanish(screen, "screen");
  // By plain HTTP from another machine's name, on the narrowest page.
  const phone = await venue.open(`/j/${workshop.joinCode}/1`, {
    ...device,
    insecure: true,
    size: { width: 320, height: 640 },
  });
  await phone.getByLabel(joinEs.firstName).fill("Ana");
  await expectSpanish(phone, "join");
  await settled(phone);
  await phone.getByLabel(joinEs.firstName).press("Enter");
  await phone.waitForURL(/\/t\//);
  await expect(phone.getByRole("heading").first()).toBeVisible();
  await expectSpanish(phone, "phone-lobby");
  await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
  await venue.command(workshop, { type: "start-timer" });
  const sheets = phone.getByRole("navigation").getByRole("button");
  await expect(sheets).toHaveCount(4);
  for (let sheet = 0; sheet < 4; sheet++) {
    await sheets.nth(sheet).click();
    await expectSpanish(phone, `phone-sheet-${sheet + 1}`);
  }
  await expectSpanish(screen, "screen-scan");
  await expectSpanish(desk, "dashboard-scan");
});

test("the report in Spanish, with players that several tables name, fits a phone", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Informe", ["Gary, IN", "Gary, IN"]);
  const programs = [];
  for (const table of [1, 2]) {
    const program = await sit(venue.server.address, workshop, "Ana", table);
    fill(program, work[3] as TableWork, "pitch");
    programs.push(program);
  }
  const desk = await venue.facilitate(workshop, { language: "es-MX" });
  await expect(desk.getByText((work[3] as TableWork).challenge)).toHaveCount(2);
  await desk.goto(`${venue.server.address}/report/${workshop.id}`);
  await desk.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(desk, "the report in Spanish at 320 px");
  await expectAccessible(desk, "the report in Spanish at 320 px");
  const name = desk.getByRole("rowheader", { name: "What Works Cities" }).first();
  expect((await name.boundingBox())?.height, "a name of three words").toBeLessThan(90);
  await picture(desk, "report-es-320");
  for (const program of programs) {
    program.destroy();
  }
});

test("what people wrote is in no language that a page claims; names are names in any", async ({
  venue,
}) => {
  const table = work[3] as TableWork;
  const workshop = await venue.workshop("In two languages", [table.city, "Flint, MI"]);
  const program = await sit(venue.server.address, workshop, "Ana", 1);
  fill(program, table, "pitch");
  const message = "Faltan dos minutos para todos";
  await venue.command(workshop, { type: "send-message", text: message, table: null, on: "both" });
  const sentences = [table.challenge, table.pitch, table.strategy, table.finding.text, message];
  sentences.push(table.partnership.note, ...table.players.map(({ note }) => note));
  /** The languages in which a page shows the sentences, also those in fields. */
  const shownIn = (page: Page) =>
    page.evaluate((wanted) => {
      const shown = wanted.map((sentence) => sentence.slice(0, 30));
      const said = [...document.querySelectorAll<HTMLElement>("body *")].filter((element) => {
        const own =
          element instanceof HTMLTextAreaElement
            ? element.value
            : [...element.childNodes]
                .map((node) => (node instanceof Text ? node.data : ""))
                .join("");
        return (
          element.getAttribute("aria-hidden") !== "true" &&
          shown.some((sentence) => own.includes(sentence))
        );
      });
      return said.map((element) => [
        element.closest<HTMLElement>("[lang]")?.lang,
        element.outerHTML.slice(0, 80),
      ]);
    }, sentences);
  const expectUnclaimed = async (page: Page, where: string) => {
    await expect
      .poll(async () => (await shownIn(page)).length, { message: where })
      .toBeGreaterThan(0);
    for (const [lang, element] of await shownIn(page)) {
      expect.soft(lang, `${where}: ${element}`).toBe("");
    }
  };

  const device = { language: "es-MX" };
  const desk = await venue.facilitate(workshop, device);
  await expectUnclaimed(desk, "the dashboard");
  await desk.getByRole("button", { name: /^Abrir la mesa 1,/ }).click();
  await desk.getByRole("button", { name: facilitatorEs.openFlipchart }).click();
  await expect(desk.getByText(table.partnership.note)).toBeVisible();
  await expectUnclaimed(desk, "a table's flipchart");
  const phone = await venue.open(`/j/${workshop.joinCode}/1`, { ...device, size: phoneSize });
  await phone.getByLabel(joinEs.firstName).fill("Luis");
  await settled(phone);
  await phone.getByLabel(joinEs.firstName).press("Enter");
  await phone.waitForURL(/\/t\//);
  await expectUnclaimed(phone, "the lobby, with a message");
  await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
  const sheets = phone.getByRole("navigation").getByRole("button");
  await expect(sheets).toHaveCount(4);
  for (let sheet = 0; sheet < 3; sheet++) {
    await sheets.nth(sheet).click();
    await expect(phone.locator("main[aria-busy=false]")).toBeVisible();
    await expectUnclaimed(phone, `sheet ${sheet + 1}`);
  }
  const screen = await venue.screen(workshop, device);
  await expectUnclaimed(screen, "the screen, with a message");
  await venue.command(workshop, { type: "show-table", table: 1 });
  await expect(screen.getByText(table.challenge.slice(0, 30))).toBeVisible();
  await expectUnclaimed(screen, "a table on the screen");
  program.destroy();
});

test("[H1] reports are in the workshop's language, whichever the facilitator reads", async ({
  venue,
}) => {
  const made = await fetch(`${venue.server.address}/api/workshops`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ name: "Taller", language: "es", tables: [{ place: "Gary, IN" }] }),
  });
  const workshop = (await made.json()) as Created;
  const desk = new Dashboard(await venue.facilitate(workshop, { language: "en-US" }));
  await desk.open();
  await desk.page.getByText("Export", { exact: true }).click();
  await expectInSpanish(desk.page.getByRole("link", { name: "Report as a web page" }));
  await desk.page.keyboard.press("Escape");
  await desk.more("End");
  await expectInSpanish(desk.page.getByRole("link", { name: "Report as PDF" }));
});

test("[A8] the room's screen is in the workshop's language, whatever was chosen for a dashboard beside it", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Beside it", ["Gary, IN"]);
  const page = await venue.facilitate(workshop, { language: "en-US" });
  await page.locator("summary", { hasText: "More" }).click();
  await page.getByRole("combobox", { name: "Language" }).selectOption("es");
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await page.goto(`${venue.server.address}/screen/${workshop.id}#${workshop.screenToken}`);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("img", { name: /QR/ })).toBeVisible();
});

/** Fetches what a report's link leads to, as the page that a test can read. */
async function expectInSpanish(link: Locator): Promise<void> {
  const page = link.page();
  const href = new URL((await link.getAttribute("href")) ?? "", page.url()).href;
  const answer = await page.request.get(href.replace(".pdf", ".html"));
  expect(await answer.text()).toContain(' lang="es" dir="ltr">');
}
