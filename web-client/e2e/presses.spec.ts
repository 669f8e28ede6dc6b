import type { Locator, Page } from "@playwright/test";
import { Dashboard } from "./dashboard";
import { lightningTalks } from "./other-activities";
import { Phone } from "./phone";
import { expect, test, type Venue } from "./venue";

async function pitching(venue: Venue, name: string) {
  const workshop = await venue.workshop(name, ["Detroit, MI", "Gary, IN", "Flint, MI"]);
  await venue.command(workshop, { type: "order-turns", phase: "pitches", order: [1, 2, 3] });
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  await desk.goTo("Pitches");
  return { workshop, desk };
}

/** Presses again as late as it can be while it is still the same gesture: what it does has just been seen. */
async function pressTwice(button: Locator, seen: () => Promise<void>): Promise<void> {
  const page = button.page();
  await button.hover(); // scrolls to it, and waits until it stands still
  const box = await button.boundingBox();
  if (box === null) {
    throw new Error(`${button} is not drawn`);
  }
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await expect(page.locator("[data-settling]")).toHaveCount(0);
  await page.mouse.click(x, y);
  await seen();
  await page.mouse.click(x, y);
}

/** The kinds of controls that a page sends, as they are sent. */
function sentBy(page: Page): string[] {
  const sent: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (request.method() === "POST") {
      sent.push(pathname.endsWith("/commands") ? request.postDataJSON().type : pathname);
    }
  });
  return sent;
}

test("a double click calls one table, and a press that was meant calls the next", async ({
  venue,
}) => {
  const { workshop, desk } = await pitching(venue, "Twice");
  const pitches = async () => (await venue.state(workshop)).workshop.turns.pitches;
  await desk.settled();
  const call = (table: number) =>
    desk.page.getByRole("button", { name: `Call table ${table}`, exact: true });
  await pressTwice(call(1), () => expect(call(2)).toBeVisible());
  // What was not taken would have come before this one.
  await desk.press("+1 min");
  await expect
    .poll(pitches)
    .toMatchObject({ order: [2, 3], done: [], presenting: 1, set: true, wrapUp: false });
  await call(2).click();
  await expect
    .poll(pitches)
    .toMatchObject({ order: [3], done: [1], presenting: 2, set: true, wrapUp: false });
});

test("a double click without a pause, before the server has answered, is one call", async ({
  venue,
}) => {
  const { workshop, desk } = await pitching(venue, "Twice at once");
  await desk.page.getByRole("button", { name: "Call table 1", exact: true }).dblclick();
  await desk.press("+1 min");
  await expect
    .poll(async () => (await venue.state(workshop)).workshop.turns.pitches)
    .toMatchObject({ order: [2, 3], done: [], presenting: 1, set: true, wrapUp: false });
  await expect(desk.page.locator(".notices .banner")).toHaveCount(0);
});

test("a control waits for the one that was pressed before it, which is long on its way", async ({
  venue,
}) => {
  const { workshop, desk } = await pitching(venue, "One by one");
  let letGo = () => {};
  const held = new Promise<void>((done) => {
    letGo = done;
  });
  await desk.page.route("**/commands?*", async (route) => {
    if (route.request().postDataJSON().type === "next-turn") {
      await held;
    }
    await route.continue();
  });
  await desk.settled();
  const taken = desk.page.waitForResponse(
    (answer) => answer.request().postData()?.includes('"add-time"') === true,
  );
  await desk.page.getByRole("button", { name: "Call table 1", exact: true }).click();
  await desk.press("+1 min");
  letGo();
  expect((await taken).status()).toBe(200);
  await expect
    .poll(async () => (await venue.state(workshop)).workshop.turns.pitches)
    .toMatchObject({ order: [2, 3], presenting: 1 });
  await expect(desk.page.locator(".notices .banner")).toHaveCount(0);
});

test("N pressed twice goes one step, and +1 min three times gives three minutes", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Keys", ["Detroit, MI"]);
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  await desk.goTo("Scan");
  await desk.settled();
  const { length } = (await venue.state(workshop)).workshop.timer;
  for (let time = 0; time < 3; time++) {
    await desk.page.keyboard.press("ArrowRight");
  }
  await expect
    .poll(async () => (await venue.state(workshop)).workshop.timer.length)
    .toBe(length + 180_000);

  await desk.page.keyboard.press("n");
  await expect(desk.step("Challenge")).toHaveAttribute("aria-current", "step");
  await desk.page.keyboard.press("n");
  await desk.page.keyboard.press("ArrowRight");
  await expect(desk.page.locator(".notices .banner")).toHaveCount(0);
  await expect.poll(async () => (await venue.state(workshop)).workshop.phase).toBe("challenge");
});

