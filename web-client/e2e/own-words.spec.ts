/** What an activity does not say is on no page, in no dialog and in no report of its workshops, in either language. */
import type { Page } from "@playwright/test";
import { create as createEn } from "../src/i18n/en/create";
import { facilitator as deskEn } from "../src/i18n/en/facilitator";
import { join as joinEn } from "../src/i18n/en/join";
import { more as moreEn } from "../src/i18n/en/more";
import { phone as phoneEn } from "../src/i18n/en/phone";
import { recovery as recoveryEn } from "../src/i18n/en/recovery";
import { shared as sharedEn } from "../src/i18n/en/shared";
import { time as timeEn } from "../src/i18n/en/time";
import { create as createEs } from "../src/i18n/es/create";
import { facilitator as deskEs } from "../src/i18n/es/facilitator";
import { join as joinEs } from "../src/i18n/es/join";
import { more as moreEs } from "../src/i18n/es/more";
import { phone as phoneEs } from "../src/i18n/es/phone";
import { recovery as recoveryEs } from "../src/i18n/es/recovery";
import { shared as sharedEs } from "../src/i18n/es/shared";
import { time as timeEs } from "../src/i18n/es/time";
import { expectAccessible } from "./accessibility";
import { fillAll, giveRoles } from "./fill-all";
import { expectMarked } from "./marked-words";
import {
  arabicCafe,
  arabicRetrospective,
  disasterPreparedness,
  type FromFile,
  shippedReading,
  shippedRetrospective,
  talks,
  worksheetInArabic,
} from "./other-activities";
import { expectOwnWords, foreignIn } from "./own-words";
import { settled } from "./settled";
import { sit } from "./stock";
import { type Created, expect, phoneSize, test, type Venue } from "./venue";

const activities = [
  [disasterPreparedness, ["La Perla", "El Fanguito", "Villa Palmeras"]],
  [talks, ["", "", ""]],
  [arabicRetrospective, ["", "", ""]],
  [arabicCafe, ["Squares", "Gardens", "Squares"]],
  [worksheetInArabic, ["Here", "There", "Here"]],
  [shippedRetrospective, ["", "", ""]],
  [shippedReading, ["", "", ""]],
] as const;

const languages = [
  {
    tag: "en",
    locale: "en-US",
    desk: deskEn,
    ...say(createEn, joinEn, phoneEn, sharedEn),
    papers: recoveryEn,
    more: moreEn,
    time: timeEn,
  },
  {
    tag: "es",
    locale: "es-MX",
    desk: deskEs,
    ...say(createEs, joinEs, phoneEs, sharedEs),
    papers: recoveryEs,
    more: moreEs,
    time: timeEs,
  },
] as const;

function say(
  home: { activityLabel: string; nameLabel: string; createButton: string; openSheet: string },
  join: { firstName: string },
  phone: { moreActions: string },
  shared: { close: string },
) {
  return { home, join, phone, shared };
}

type Reader = (typeof languages)[number];

/** What stands where something is on its way. */
const loading = /^(Fetching|Buscando|Trayendo)/;

/** The pages of one workshop in one language, and what looks at them. */
class Round {
  readonly #look: (page: Page, state: string) => Promise<void>;

  private constructor(
    readonly reader: Reader,
    readonly desk: Page,
    readonly screen: Page,
    readonly phone: Page,
    readonly helper: Page,
    look: (page: Page, state: string) => Promise<void>,
  ) {
    this.#look = look;
  }

