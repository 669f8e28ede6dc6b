import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserWindow, type Engine, needed, type Size } from "./engine";
import { program } from "./program";
import { VirtualDisplay } from "./virtual-display";
import { WebDriver } from "./webdriver";

/** So that MiniBrowser's window becomes as narrow as a phone's: its buttons would keep it wider. */
const NARROW_TOOLBAR =
  "* { min-width: 0; } headerbar, toolbar, headerbar *, toolbar * { padding: 0; }";

/** WebKit, by WebKitGTK's driver and its MiniBrowser, on a display of their own. */
export async function webkit(): Promise<Engine> {
  const driver = needed(program("WebKitWebDriver"), "webkit2gtk-driver");
  return new WebKitEngine(driver, await VirtualDisplay.open());
}

/** A driver has one browser, and a browser one storage: each window has both for itself. */
class WebKitEngine implements Engine {
  readonly name = "WebKit";
  readonly #program: string;
  readonly #display: VirtualDisplay;
  readonly #settings = mkdtempSync(join(tmpdir(), "charrette-engines-"));
  readonly #drivers: WebDriver[] = [];

  constructor(program: string, display: VirtualDisplay) {
    this.#program = program;
    this.#display = display;
    mkdirSync(join(this.#settings, "gtk-3.0"));
    writeFileSync(join(this.#settings, "gtk-3.0/gtk.css"), NARROW_TOOLBAR);
  }

  async window(size: Size): Promise<BrowserWindow> {
    const driver = await WebDriver.start(this.#program, {
      ...process.env,
      DISPLAY: this.#display.name,
      XDG_CONFIG_HOME: this.#settings,
      NO_AT_BRIDGE: "1",
      LIBGL_ALWAYS_SOFTWARE: "1",
    });
    this.#drivers.push(driver);
    await driver.begin({
      "webkitgtk:browserOptions": {
        args: ["--automation", "--enable-write-console-messages-to-stdout=true"],
      },
    });
    const window = new WebKitWindow(driver);
    await window.resize(size);
    return window;
  }

  async close(): Promise<void> {
    await Promise.all(this.#drivers.map((driver) => driver.end()));
    await this.#display.close();
    rmSync(this.#settings, { recursive: true, force: true });
  }
}

/** A key as WebDriver names it. */
const CONTROL = "\uE009";
const END = "\uE010";

class WebKitWindow implements BrowserWindow {
  readonly #driver: WebDriver;

  constructor(driver: WebDriver) {
    this.#driver = driver;
  }

  /** Makes what is shown so large; the browser's own bars come on top of it. */
  async resize(size: Size): Promise<void> {
    await this.#driver.post("window/rect", size);
    const bars = await this.run(() => window.outerHeight - window.innerHeight);
    await this.#driver.post("window/rect", { ...size, height: size.height + bars });
  }

  async open(url: string): Promise<void> {
    await this.#driver.post("url", { url });
  }

  async back(): Promise<void> {
    await this.#driver.post("back", {});
  }

  async run<A extends unknown[], T>(script: (...args: A) => T, ...args: A): Promise<T> {
    const body = { script: `return (${script}).apply(null, arguments)`, args };
    return (await this.#driver.post("execute/sync", body)) as T;
  }

  async press(x: number, y: number): Promise<void> {
    await this.#act({
      type: "pointer",
      id: "mouse",
      parameters: { pointerType: "mouse" },
      actions: [
        { type: "pointerMove", x: Math.round(x), y: Math.round(y), duration: 0 },
        { type: "pointerDown", button: 0 },
        { type: "pointerUp", button: 0 },
      ],
    });
  }

  async type(words: string): Promise<void> {
    await this.#keys([...words].flatMap((key) => [down(key), up(key)]));
  }

  async end(): Promise<void> {
    await this.#keys([down(CONTROL), down(END), up(END), up(CONTROL)]);
  }

  async picture(): Promise<Uint8Array> {
    return Buffer.from((await this.#driver.get("screenshot")) as string, "base64");
  }

  complaints(): readonly string[] {
    return this.#driver.printed.filter((line) => /^CONSOLE \S+ (ERROR|SECURITY ERROR)/.test(line));
  }

  async #keys(actions: object[]): Promise<void> {
    await this.#act({ type: "key", id: "keyboard", actions });
  }

  async #act(actions: object): Promise<void> {
    await this.#driver.post("actions", { actions: [actions] });
  }
}

function down(value: string) {
  return { type: "keyDown", value };
}

function up(value: string) {
  return { type: "keyUp", value };
}