test("keys work by their place where the keyboard has another alphabet", async ({ venue }) => {
  const workshop = await venue.workshop("Cyrillic", ["Detroit, MI"]);
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  await desk.goTo("Scan");
  await desk.settled();
  await desk.page.evaluate(() =>
    document.body.dispatchEvent(
      new KeyboardEvent("keydown", { key: "т", code: "KeyN", bubbles: true, cancelable: true }),
    ),
  );
  await expect(desk.step("Challenge")).toHaveAttribute("aria-current", "step");
});

test("one gesture sends a message once, goes one step, draws one order and makes one link", async ({
  venue,
}) => {
  await venue.activity(lightningTalks);
  const workshop = await venue.workshop("Once", ["", "", ""], lightningTalks.id);
  const desk = new Dashboard(await venue.facilitate(workshop));
  const { page } = desk;
  await desk.open();
  const sent = sentBy(page);
  const ready = page.getByRole("button", { name: "Send: Stand up." });
  await pressTwice(ready, () => expect(ready).toContainText("✓"));
  await desk.goTo("Rehearse");
  const next = page.getByRole("button", { name: /^Next: / });
  await pressTwice(next, () =>
    expect(desk.step("First round")).toHaveAttribute("aria-current", "step"),
  );
  const undo = desk.room.getByRole("button", { name: /Undo/ });
  const before = await undo.innerText();
  await pressTwice(page.getByRole("button", { name: "Draw a random order" }), () =>
    expect(undo).not.toHaveText(before),
  );
  await page.getByRole("button", { name: "Show QR" }).click();
  const code = page.getByRole("button", { name: "New code: Dashboard" });
  await pressTwice(code, () => expect(page.getByLabel("Link for Dashboard 1")).toBeVisible());
  // What was not taken would have come before this one.
  await page.getByRole("button", { name: "New code: Helper’s page" }).click();
  await expect(page.getByLabel("Link for Helper’s page 1")).toBeVisible();
  const links = `/api/workshops/${workshop.id}/links`;
  expect(sent).toEqual(["send-message", "go-to-phase", "next-phase", "draw-turns", links, links]);
});

test("a tap on Help that is doubled asks once, also where there is no network", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Twice", ["Gary, IN"]);
  const cable = await venue.layCable();
  const amara = await Phone.join(venue, workshop, { name: "Amara", table: 1, device: { cable } });
  const help = amara.page.getByRole("button", { name: "Ask for help" });
  const taken = amara.page.getByRole("button", { name: "Help asked" });
  const asked = async () => (await venue.state(workshop)).workshop.tables[0]?.help ?? null;
  await help.dblclick();
  await expect(taken).toBeVisible();
  await amara.sheet("Pitch");
  await amara.write("pitch", "Meet.");
  await expect(amara.page.getByText("Saved", { exact: true })).toBeVisible();
  // What the second tap sent would have come before these words.
  expect(await asked()).not.toBeNull();

  await expect(amara.page.locator("[data-settling]")).toHaveCount(0);
  await taken.click();
  await expect(help).toBeVisible();
  cable.let("nothing");
  await expect(amara.page.getByText("No network", { exact: true })).toBeVisible();
  await help.dblclick();
  await expect(amara.page.getByText(/your tap on “Help” goes out by itself/)).toBeVisible();
  cable.let("everything");
  await expect.poll(asked).not.toBeNull();
});

test("the dashboard's keys do nothing behind a sheet that is printed", async ({ venue }) => {
  const workshop = await venue.workshop("Printed", ["Gary, IN"]);
  const desk = new Dashboard(await venue.facilitate(workshop));
  const { page } = desk;
  await desk.open();
  await desk.goTo("Scan");
  const sent = sentBy(page);
  for (const [print, back] of [
    ["Print a code for each table", "Back to the dashboard"],
    ["Recovery sheet", "Back"],
  ] as const) {
    await page.getByRole("button", { name: "Show QR" }).click();
    await page.getByRole("button", { name: print }).click();
    const leave = page.getByRole("button", { name: back, exact: true });
    await expect(leave).toBeVisible();
    await page.locator("body").click({ position: { x: 2, y: 2 } });
    for (const key of [" ", "ArrowRight", "n", "f", "?"]) {
      await page.keyboard.press(key);
    }
    await leave.click();
    await desk.closeDialog();
  }
  await desk.settled();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => sent).toEqual(["add-time"]);
});

