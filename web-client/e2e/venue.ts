import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import type { Command } from "../src/protocol/commands";
import type { Created, State } from "./answers";
import { Cable } from "./cable";
import { letLie } from "./lies";
import { SteeredServer } from "./steered-server";
import { dismissPrograms } from "./stock";

export { expect } from "@playwright/test";
export type { Created, State } from "./answers";

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
  /net::ERR_|WebSocket connection to .* failed|could not be read|status of (4\d\d|503|511)/;

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

  async facilitate(workshop: Created, device: Device = {}): Promise<Page> {
    return this.open(`/facilitate/${workshop.id}#${workshop.facilitatorToken}`, device);
  }

  async screen(workshop: Created, device: Device = {}): Promise<Page> {
    return this.open(`/screen/${workshop.id}#${workshop.screenToken}`, {
      size: projectorSize,
      ...device,
    });
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
    await Promise.all(this.#cables.map((cable) => cable.remove()));
  }
}

/**
 * A test in a venue. The server is one process for all tests of a file that do not kill it; what a
 * test says must not depend on the workshops of others.
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
        timezoneId: "America/Detroit",
        reducedMotion: device.reducedMotion ? "reduce" : "no-preference",
        hasTouch: (device.size?.width ?? laptopSize.width) < 500,
      }),
    );
    await use(venue);
    await venue.close();
    expect(venue.complaints, "what pages complained of").toEqual([]);
  },
});
