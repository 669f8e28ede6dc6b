import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import type { Command } from "../src/protocol/commands";
import type { Created, State } from "./answers";
import { Cable } from "./cable";
import { letLie } from "./lies";
import { SteeredServer } from "./steered-server";
import { dismissPrograms } from "./stock";

export { expect } from "@playwright/test";
export type { Created, State } from "./answers";

/** Where the pages are. */
export const timeZone = "America/Detroit";
export const phoneSize = { width: 390, height: 844 } as const;
export const laptopSize = { width: 1440, height: 900 } as const;
export const projectorSize = { width: 1920, height: 1080 } as const;

/** What the server's machine is called in the venue's network. */
export const laptopName = "laptop.venue.test";

/** How a device differs from an English laptop on the server's own network. */
export interface Device {
  readonly size?: { readonly width: number; readonly height: number };
  readonly language?: string;
  readonly reducedMotion?: boolean;
  /** Whether it comes by the name of the server's machine, by plain HTTP: no secure context. */
  readonly insecure?: boolean;
  /** How far its time of day is off, in ms. */
  readonly clock?: number;
  /** The network that the device hangs on, instead of the server's own address. */
  readonly cable?: Cable;
}

/** What browsers log of a network that is gone and of answers that refuse. */
const networkWords =
  /net::ERR_|WebSocket connection to .* failed|Not understood|status of (4\d\d|503|511)/;

/** The place where a test happens: its devices, the workshops it made, and what went wrong on pages. */
export class Venue {
  readonly server: SteeredServer;
  readonly complaints: string[] = [];
  readonly #contexts: BrowserContext[] = [];
  readonly #cables: Cable[] = [];
  readonly #newContext: (device: Device) => Promise<BrowserContext>;
  /** Whether this test breaks the network or asks for what is not there, which browsers log. */
  troubled = false;

  constructor(server: SteeredServer, newContext: (device: Device) => Promise<BrowserContext>) {
    this.server = server;
    this.#newContext = newContext;
  }

  /** A device of its own, with its own storage and cookies, at a page of the server. */
  async open(path: string, device: Device = {}): Promise<Page> {
    const context = await this.#newContext(device);
    this.#contexts.push(context);
    if (device.clock !== undefined) {
      await letLie(context, { clock: device.clock });
    }
    const page = await context.newPage();
    this.watch(page);
    const address = device.cable?.address ?? this.server.address;
    await page.goto((device.insecure ? address.replace("127.0.0.1", laptopName) : address) + path);
    return page;
  }

  /** Notes everything that a page should not do. */
  watch(page: Page): void {
    const note = (words: string) => {
      if (!(this.troubled && networkWords.test(words))) {
        this.complaints.push(words);
      }
    };
    page.on("pageerror", (error) => note(`threw: ${error.stack ?? error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") {
        note(`${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    page.on("dialog", (dialog) => {
      note(`opened a dialog: ${dialog.message()}`);
      dialog.dismiss().catch(() => {});
    });
  }

  async layCable(): Promise<Cable> {
    const cable = await Cable.lay(this.server.address);
    this.#cables.push(cable);
    return cable;
  }

  /** A workshop without the trouble of typing it in. */
  async workshop(name: string, places: readonly string[], activity?: string): Promise<Created> {
    const response = await fetch(`${this.server.address}/api/workshops`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ name, activity, tables: places.map((place) => ({ place })) }),
    });
    expect(response.status).toBe(201);
    return (await response.json()) as Created;
  }