  /** Opens all, and looks at what stands on the way there. */
  static async open(
    venue: Venue,
    activity: FromFile,
    workshop: Created,
    reader: Reader,
  ): Promise<Round> {
    const { locale: language } = reader;
    const own = JSON.stringify(activity);
    const look = async (page: Page, state: string) => {
      await expectOwnWords(page, `${state} (${reader.tag})`, own);
      if (activity.languages[0] === "ar") {
        await expectMarked(page, `${state} (${reader.tag})`);
      }
    };
    const home = async () => {
      const page = await venue.open("/", { language });
      await page
        .getByRole("combobox", { name: reader.home.activityLabel, exact: true })
        .selectOption(activity.id);
      await page.getByLabel(reader.home.nameLabel).fill("Other people");
      await look(page, "home");
      await page.getByRole("button", { name: reader.home.createButton }).click();
      await expect(page.getByRole("link", { name: reader.home.openSheet })).toBeVisible();
      await look(page, "created");
    };
    const join = async () => {
      const page = await venue.open(`/j/${workshop.joinCode}`, { language, size: phoneSize });
      await expect(page.getByLabel(reader.join.firstName)).toBeVisible();
      await look(page, "join");
      await page.goto(`${venue.server.address}/j/${workshop.joinCode}/1`);
      await page.getByLabel(reader.join.firstName).fill("Luis");
      await settled(page);
      await page.getByLabel(reader.join.firstName).press("Enter");
      await page.waitForURL(/\/t\//);
      return page;
    };
    const [desk, screen, phone, helper] = await Promise.all([
      venue.facilitate(workshop, { language }),
      venue.screen(workshop, { language }),
      join(),
      venue.help(workshop, { language, size: phoneSize }, `Kim ${reader.tag}`),
      home(),
    ]);
    return new Round(reader, desk, screen, phone, helper, look);
  }

  /** All pages in a phase that has come to the dashboard. */
  async phase(index: number, id: string, scene: string, works: boolean): Promise<void> {
    await expect(this.desk.locator(".step").nth(index)).toHaveAttribute("aria-current", "step");
    await expect(this.screen.locator(`[data-scene=${scene}]`)).toBeVisible();
    await Promise.all([
      this.#look(this.desk, `dashboard in ${id}`),
      this.#look(this.screen, `screen in ${id}, ${scene}`),
      this.#look(this.helper, `helper in ${id}`),
      this.#tabs(id, works),
    ]);
  }

  /** Each tab of the phone while tables work; else what it shows. */
  async #tabs(id: string, works: boolean): Promise<void> {
    const tabs = this.phone.locator("nav.tabs button");
    for (let tab = 0; works && tab < (await tabs.count()); tab++) {
      await tabs.nth(tab).click();
      await expect(this.phone.locator("main[aria-busy=false]")).toBeVisible();
      await this.#look(this.phone, `tab ${tab} of the phone in ${id}`);
    }
    await this.#look(this.phone, `phone in ${id}`);
  }

  /** The phone's own table has its turn. */
  async own(id: string): Promise<void> {
    await expect(this.phone.locator(".own-turn")).toBeVisible();
    await this.#look(this.phone, `phone that has its turn in ${id}`);
    await this.#look(this.desk, `dashboard with another turn in ${id}`);
  }

  /** All that the phone's sheets have: cards and what is open in one, looks, notes, maps, and what opens. */
  async sheets(): Promise<void> {
    const { phone: page } = this;
    const tabs = page.locator("nav.tabs button");
    for (let tab = 0; tab < (await tabs.count()); tab++) {
      await tabs.nth(tab).click();
      await expect(page.locator("main[aria-busy=false]")).toBeVisible();
      const look = (state: string) => this.#look(page, `${state} on tab ${tab} of the phone`);
      await this.#write(look);
      for (const more of await page.locator("main details:not([open]) > summary").all()) {
        await more.click();
      }
      await look("all questions");
      await this.#open(".row button:not(.ready), .card-links > button", look);
      for (const part of await page.locator(".part-choice label").all()) {
        await part.click();
        await look("a part");
        await this.#open("button.guide-link", look);
        for (const step of await page.locator(".map-steps button").all()) {
          await step.click();
          await look("a card on the map");
        }
      }
    }
  }

