import { expect, type Locator, type Page } from "@playwright/test";
import { settled } from "./settled";

/** More than any page has places to stop at. */
const MOST_STOPS = 250;

/** Somebody who has a keyboard and nothing else: finds a control by Tab, sees where they are, and presses. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Tabs on until a control has the focus, and sees it. */
  async reach(control: Locator): Promise<void> {
    for (let stops = 0; stops < MOST_STOPS; stops++) {
      if (await control.evaluate((element) => element === document.activeElement)) {
        await this.#seen(control);
        return;
      }
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not lead to ${control}`);
  }

  /** Presses a button, follows a link, or sets a check. */
  async press(control: Locator, key: "Enter" | "Space" = "Enter"): Promise<void> {
    await this.reach(control);
    await settled(this.page);
    await this.page.keyboard.press(key);
  }

  /** Writes into a field, in the place of what is there. */
  async write(field: Locator, words: string): Promise<void> {
    await this.reach(field);
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.type(words);
    await expect(field).toHaveValue(words);
  }

  /** Chooses one of a group: Tab leads to the group, arrows within. */
  async choose(radio: Locator): Promise<void> {
    const group = await radio.getAttribute("name");
    const inGroup = () =>
      this.page.evaluate((name) => document.activeElement?.getAttribute("name") === name, group);
    for (let stops = 0; stops < MOST_STOPS && !(await inGroup()); stops++) {
      await this.page.keyboard.press("Tab");
    }
    await settled(this.page);
    await this.page.keyboard.press("Space");
    for (let steps = 0; steps < MOST_STOPS && !(await radio.isChecked()); steps++) {
      await this.page.keyboard.press("ArrowDown");
    }
    await expect(radio).toBeChecked();
    await this.#seen(radio);
  }

  /** What has the focus, or the label that stands for it, is in sight, and nothing covers it. */
  async #seen(control: Locator): Promise<void> {
    await expect
      .poll(
        () =>
          control.evaluate((element) => {
            const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
            const drawn = element.clientWidth < 4 && label != null ? label : element;
            const box = drawn.getBoundingClientRect();
            const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
            const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
            if (right - left < 4 || bottom - top < 4) {
              return "out of sight";
            }
            const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
            return there !== null && (drawn.contains(there) || there.contains(drawn))
              ? "in sight"
              : `under ${there?.outerHTML.slice(0, 200)}`;
          }),
        { message: `the focus on ${control}` },
      )
      .toBe("in sight");
  }
}