  /** Lets the server know an activity, as a program would. */
  async activity(activity: { readonly id: string }): Promise<void> {
    const response = await fetch(`${this.server.address}/api/activities`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(activity),
    });
    expect([200, 201], await response.text()).toContain(response.status);
  }

  /** Deletes what activities the test loaded, also from a page: every server lists them to the tests after it. */
  async #unloadActivities(): Promise<void> {
    const path = `${this.server.address}/api/activities`;
    const listed = (await (await fetch(path)).json()) as { id: string; builtIn: boolean }[];
    for (const { id } of listed.filter(({ builtIn }) => !builtIn)) {
      expect((await fetch(`${path}/${id}`, { method: "DELETE" })).status, id).toBe(204);
    }
  }

  async facilitate(workshop: Created, device: Device = {}): Promise<Page> {
    return this.open(`/facilitate/${workshop.id}#${workshop.facilitatorToken}`, device);
  }

  async screen(workshop: Created, device: Device = {}): Promise<Page> {
    // A screen goes by its browser's language only when somebody chooses that.
    const chosen = device.language === undefined ? "" : `?lang=${device.language}`;
    return this.open(`/screen/${workshop.id}${chosen}#${workshop.screenToken}`, {
      size: projectorSize,
      ...device,
    });
  }

  /** A helper's page, by a link that is made for it. */
  async help(workshop: Created, device: Device = {}, label = "Kim"): Promise<Page> {
    const { pathname, hash } = new URL((await this.helperLink(workshop, label)).link);
    return this.open(pathname + hash, device);
  }

  /** Makes a link to a helper's page. */
  async helperLink(workshop: Created, label: string): Promise<{ id: string; link: string }> {
    const made = await fetch(`${this.server.address}/api/workshops/${workshop.id}/links`, {
      method: "POST",
      headers: {
        Authorization: `Bearer ${workshop.facilitatorToken}`,
        "Content-Type": "application/json",
      },
      body: JSON.stringify({ opens: "helper", label }),
    });
    expect(made.status).toBe(201);
    return (await made.json()) as { id: string; link: string };
  }

  /** The server's own view of a workshop. */
  async state(workshop: Pick<Created, "id" | "facilitatorToken">): Promise<State> {
    const response = await fetch(`${this.server.address}/api/workshops/${workshop.id}`, {
      headers: { Authorization: `Bearer ${workshop.facilitatorToken}` },
    });
    expect(response.status).toBe(200);
    return (await response.json()) as State;
  }

  /** Gives a command as a page would; it must be taken. */
  async command(
    workshop: Pick<Created, "id" | "facilitatorToken">,
    command: Command,
  ): Promise<void> {
    const answer = await this.send(workshop, command);
    expect(answer, JSON.stringify(command)).toEqual({ status: 200, problem: "" });
  }

  /** Sends anything as a command; yields the status and the problem's name, if any. */
  async send(
    workshop: Pick<Created, "id" | "facilitatorToken">,
    body: object,
  ): Promise<{ status: number; problem: string }> {
    const response = await fetch(`${this.server.address}/api/workshops/${workshop.id}/commands`, {
      method: "POST",
      headers: {
        Authorization: `Bearer ${workshop.facilitatorToken}`,
        "Content-Type": "application/json",
      },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { type?: string };
    return { status: response.status, problem: answer.type?.split(":").at(-1) ?? "" };
  }

  async report(workshop: Created, format: string): Promise<Response> {
    return fetch(`${this.server.address}/api/workshops/${workshop.id}/report.${format}`, {
      headers: { Authorization: `Bearer ${workshop.facilitatorToken}` },
    });
  }

  /** When what is kept of a table's past was so, in epoch ms. */
  async moments(workshop: Created, table: number): Promise<readonly number[]> {
    const response = await fetch(
      `${this.server.address}/api/workshops/${workshop.id}/tables/${table}/history`,
      { headers: { Authorization: `Bearer ${workshop.facilitatorToken}` } },
    );
    const { moments } = (await response.json()) as { moments: { at: number }[] };
    return moments.map(({ at }) => at);
  }

  async close(): Promise<void> {
    dismissPrograms();
    await Promise.all(this.#contexts.map((context) => context.close()));
    await this.#unloadActivities();
    await Promise.all(this.#cables.map((cable) => cable.remove()));
  }
}

/**
 * A test in a venue. The server is one process for all tests that a worker runs, one file after
 * another; what a test says must not depend on the workshops of others, and the activities that it loaded go with it.
 */
export const test = base.extend<{ venue: Venue }, { server: SteeredServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const server = new SteeredServer();
      await server.start();
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  venue: async ({ server, browser }, use) => {
    const venue = new Venue(server, (device) =>
      browser.newContext({
        viewport: device.size ?? laptopSize,
        locale: device.language ?? "en-US",
        timezoneId: timeZone,
        reducedMotion: device.reducedMotion ? "reduce" : "no-preference",
        hasTouch: (device.size?.width ?? laptopSize.width) < 500,
      }),
    );
    await use(venue);
    await venue.close();
    expect(venue.complaints, "what pages complained of").toEqual([]);
  },
});
