// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { keepAwake } from "./awake";

/** The browser's wake lock, which happy-dom lacks: answers when the test says so. */
class FakeWakeLock {
  readonly held = new Set<object>();
  readonly asked: (() => void)[] = [];

  request(): Promise<WakeLockSentinel> {
    return new Promise((resolve) => {
      this.asked.push(() => {
        const lock = {
          release: async () => {
            this.held.delete(lock);
          },
        };
        this.held.add(lock);
        resolve(lock as unknown as WakeLockSentinel);
      });
    });
  }

  /** Answers what was asked last. */
  async grant(): Promise<void> {
    this.asked.at(-1)?.();
    await Promise.resolve();
  }
}

describe("the display", () => {
  let browser: FakeWakeLock;
  let visibility: DocumentVisibilityState;

  const see = (state: DocumentVisibilityState) => {
    visibility = state;
    document.dispatchEvent(new Event("visibilitychange"));
  };

  beforeEach(() => {
    browser = new FakeWakeLock();
    visibility = "visible";
    Object.defineProperty(navigator, "wakeLock", { value: browser, configurable: true });
    vi.spyOn(document, "visibilityState", "get").mockImplementation(() => visibility);
  });

  afterEach(() => {
    vi.restoreAllMocks();
    Reflect.deleteProperty(navigator, "wakeLock");
  });

  test("is kept lit until it is let go", async () => {
    const letGo = keepAwake();
    await browser.grant();
    expect(browser.held.size).toBe(1);
    letGo();
    await vi.waitFor(() => expect(browser.held.size).toBe(0));
  });

  test("is kept lit again when the page is seen again, and not while it is hidden", () => {
    const letGo = keepAwake();
    see("hidden");
    expect(browser.asked).toHaveLength(1);
    see("visible");
    expect(browser.asked).toHaveLength(2);
    letGo();
    see("visible");
    expect(browser.asked).toHaveLength(2);
  });

  test("goes dark when the browser answers after nobody wants it any more", async () => {
    const letGo = keepAwake();
    letGo();
    await browser.grant();
    await vi.waitFor(() => expect(browser.held.size).toBe(0));
  });

  test("is left alone where the browser has no wake lock", () => {
    Reflect.deleteProperty(navigator, "wakeLock");
    keepAwake()();
    expect(browser.asked).toHaveLength(0);
  });
});
