import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { activitiesCome } from "./activities-come";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { type Created, expect, phoneSize, test, type Venue } from "./venue";

/** Waits until a page would know its server again: a witness comes some seconds after a first connection. */
async function knowsItsServer(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() =>
        performance.getEntriesByType("resource").some(({ name }) => name.includes("/witness")),
      ),
    )
    .toBe(true);
}

async function joinForLong(
  venue: Venue,
  workshop: Pick<Created, "joinCode">,
  who: { name: string; table: number },
): Promise<Phone> {
  const phone = await Phone.join(venue, workshop, who);
  await knowsItsServer(phone.page);
  return phone;
}

test("[B1] [B6] [B7] the computer is lost in mid-workshop, and another goes on by the recovery sheet", async ({
  venue,
}) => {
  test.setTimeout(180_000);
  venue.troubled = true;
  const { server } = venue;

  // The facilitator creates a workshop, and saves its sheet.
  const home = await venue.open("/");
  await home.getByLabel("Name of the workshop").fill("Bring us back");
  await home.getByLabel("Number of tables").fill("2");
  await activitiesCome(home);
  await home.getByRole("button", { name: "Create the workshop" }).click();
  const opening = home.context().waitForEvent("page");
  await home.getByRole("link", { name: "Recovery sheet" }).click();
  const paper = await opening;
  await expect(paper.getByRole("heading", { name: "Recovery sheet" })).toBeVisible();
  await expect(paper.getByText("Keep it secret")).toBeVisible();
  await expectAccessible(paper, "the sheet");
  const saving = paper.waitForEvent("download");
  await paper.getByRole("link", { name: "Save as a file" }).click();
  const file = await (await saving).path();
  const sheet = JSON.parse(readFileSync(file, "utf8")) as { id: string; joinCode: string };
  await paper.setViewportSize({ width: 1024, height: 1000 });
  await picture(paper, "recovery-sheet");
  await paper.emulateMedia({ media: "print" });
  await picture(paper, "recovery-sheet-print");
  await paper.emulateMedia({ media: null });
  await paper.setViewportSize({ width: 320, height: 800 });
  await expectNoSidewaysScroll(paper, "the sheet on a small phone");
  await picture(paper, "recovery-sheet-320");
  await paper.close();
  await picture(home, "recovery-created");
  await home.getByRole("link", { name: "Open dashboard" }).click();
  const desk = new Dashboard(home);
  await desk.open();
  await knowsItsServer(home);
  const screen = await home.context().newPage();
  await screen.goto(`${server.address}/screen/${sheet.id}`);

  const amara = await joinForLong(venue, sheet, { name: "Amara", table: 1 });
  const luis = await joinForLong(venue, sheet, { name: "Luis", table: 1 });
  const jo = await joinForLong(venue, sheet, { name: "Jo", table: 2 });
  await desk.goTo("Challenge");
  for (let press = 0; press < 10; press++) {
    await desk.press("+1 min");
  }
  await amara.sheet("Challenge");
  await luis.sheet("Challenge");
  await jo.sheet("Challenge");
  await amara.type("challenge", "Buses at night. ");
  await luis.type("challenge", "Floods. ");
  await jo.type("challenge", "Empty houses.");
  await amara.expectSaved();
  await jo.expectSaved();

  // The disk dies; people go on typing. A new computer has the address, and knows nothing.
  await server.loseDisk();
  await amara.type("challenge", "Said offline.");
  await server.start();
  await expect(amara.page.getByText("Another server is here")).toBeVisible({ timeout: 30_000 });
  await expect(home.getByText("Another server is here")).toBeVisible({ timeout: 30_000 });
  await expect(amara.field("challenge")).toHaveValue(/Said offline/);
  await picture(amara.page, "recovery-phone-elsewhere");
  await picture(home, "recovery-dashboard-elsewhere");

  // A page that is loaded again meanwhile keeps its words.
  await jo.page.reload();
  await expect(jo.field("challenge")).toHaveValue("Empty houses.");

  // There the sheet is given, in another browser.
  const there = await venue.open("/");
  await there.getByRole("button", { name: "Bring back a workshop" }).click();
  const dialog = there.getByRole("dialog");
  await expectAccessible(there, "bringing back");
  await dialog.getByLabel("The sheet’s file").setInputFiles(file);
  await expect(dialog.getByText("Found: “Bring us back”")).toBeVisible();
  await picture(there, "recovery-bring-back");
  await dialog.getByRole("button", { name: "Bring it back" }).click();
  await there.waitForURL(/\/facilitate\//);
  const other = new Dashboard(there);
  await other.open();
  await other.goTo("Challenge");

  for (const phone of [amara, luis, jo]) {
    // It tries again after ten seconds at most, once for the seat and once for the table.
    await expect(phone.page.locator("[data-saving]")).toHaveText(/^Saved/, { timeout: 30_000 });
  }
  await expect(other.card(1)).toContainText("Said offline.");
  await expect(other.card(1)).toContainText("Floods.");
  await expect(other.card(2)).toContainText("Empty houses.");
  await expect(there.getByText("Brought back at")).toBeVisible();
  await expect(there.getByText("Table 1: 2 phones, flipchart is back")).toBeVisible();
  await expect(there.getByText("Table 2: 1 phone, flipchart is back")).toBeVisible();
  await expectAccessible(there, "the dashboard of a workshop that is back");
  await picture(there, "recovery-dashboard-back");

  // The dashboard and the screen of before go on by themselves, and people are who they were.
  await desk.open();
  await expect(desk.card(1)).toContainText("Said offline.");
  await expect(screen.getByText("Challenge").first()).toBeVisible();
  // Its controls are decided on what this server says, whatever the other had answered.
  await desk.press("Start");
  await expect(desk.clock.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await luis.type("challenge", "And on.");
  await expect(amara.field("challenge")).toHaveValue(/And on\./);
  await expect(amara.page.getByText("Another server is here")).toBeHidden();
});

test("[B7] what a table wrote that everybody was moved from comes back once one of them sits there again", async ({
  venue,
}) => {
  test.setTimeout(120_000);
  venue.troubled = true;
  const { server } = venue;
  const workshop = await venue.workshop("Moved on", ["Gary, IN", "Flint, MI"]);
  const amara = await joinForLong(venue, workshop, { name: "Amara", table: 1 });
  await amara.sheet("Challenge");
  await amara.type("challenge", "Buses run late.");
  await amara.expectSaved();
  const { participants } = (await venue.state(workshop)).workshop;
  const participant = participants.find(({ name }) => name === "Amara")?.id ?? "";
  await venue.command(workshop, { type: "move-participant", participant, table: 2 });
  await expect(amara.page.getByText("You now sit at Table 2")).toBeVisible();
  // A finger that has been elsewhere: a second press of the same tab at once would be one too many.
  await amara.page.getByRole("button", { name: "Dismiss" }).click();
  await amara.sheet("Challenge");
  await expect(amara.field("challenge")).toHaveValue("");
  await amara.type("challenge", "Floods.");
  await amara.expectSaved();
  const headers = { Authorization: `Bearer ${workshop.facilitatorToken}` };
  const paper = await fetch(`${server.address}/api/workshops/${workshop.id}/recovery-sheet`, {
    headers,
  });
  const sheet = await paper.text();

  await server.loseDisk();
  await server.start();
  const answer = await fetch(`${server.address}/api/recoveries`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: sheet,
  });
  expect(answer.status).toBe(201);
  await expect(amara.page.locator("[data-saving]")).toHaveText(/^Saved/, { timeout: 30_000 });
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  await expect(desk.card(2)).toContainText("Floods.");
  await expect(desk.card(1)).not.toContainText("Buses run late.");

  await venue.command(workshop, { type: "move-participant", participant, table: 1 });
  await expect(amara.page.getByText("You now sit at Table 1")).toBeVisible();
  await amara.sheet("Challenge");
  await expect(amara.field("challenge")).toHaveValue("Buses run late.");
  await amara.expectSaved();
  await expect(desk.card(1)).toContainText("Buses run late.");
});

test("[B4] [B6] [B7] a table that was added after the sheet was made comes back, and one that was started afresh", async ({
  venue,
}) => {
  test.setTimeout(120_000);
  venue.troubled = true;
  const { server } = venue;
  const workshop = await venue.workshop("Since the sheet", ["Gary, IN", "Flint, MI"]);
  const headers = { Authorization: `Bearer ${workshop.facilitatorToken}` };
  const address = `${server.address}/api/workshops/${workshop.id}/recovery-sheet`;
  const sheet = await (await fetch(address, { headers })).text();
  await venue.command(workshop, { type: "start-afresh", table: 1 });
  await venue.command(workshop, { type: "add-table", place: "Detroit, MI", label: "" });
  const amara = await joinForLong(venue, workshop, { name: "Amara", table: 1 });
  await amara.sheet("Challenge");
  await amara.type("challenge", "Buses run late.");
  await amara.expectSaved();
  const luis = await joinForLong(venue, workshop, { name: "Luis", table: 3 });
  await luis.sheet("Challenge");
  await luis.type("challenge", "Empty houses.");
  await luis.expectSaved();

  await server.loseDisk();
  await server.start();
  // One is opened again meanwhile, and the other goes on.
  await amara.page.reload();
  await amara.sheet("Challenge");
  await expect(amara.field("challenge")).toHaveValue("Buses run late.");
  const answer = await fetch(`${server.address}/api/recoveries`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: sheet,
  });
  expect(answer.status).toBe(201);
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  for (const phone of [amara, luis]) {
    await expect(phone.page.locator("[data-saving]")).toHaveText(/^Saved/, { timeout: 30_000 });
  }
  await expect(amara.field("challenge")).toHaveValue("Buses run late.");
  await expect(desk.card(1)).toContainText("Buses run late.");
  await expect(desk.card(3)).toContainText("Empty houses.");
  const newer = "flipchart is back (newer than the sheet)";
  await expect(desk.page.getByText(`Table 1: 1 phone, ${newer}`)).toBeVisible();
  await expect(desk.page.getByText(`Table 3: 1 phone, ${newer}`)).toBeVisible();
  await expect(desk.page.getByText("Table 2: no phone yet", { exact: true })).toBeVisible();
  await expect(desk.page.getByText("which needs its name again")).toBeVisible();
  await expectAccessible(desk.page, "the dashboard of a workshop that is newer than its sheet");
  await picture(desk.page, "recovery-newer-than-sheet");
});

