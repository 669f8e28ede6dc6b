import { expect, type Locator, type Page } from "@playwright/test";
import { inEnglish, type Saying } from "./words-in";

/** What the button of a table's card is called: its place may follow. */
function opens(table: number): RegExp {
  return new RegExp(`^Open table ${table}(,|$)`);
}

/** The facilitator's dashboard, used as a facilitator uses it. */
export class Dashboard {
  readonly page: Page;
  readonly #say: Saying;

  /** @param say what it says in its language */
  constructor(page: Page, say: Saying = inEnglish) {
    this.page = page;
    this.#say = say;
  }

  get clock(): Locator {
    return this.page.getByRole("region", { name: this.#say("Clock") });
  }

  get room(): Locator {
    return this.page.getByRole("region", { name: "Room" });
  }

  get helpQueue(): Locator {
    return this.page.getByRole("region", { name: "Asked for help" });
  }

  /** What the room sees, small, and the scenes that it could see. */
  get roomSees(): Locator {
    return this.page.getByRole("region", { name: "The room sees" });
  }

  /** The button of a scene of the room screen. */
  scene(name: string): Locator {
    return this.roomSees.getByRole("button", { name, exact: true });
  }

  /** Whose turn it is, and the order of the others. */
  get turns(): Locator {
    return this.page.getByRole("region", { name: /: (the order|el orden)$/ });
  }

  /** Opens what stands behind More in the bar, in the dashboard's language. */
  async more(name: string, more = "More"): Promise<void> {
    await this.page.locator("summary", { hasText: more }).click();
    await this.page.getByRole("button", { name, exact: true }).click();
  }

  /** Waits until the dashboard follows the workshop live. */
  async open(): Promise<void> {
    await expect(this.page.getByText(this.#say("Connected"), { exact: true })).toBeVisible();
  }

  /** Waits until a press is meant for what it hits, as people do; clicks wait by themselves, keys do not. */
  async settled(): Promise<void> {
    await expect(this.page.locator("[data-settling]")).toHaveCount(0);
  }

  step(title: string): Locator {
    return this.page
      .getByRole("navigation", { name: this.#say("Steps") })
      .getByRole("button", { name: this.#say(title, { part: true }) })
      .first();
  }

  /** Goes to a step and waits until the dashboard is there. */
  async goTo(title: string): Promise<void> {
    await this.settled();
    await this.step(title).click();
    await expect(this.step(title)).toHaveAttribute("aria-current", "step");
  }

  /** Sets the clock back to the length of its step. */
  async reset(): Promise<void> {
    await this.press("Set…");
    await this.page.getByRole("button", { name: /^Reset to/ }).click();
  }

  /** Presses a button beside the clock. */
  async press(name: "Start" | "Pause" | "Resume" | "Set…" | "+1 min" | "−1 min"): Promise<void> {
    await this.clock.getByRole("button", { name, exact: true }).click();
  }

  card(table: number): Locator {
    return this.page
      .getByRole("article")
      .filter({ has: this.page.getByRole("button", { name: opens(table) }) });
  }

  /** Opens everything that can be done about a table. */
  async openTable(table: number): Promise<Locator> {
    await this.page.getByRole("button", { name: opens(table) }).click();
    const dialog = this.page.getByRole("dialog");
    await expect(dialog).toBeVisible();
    return dialog;
  }

  async closeDialog(): Promise<void> {
    await this.page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).click();
    await expect(this.page.getByRole("dialog")).toHaveCount(0);
  }

  async sayToAll(text: string): Promise<void> {
    const field = this.page.getByLabel("Message to everybody");
    await field.fill(text);
    await this.settled();
    await field.press("Enter");
    await expect(field).toHaveValue("");
  }
}