  /** Adds two cards, where there can be cards, and opens one. */
  async #write(look: (state: string) => Promise<void>): Promise<void> {
    const { phone: page, reader } = this;
    const field = page.locator(".add input");
    if ((await field.count()) === 0) {
      return;
    }
    for (const name of ["Orchard", "Boathouse"]) {
      await field.fill(name);
      const category = page.locator(".add-card .category-choice label");
      if ((await category.count()) > 0) {
        await category.first().click();
        await look("what stands beside a card that is typed");
      }
      await field.fill(`${name} ${reader.tag}`);
      await field.press("Enter");
      await expect(page.locator("[data-card]", { hasText: `${name} ${reader.tag}` })).toBeVisible();
    }
    await look("cards without stars");
    const card = page.locator("[data-card]", { hasText: `Orchard ${reader.tag}` });
    await card.locator(".card-open").click();
    await expect(card.locator(".card-editor")).toBeVisible();
    await look("a card that is open");
    await card.locator(".card-open").click();
  }

  /** Each dialog that these buttons open. */
  async #open(buttons: string, look: (state: string) => Promise<void>): Promise<void> {
    const { phone: page } = this;
    for (const button of await page.locator(`main :is(${buttons})`).all()) {
      // What others do at this moment may have moved it, and then a press does not count.
      await expect(async () => {
        await button.click();
        await expect(page.getByRole("dialog")).toBeVisible({ timeout: 2_000 });
      }).toPass({ timeout: 15_000 });
      await look(`what opens behind “${await button.textContent()}”`);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
    }
  }

  async scene(scene: string): Promise<void> {
    await expect(this.screen.locator(`[data-scene=${scene}]`)).toBeVisible();
    await this.#look(this.screen, `screen with ${scene}`);
  }

  /** What the phone has behind More, and every dialog and paper of the dashboard. */
  async dialogs(linked: boolean): Promise<void> {
    await this.phone.getByRole("button", { name: this.reader.phone.moreActions }).first().click();
    await this.#look(this.phone, "what a phone has more");
    await this.phone.getByRole("button", { name: this.reader.more.whatChanged }).click();
    await expect(this.phone.locator(".more-part li").first()).toBeVisible();
    await this.#look(this.phone, "what others changed");
    const { desk: page, reader } = this;
    const dialog = page.getByRole("dialog");
    const button = (name: string) => page.getByRole("button", { name, exact: true }).first();
    const inDialog = (name: string) => dialog.getByRole("button", { name, exact: true }).first();
    const closed = () => expect(dialog).toHaveCount(0);
    const opened = async (state: string) => {
      await expect(dialog).toBeVisible();
      await expect(dialog.getByText(loading)).toHaveCount(0);
      await this.#look(page, state);
    };
    for (const [name, behindMore] of [
      [reader.desk.showQr, false],
      [reader.desk.peopleButton, false],
      [reader.desk.editSteps, false],
      ...(linked ? [[reader.desk.bridges, true] as const] : []),
      [reader.time.runSheet, true],
      [reader.desk.end, true],
    ] as const) {
      if (behindMore) {
        await page.locator(".topbar summary", { hasText: reader.desk.more }).click();
      }
      await button(name).click();
      await opened(name);
      await page.keyboard.press("Escape");
      await closed();
    }
    for (const name of [reader.desk.openFlipchart, reader.desk.openHistory]) {
      await page.getByRole("article").nth(1).getByRole("button").first().click();
      await opened("a table");
      await inDialog(name).click();
      await expect(inDialog(name)).toHaveCount(0);
      await opened(name);
      if (name === reader.desk.openHistory) {
        await expect(dialog.locator(".past")).toBeVisible();
      }
      if (reader.tag === "en") {
        await expectAccessible(page, name);
      }
      await inDialog(reader.shared.close).click();
      await closed();
    }
    for (const [name, back] of [
      [reader.desk.printCodes, reader.desk.back],
      [reader.papers.showSheet, reader.papers.backToPage],
    ] as const) {
      // The way back leads to where one came from.
      if (name === reader.desk.printCodes) {
        await button(reader.desk.showQr).click();
      }
      await inDialog(name).click();
      await expect(button(back)).toBeVisible();
      await this.#look(page, name);
      await button(back).click();
    }
  }
}