/** A server that has the port of another, and notes what it is told. */
class Stranger {
  readonly told: IncomingMessage[] = [];
  /** What came with them. */
  readonly bodies: string[] = [];
  readonly #server: Server = createServer((request, response) => this.#answer(request, response));

  async listen(port: number): Promise<void> {
    this.#server.on("upgrade", (request, socket) => {
      this.told.push(request);
      socket.destroy();
    });
    this.#server.listen(port, "127.0.0.1");
    await once(this.#server, "listening");
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    this.told.push(request);
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (piece) => {
      body += piece;
    });
    request.on("end", () => this.bodies.push(body));
    response.writeHead(200, { "Content-Type": "application/json" });
    response.end(JSON.stringify({ proof: "a".repeat(43) }));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }
}

test("[B3] a server without the key is told neither a token nor a word", async ({ venue }) => {
  test.setTimeout(120_000);
  venue.troubled = true;
  const { server } = venue;
  const workshop = await venue.workshop("Strangers", ["Gary, IN"]);
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  await knowsItsServer(desk.page);
  const phone = await joinForLong(venue, workshop, { name: "Amara", table: 1 });
  await phone.sheet("Challenge");
  await phone.type("challenge", "Ours. ");
  await phone.expectSaved();
  const cookies = (await phone.page.context().cookies()).map(({ value }) => value);
  expect(cookies.length).toBeGreaterThan(0);

  await server.kill();
  const stranger = new Stranger();
  await stranger.listen(Number(new URL(server.address).port));
  await phone.type("challenge", "Nobody else’s.");
  await expect(phone.page.getByText("Another server is here")).toBeVisible({ timeout: 30_000 });
  await expect(desk.page.getByText("Another server is here")).toBeVisible({ timeout: 30_000 });
  // What a facilitator presses now is not said either.
  await desk.step("Scan the ecosystem").click();
  // Nor is it asked for pictures, which the browser would do with the cookie: here for one that nobody has seen yet.
  await desk.page.getByRole("button", { name: "Show QR" }).click();
  await desk.page.getByRole("button", { name: "Print a code for each table" }).click();
  const before = stranger.told.length;
  await expect.poll(() => stranger.told.length, { timeout: 30_000 }).toBeGreaterThan(before + 3);

  for (const { method, url, headers } of stranger.told) {
    expect(`${method} ${url}`).toBe(`POST /api/workshops/${workshop.id}/proof`);
    expect(headers).not.toHaveProperty("cookie");
    expect(headers).not.toHaveProperty("authorization");
    expect(headers).not.toHaveProperty("upgrade");
  }
  await stranger.close();
  expect(stranger.bodies.length).toBeGreaterThan(0);
  for (const body of stranger.bodies) {
    expect(Object.keys(JSON.parse(body)).sort()).toEqual(["name", "nonce"]);
    expect(cookies.filter((cookie) => body.includes(cookie))).toEqual([]);
  }
  await server.start();
  await phone.expectSaved();
  // The picture comes when the server is back.
  await expect(desk.page.getByRole("img", { name: /^QR code of .*\/1$/ })).toBeVisible({
    timeout: 60_000,
  });
  await desk.page.getByRole("button", { name: "Back to the dashboard" }).click();
  await desk.closeDialog();
  await expect(desk.card(1)).toContainText("Ours. Nobody else’s.", { timeout: 30_000 });
});

test("[B1] in Spanish, and on a small phone", async ({ venue }) => {
  const workshop = await venue.workshop("Nuestro taller", ["Gary, IN", "Detroit, MI"]);
  const page = await venue.facilitate(workshop, { language: "es" });
  await page.getByRole("button", { name: "Ver el QR" }).click();
  await page.getByRole("button", { name: "Hoja de recuperación" }).click();
  await expect(page.getByRole("heading", { name: "Hoja de recuperación" })).toBeVisible();
  await expect(page.getByText("Guárdala en secreto")).toBeVisible();
  await expectAccessible(page, "the sheet, in Spanish");
  await picture(page, "recovery-sheet-es");
  await page.setViewportSize({ width: 320, height: 640 });
  await expectAccessible(page, "the sheet, in Spanish at 320 px");
  const home = await venue.open("/", { language: "es", size: phoneSize });
  await home.getByRole("button", { name: "Recuperar un taller" }).click();
  await expectNoSidewaysScroll(home, "bringing back on a phone");
  await expectAccessible(home, "bringing back, in Spanish");
  await picture(home, "recovery-bring-back-es");
});
