import { type Browser, launch, type Page } from "puppeteer-core";
import { type BrowserWindow, CALL_MS, type Engine, needed, type Size } from "./engine";
import { program } from "./program";

/** Chromium, over its DevTools protocol. */
export async function chromium(): Promise<Engine> {
  return new PuppeteerEngine(
    "Chromium",
    await launch({
      executablePath: needed(program("chromium", "chromium-browser", "google-chrome"), "chromium"),
      args: ["--no-sandbox", "--no-first-run", "--disable-background-networking"],
      protocolTimeout: CALL_MS,
    }),
  );
}

/** Firefox, over WebDriver BiDi. */
export async function firefox(): Promise<Engine> {
  return new PuppeteerEngine(
    "Firefox",
    await launch({
      browser: "firefox",
      executablePath: needed(program("firefox-esr", "firefox"), "firefox-esr"),
      protocolTimeout: CALL_MS,
    }),
  );
}

class PuppeteerEngine implements Engine {
  readonly name: string;
  readonly #browser: Browser;

  constructor(name: string, browser: Browser) {
    this.name = name;
    this.#browser = browser;
  }

  async window(size: Size): Promise<BrowserWindow> {
    const context = await this.#browser.createBrowserContext();
    // A window and not a tab: what lies behind another tab is hidden, and so are its timers.
    const page = await context.newPage({ type: "window" });
    await page.setViewport(size);
    page.setDefaultTimeout(CALL_MS);
    return new PuppeteerWindow(page);
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

class PuppeteerWindow implements BrowserWindow {
  readonly #page: Page;
  readonly #complaints: string[] = [];

  constructor(page: Page) {
    this.#page = page;
    page.on("pageerror", (error) => this.#complaints.push(`threw: ${error}`));
    page.on("console", (message) => {
      if (message.type() === "error") {
        this.#complaints.push(message.text());
      }
    });
  }

  async open(url: string): Promise<void> {
    await this.#page.goto(url);
  }

  async back(): Promise<void> {
    await this.#page.goBack();
  }

  async run<A extends unknown[], T>(script: (...args: A) => T, ...args: A): Promise<T> {
    return (await this.#page.evaluate(script as (...given: unknown[]) => T, ...args)) as T;
  }

  async press(x: number, y: number): Promise<void> {
    await this.#page.mouse.click(x, y);
  }

  async type(words: string): Promise<void> {
    await this.#page.keyboard.type(words);
  }

  async end(): Promise<void> {
    await this.#page.keyboard.down("Control");
    await this.#page.keyboard.press("End");
    await this.#page.keyboard.up("Control");
  }

  picture(): Promise<Uint8Array> {
    return this.#page.screenshot();
  }

  complaints(): readonly string[] {
    return this.#complaints;
  }
}