for (const [given, places] of activities) {
  test(`${given.id}: no page, dialog or report says what it does not, in either language`, async ({
    venue,
  }) => {
    venue.troubled = true; // who asks for a map while many are drawn is told to ask again
    const shipped = given === shippedRetrospective || given === shippedReading;
    // Other tests load others by the same id.
    const activity = shipped ? given : { ...given, id: `own-${given.id}` };
    if (!shipped) {
      await venue.activity(activity);
    }
    const workshop = await venue.workshop("Other people", places, activity.id);
    giveRoles(await sit(venue.server.address, workshop, "Ana", 1), activity);
    for (const table of [2, 3]) {
      const program = await sit(venue.server.address, workshop, `Ana ${table}`, table);
      fillAll(program, activity, `Words of table ${table}`);
    }
    const rounds = await Promise.all(
      languages.map((reader) => Round.open(venue, activity, workshop, reader)),
    );
    const all = (what: (round: Round) => Promise<void>) => Promise.all(rounds.map(what));
    const seen = new Set<string>();
    for (const [index, { id, clock, screen: shows }] of activity.phases.entries()) {
      if (seen.has(`${shows}/${clock}`)) {
        continue;
      }
      seen.add(`${shows}/${clock}`);
      if ((await venue.state(workshop)).workshop.phase !== id) {
        await venue.command(workshop, { type: "go-to-phase", phase: id });
      }
      // As it was called before, which is read for good (SPEC A3).
      let scene = shows === "countdown" ? "found" : shows;
      if (clock === "turns") {
        await all((round) => round.phase(index, id, "between", false));
        await venue.command(workshop, { type: "call-turn", table: 2 });
        await venue.command(workshop, { type: "open-offers", open: true });
        scene = "turn";
      } else if (clock === "whole") {
        await venue.command(workshop, { type: "start-timer" });
      }
      await all((round) => round.phase(index, id, scene, clock === "whole"));
      if (clock === "turns") {
        await venue.command(workshop, { type: "call-turn", table: 1 });
        await all((round) => round.own(id));
      }
      const { desk, screen } = rounds[0] as Round;
      if (!shipped) {
        await expectAccessible(desk, `dashboard in ${id}`);
        await expectAccessible(screen, `screen in ${id}`);
      }
    }
    await venue.command(workshop, { type: "show-table", table: 2 });
    await all((round) => round.scene("table"));
    if (activity.sheets.some(({ map }) => map)) {
      await venue.command(workshop, { type: "choose-scene", scene: "map" });
      await all((round) => round.scene("map"));
    }
    await all((round) => round.sheets());
    const linked = activity.sheets.some(({ links }) => links !== undefined);
    await venue.server.advance(60_000);
    for (const table of [1, 2, 3]) {
      await expect.poll(() => venue.moments(workshop, table), "what is kept").not.toEqual([]);
    }
    await all((round) => round.dialogs(linked));
    const own = JSON.stringify(activity);
    for (const { tag } of languages) {
      for (const format of ["html", "md", "csv"]) {
        const text = await (await venue.report(workshop, `${format}?language=${tag}`)).text();
        expect.soft(foreignIn(text, own), `report.${format} (${tag})`).toEqual([]);
        expect.soft(text, `report.${format} (${tag})`).toContain("Words of table 2");
        if (format === "html" && activity.languages[0] === "ar") {
          const { desk } = rounds[0] as Round;
          const report = `/api/workshops/${workshop.id}/report.html?as=facilitator&language=${tag}`;
          await desk.goto(venue.server.address + report);
          await expectMarked(desk, `report.${format} (${tag})`);
        }
      }
    }
  });
}
