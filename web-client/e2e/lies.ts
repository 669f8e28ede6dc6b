import type { BrowserContext, Page } from "@playwright/test";

/** What a browser does instead of what it should. */
export interface Lies {
  /** IndexedDB: throws at every call, takes calls and never answers, or has no room. */
  readonly storage?: "throws" | "silent" | "full" | undefined;
  /** `localStorage` and `sessionStorage` throw. */
  readonly memory?: "throws" | "full" | undefined;
  /** Sockets open, and nothing goes through them; those that have begun so stay so. */
  readonly sockets?: "mute" | undefined;
  /** Calls are never answered. */
  readonly calls?: "hang" | undefined;
  /** The address bar cannot be changed. */
  readonly address?: "throws";
  /** Timers fire up to half a second late. */
  readonly timers?: "late" | undefined;
  /** What is written to by script, or selected in, gets the focus, as in WebKit until January 2025. */
  readonly fields?: "grab" | undefined;
  /** How far the time of day is off, in ms. */
  readonly clock?: number;
}

interface LyingWindow extends Window {
  Date: DateConstructor;
  lie(lies: Lies): void;
  closeDatabases(said: boolean): void;
}

/** Lets the pages of a device lie; they keep to what they are told, also when they are loaded again. */
export async function letLie(context: BrowserContext, lies: Lies = {}): Promise<void> {
  await context.addInitScript(install, lies);
}

/** Tells a page how to lie from now on. */
export async function lie(page: Page, lies: Lies): Promise<void> {
  await page.evaluate((next) => (window as unknown as LyingWindow).lie(next), lies);
}

/** The browser closes the page's databases, with an event or without. */
export async function closeDatabases(page: Page, said: boolean): Promise<void> {
  await page.evaluate((loud) => (window as unknown as LyingWindow).closeDatabases(loud), said);
}

/** Runs in the page, before its own script. */
function install(first: Lies): void {
  const page = window as unknown as LyingWindow;
  const key = "lies";
  const { getItem, setItem } = Storage.prototype;
  const told = getItem.call(sessionStorage, key);
  let lies: Lies = told === null ? first : JSON.parse(told);
  page.lie = (next) => {
    lies = next;
    setItem.call(sessionStorage, key, JSON.stringify(next));
  };

  for (const name of ["getItem", "setItem", "removeItem"] as const) {
    const honest = Storage.prototype[name] as (...args: string[]) => string | null;
    Object.defineProperty(Storage.prototype, name, {
      value(this: Storage, ...args: string[]) {
        if (lies.memory === "throws") {
          throw new DOMException("no memory", "SecurityError");
        }
        if (lies.memory === "full" && name === "setItem") {
          throw new DOMException("no room", "QuotaExceededError");
        }
        return honest.apply(this, args);
      },
    });
  }

  const HonestDate = Date;
  const now = () => HonestDate.now() + (lies.clock ?? 0);
  page.Date = new Proxy(HonestDate, {
    construct: (honest, given) =>
      given.length === 0 ? new honest(now()) : Reflect.construct(honest, given),
    get: (honest, name) => (name === "now" ? now : Reflect.get(honest, name)),
  });

  const { replaceState } = History.prototype;
  History.prototype.replaceState = function (this: History, ...args) {
    if (lies.address === "throws") {
      throw new DOMException("too often", "SecurityError");
    }
    replaceState.apply(this, args);
  };

  for (const { prototype } of [HTMLTextAreaElement, HTMLInputElement]) {
    for (const name of ["setRangeText", "setSelectionRange"] as const) {
      const honest = prototype[name] as (...args: unknown[]) => void;
      prototype[name] = function (this: HTMLElement, ...args: unknown[]) {
        if (lies.fields === "grab") {
          this.focus();
        }
        honest.apply(this, args);
      };
    }
  }

  const databases = new Set<IDBDatabase>();
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (this: IDBFactory, name) {
    if (lies.storage === "throws") {
      throw new DOMException("no storage", "InvalidStateError");
    }
    if (lies.storage === "silent") {
      return new EventTarget() as IDBOpenDBRequest;
    }
    const request = open.call(this, name);
    request.addEventListener("success", () => databases.add(request.result));
    return request;
  };
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args) {
    if (lies.storage === "throws") {
      throw new DOMException("no storage", "InvalidStateError");
    }
    const made = transaction.apply(this, args);
    if (lies.storage === "silent") {
      for (const event of ["complete", "error", "abort"]) {
        made.addEventListener(event, (raised) => raised.stopImmediatePropagation(), true);
      }
    }
    return made;
  };
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...args) {
    const request = add.apply(this, args);
    if (lies.storage === "full") {
      this.transaction.abort();
    }
    return request;
  };
  page.closeDatabases = (said) => {
    for (const database of databases) {
      database.close();
      if (said) {
        database.dispatchEvent(new Event("close"));
      }
    }
    databases.clear();
  };

  const HonestSocket = WebSocket;
  globalThis.WebSocket = class extends HonestSocket {
    #mute = false;

    get mute(): boolean {
      this.#mute ||= lies.sockets === "mute";
      return this.#mute;
    }

    override send(data: Parameters<WebSocket["send"]>[0]): void {
      if (!this.mute) {
        super.send(data);
      }
    }

    override set onmessage(listener: ((event: MessageEvent) => void) | null) {
      super.onmessage = (event) => {
        if (!this.mute) {
          listener?.(event);
        }
      };
    }
  };

  const honestFetch = page.fetch.bind(page);
  page.fetch = (input, options) =>
    lies.calls === "hang"
      ? new Promise((_, reject) => {
          options?.signal?.addEventListener("abort", () => reject(new Error("given up")));
        })
      : honestFetch(input, options);

  const honestTimeout = page.setTimeout.bind(page);
  page.setTimeout = ((work: () => void, ms = 0) =>
    honestTimeout(work, lies.timers === "late" ? ms + ((ms * 7919) % 500) : ms)) as never;
}
