import { mkdirSync, writeFileSync } from "node:fs";
import { pause } from "../chaos/course";
import type { BrowserWindow, Engine, Size } from "./engine";
import { type Found, find, type Target } from "./finder";

/** Until a page shows what is waited for, milliseconds. */
const PATIENCE_MS = 15_000;

/** Where pictures of what is seen on the way go to; none are made when nobody names a folder. */
const pictures = process.env.ENGINE_PICTURES;

/** Somebody's window in one of the engines, used as people use it: all that tests do goes through here. */
export class Device {
  readonly who: string;
  readonly #window: BrowserWindow;

  private constructor(who: string, window: BrowserWindow) {
    this.who = who;
    this.#window = window;
  }

  static async of(engine: Engine, as: string, size: Size): Promise<Device> {
    return new Device(`${engine.name}-${as}`, await engine.window(size));
  }

  open(url: string): Promise<void> {
    return this.#window.open(url);
  }

  back(): Promise<void> {
    return this.#window.back();
  }

  /** Presses a thing once it is there, lies still, and nothing covers it. */
  async tap(target: Target): Promise<void> {
    let before: Found | null = null;
    const still = await this.#until(`${target.kind} “${target.name}” to press`, async () => {
      const found = await this.#window.run(find, target, true);
      const lies = found?.free && before?.x === found.x && before.y === found.y;
      before = found;
      return lies ? found : null;
    });
    await this.#window.press(still.x, still.y);
  }

  /** Types at the end of a field. */
  async type(field: Target, words: string): Promise<void> {
    await this.tap(field);
    await this.#window.end();
    await this.#window.type(words);
  }

  /** Types where the caret is. */
  goOn(words: string): Promise<void> {
    return this.#window.type(words);
  }

  /** The words in a thing, or a field's value, once it is there. */
  async textOf(target: Target): Promise<string> {
    return (await this.#there(target)).text;
  }

  /** Waits until a thing has just this text. */
  async reads(target: Target, text: string): Promise<void> {
    await this.#until(`${target.kind} “${target.name}” with “${text}”`, async () => {
      const found = await this.#window.run(find, target);
      return found?.text === text ? found : null;
    });
  }

  /** Waits until these words are among those in a thing. */
  async has(target: Target, words: string): Promise<void> {
    await this.#until(`${target.kind} “${target.name}” with “${words}”`, async () => {
      const found = await this.#window.run(find, target);
      return found?.text.includes(words) ? found : null;
    });
  }

  async sees(target: Target): Promise<void> {
    await this.#there(target);
  }

  /** Waits until these words are somewhere in sight. */
  async shows(words: string): Promise<void> {
    await this.#until(`the words “${words}”`, async () => {
      const shown = await this.#window.run(() => document.body?.innerText ?? "");
      return shown.replace(/\s+/g, " ").includes(words) || null;
    });
  }

  /** Waits until so many elements match a selector. */
  async counts(selector: string, count: number): Promise<void> {
    await this.#until(`${count} of ${selector}`, async () => {
      const found = await this.#window.run(
        (wanted) => document.querySelectorAll(wanted).length,
        selector,
      );
      return found === count || null;
    });
  }

  /** What only a page can tell of itself. */
  ask<A extends unknown[], T>(script: (...args: A) => T, ...args: A): Promise<T> {
    return this.#window.run(script, ...args);
  }

  get complaints(): readonly string[] {
    return this.#window.complaints();
  }

  /** Keeps what is seen, for somebody to look at. */
  async picture(name: string): Promise<void> {
    if (pictures !== undefined) {
      mkdirSync(pictures, { recursive: true });
      writeFileSync(`${pictures}/${name}-${this.who}.png`, await this.#window.picture());
    }
  }

  #there(target: Target): Promise<Found> {
    return this.#until(`${target.kind} “${target.name}”`, () => this.#window.run(find, target));
  }

  async #until<T>(what: string, look: () => Promise<T | null>): Promise<T> {
    const late = Date.now() + PATIENCE_MS;
    let problem: unknown;
    do {
      try {
        const seen = await look();
        if (seen !== null) {
          return seen;
        }
      } catch (error) {
        problem = error; // a page that is just being left cannot be asked
      }
      await pause(50);
    } while (Date.now() < late);
    const shown = await this.#window.run(() => document.body?.innerText ?? "");
    const told = `${this.who} waits for ${what}, and sees: ${shown.replace(/\s+/g, " ").slice(0, 900)}`;
    throw new Error(told, { cause: problem });
  }
}

export const button = (name: string): Target => ({ kind: "button", name });
export const link = (name: string): Target => ({ kind: "link", name });
export const field = (name: string): Target => ({ kind: "field", name });
export const choice = (name: string): Target => ({ kind: "choice", name });
export const heading = (name: string): Target => ({ kind: "heading", name });