test("what is written while words are on their way is still there when they have arrived", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Two thoughts", ["Gary, IN"]);
  const desk = new Dashboard(await venue.facilitate(workshop));
  const { page } = desk;
  await desk.open();
  /** Writes, sends, and writes on before the answer is there. */
  const writeOn = async (field: Locator, send: Locator) => {
    let letGo = () => {};
    const held = new Promise<void>((done) => {
      letGo = done;
    });
    await page.route("**/commands?*", async (route) => {
      await held;
      await route.continue();
    });
    await field.fill("First");
    await send.click();
    await field.fill("Second");
    const answered = page.waitForResponse("**/commands?*");
    letGo();
    await answered;
    await page.unroute("**/commands?*");
    // Its answer is dealt with before that of what comes after it.
    await desk.settled();
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await expect(field).toHaveValue("Second");
  };
  await writeOn(
    page.getByLabel("Message to everybody"),
    page.getByRole("button", { name: "Send", exact: true }),
  );
  const table = await desk.openTable(1);
  const note = table.getByLabel("Note on table 1");
  await note.fill("First");
  await table.getByRole("button", { name: "Note it" }).click();
  await table.getByLabel("Your name, as the table sees it").fill("Ana");
  await table.getByRole("button", { name: "Note it" }).click();
  await expect(note).toHaveValue("");
  await writeOn(note, table.getByRole("button", { name: "Note it" }));
  await writeOn(
    table.getByLabel("Name (optional)"),
    table.getByRole("button", { name: "Save", exact: true }),
  );
  const [only] = (await venue.state(workshop)).workshop.tables;
  expect(only?.label).toBe("First");
});

test("why a control was refused still stands when one that was pressed before it has arrived", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Refused", ["Gary, IN"]);
  const desk = new Dashboard(await venue.facilitate(workshop));
  const { page } = desk;
  await desk.open();
  let letGo = () => {};
  const held = new Promise<void>((done) => {
    letGo = done;
  });
  await page.route("**/commands?*", async (route) => {
    if (route.request().postDataJSON().type === "send-message") {
      await held;
      return route.continue();
    }
    const type = "urn:charrette:problem:not-now";
    return route.fulfill({
      status: 409,
      contentType: "application/problem+json",
      body: JSON.stringify({ type, title: "Not now", status: 409 }),
    });
  });
  const refusal = page.locator(".notices .banner");
  await page.getByLabel("Message to everybody").fill("Look up");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("button", { name: /^Pens down/ }).click();
  await expect(refusal).toHaveCount(1);
  letGo();
  await expect(page.getByLabel("Message to everybody")).toHaveValue("");
  await expect(refusal).toHaveCount(1);
});

test("[M9] a press is decided on what stood there, not on what its own page was answered meanwhile", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Not seen yet", ["Gary, IN"]);
  await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
  const cable = await venue.layCable();
  const desk = new Dashboard(await venue.facilitate(workshop, { cable }));
  const { page } = desk;
  await desk.open();
  await expect(desk.step("Scan")).toHaveAttribute("aria-current", "step");
  await desk.settled();
  let letGo = () => {};
  const held = new Promise<void>((done) => {
    letGo = done;
  });
  // What is asked of the workshop is answered late, and no socket tells of it; presses are answered.
  await page.route(/\/api\/workshops\/\w+\?as=/, async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  cable.let("pages");
  await expect(page.getByText("Connected", { exact: true })).toHaveCount(0);

  // Another goes on; here the screen is made dark, which is answered, and the clock that stands there started.
  await venue.command(workshop, { type: "go-to-phase", phase: "challenge" });
  const answered = page.waitForResponse("**/commands?*");
  await page.getByRole("button", { name: "Blank screen" }).click();
  expect((await answered).status()).toBe(200);
  const refused = page.waitForResponse("**/commands?*");
  await desk.press("Start");
  letGo();
  expect((await refused).status()).toBe(409);
  cable.let("everything");
  await expect(desk.step("Challenge")).toHaveAttribute("aria-current", "step");
  expect((await venue.state(workshop)).workshop.timer.state).toBe("ready");
});
