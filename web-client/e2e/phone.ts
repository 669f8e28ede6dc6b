import { expect, type Locator, type Page } from "@playwright/test";
import { type Created, type Device, phoneSize, type Venue } from "./venue";
import type { PlayerFound } from "./worksheet";

export type SharedText = "challenge" | "strategy" | "pitch";
export type Sheet = "Scan" | "Challenge" | "Pitch" | "Map";

const labels: Record<SharedText, string> = {
  challenge: "Our challenge",
  strategy: "Our strategy",
  pitch: "Our pitch",
};

/** What the built-in activity calls a sector on a phone's chip and in full. */
export const sectorNames: Record<PlayerFound["sector"], { short: string; full: string }> = {
  gov: { short: "Local gov", full: "Local government" },
  net: { short: "Networks", full: "Networks with local gov" },
  civic: { short: "Civic tech", full: "Civic tech & data" },
  learn: { short: "Learning", full: "Learning & making" },
  fund: { short: "Funders", full: "Funders" },
  anchor: { short: "Colleges", full: "Colleges & anchors" },
  fed: { short: "Federal", full: "Federal resources" },
};

/** A participant's phone, used as a person uses it. */
export class Phone {
  readonly page: Page;
  readonly name: string;
  readonly table: number;

  constructor(page: Page, name: string, table: number) {
    this.page = page;
    this.name = name;
    this.table = table;
  }

  /** Joins as by the code on a table, which has picked the table already. */
  static async join(
    venue: Venue,
    workshop: Pick<Created, "joinCode">,
    who: { name: string; table: number; device?: Device },
  ): Promise<Phone> {
    const page = await venue.open(`/j/${workshop.joinCode}/${who.table}`, {
      size: phoneSize,
      ...who.device,
    });
    const phone = new Phone(page, who.name, who.table);
    await phone.sitDown();
    return phone;
  }

  /** Gives the name and presses the button of the join page, whose table is chosen. */
  async sitDown(): Promise<void> {
    await this.page.getByLabel("Your first name").fill(this.name);
    await this.page.getByRole("button", { name: /^Join/ }).click();
    await this.page.waitForURL(/\/t\//);
    await expect(this.page.getByText(`Table ${this.table}`).first()).toBeVisible();
  }

  async sheet(name: Sheet): Promise<void> {
    await this.page
      .getByRole("navigation", { name: "Sheets" })
      .getByRole("button", { name, exact: true })
      .click();
  }

  field(text: SharedText): Locator {
    return this.page.getByRole("textbox", { name: labels[text] });
  }

  /** Replaces a shared text at once, as dictation or a paste does. */
  async write(text: SharedText, words: string): Promise<void> {
    await this.field(text).fill(words);
  }

  /** Types at the end of a shared text, key by key. */
  async type(text: SharedText, words: string): Promise<void> {
    const field = this.field(text);
    await field.focus();
    await field.press("Control+End");
    await field.pressSequentially(words);
  }

  card(player: string): Locator {
    return this.page
      .getByRole("listitem")
      .filter({ has: this.page.getByRole("button", { name: player, exact: true }) });
  }

  async addPlayer(player: PlayerFound): Promise<void> {
    const { page } = this;
    await page
      .getByRole("group", { name: "Sector", exact: true })
      .getByRole("radio", { name: sectorNames[player.sector].short, exact: true })
      .check();
    await page.getByLabel("Name (player)").first().fill(player.name);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    const card = this.card(player.name);
    await card.getByRole("button", { name: player.name, exact: true }).click();
    await card.getByRole("textbox", { name: `Note: ${player.name}` }).fill(player.note);
    if (player.link !== "") {
      await card.getByLabel("Web page").fill(player.link);
    }
    await card.getByRole("button", { name: "Done" }).click();
    await expect(card).toContainText(player.note);
  }

  /** Waits until the page has fetched these of its parts, so that it can go on without a network. */
  async hasFetched(...parts: readonly string[]): Promise<void> {
    await this.page.waitForFunction((needed) => {
      const names = performance.getEntriesByType("resource").map(({ name }) => name);
      return needed.every((part) => names.some((name) => name.includes(`/${part}-`)));
    }, parts);
  }

  async star(player: string): Promise<void> {
    const star = this.card(player).getByRole("button", { name: `Star ${player}` });
    // By key: the star may have come to where the last press was, and take none by pointer for a moment.
    await expect(star).not.toHaveAttribute("data-settling");
    await star.press("Enter");
    await expect(star).toHaveAttribute("aria-pressed", "true");
  }

  async partner(from: string, to: string, note: string): Promise<void> {
    await this.page.getByRole("button", { name: "Add: partnership" }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("button", { name: from, exact: true }).click();
    await dialog.getByRole("button", { name: to, exact: true }).click();
    await dialog.getByLabel("What links them").fill(note);
    await dialog.getByRole("button", { name: "Link them" }).click();
    await expect(dialog).toHaveCount(0);
  }

  async present(name: string): Promise<void> {
    await this.page.getByRole("button", { name: /Who presents|Presenter/ }).click();
    await this.page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
    await expect(this.page.getByRole("button", { name: `Presenter: ${name}` })).toBeVisible();
  }

  /** Turns to another part of the scan. */
  async half(name: "Players" | "Findings"): Promise<void> {
    await this.page.getByRole("radio", { name, exact: true }).check();
  }

  async find(sector: PlayerFound["sector"], words: string): Promise<void> {
    await this.half("Findings");
    await this.page
      .getByRole("textbox", { name: `Findings: ${sectorNames[sector].full}` })
      .fill(words);
  }

  /** Whether the page would have its owner asked before it is closed. */
  wouldAsk(): Promise<boolean> {
    return this.page.evaluate(
      () => !dispatchEvent(new Event("beforeunload", { cancelable: true })),
    );
  }

  /** Opens the page again, once nothing would be lost by it. */
  async reload(): Promise<void> {
    await expect.poll(() => this.wouldAsk()).toBe(false);
    await this.page.reload();
  }

  /** Every word on this phone is on the server's disk. */
  async expectSaved(): Promise<void> {
    await expect(this.page.locator("[data-saving]")).toHaveText(/^Saved/);
  }

  /** There are words that only this phone has, because there is no network. */
  async expectOnlyHere(): Promise<void> {
    await expect(this.page.locator("[data-saving]")).toHaveText(/^On this phone only: no network/);
  }
}
