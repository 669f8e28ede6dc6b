import type { Locator, Page } from "@playwright/test";
import { Dashboard } from "./dashboard";
import { frames } from "./frames";
import { gate } from "./gate";
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

/**
 * Presses again as late as it can be while it is surely still the same gesture: in the frame in which what it does is
 * seen. A press from outside of the page may be later than controls rest, where the machine is busy.
 */
async function pressTwice(button: Locator, seen: Locator): Promise<void> {
  const page = button.page();
  await button.hover(); // scrolls to it, and waits until it stands still
  const box = await button.boundingBox();
  if (box === null) {
    throw new Error(`${button} is not drawn`);
  }
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await expect(page.locator("[data-settling]")).toHaveCount(0);
  const pressed = await page.evaluateHandle(
    ([clientX, clientY]) => {
      const second = { done: false };
      const watching = new MutationObserver(() => {
        if (document.querySelector("[data-settling]") !== null) {
          watching.disconnect();
          requestAnimationFrame(() => {
            const how = { bubbles: true, cancelable: true, detail: 2, clientX, clientY };
            document
              .elementFromPoint(clientX, clientY)
              ?.dispatchEvent(new MouseEvent("click", how));
            second.done = true;
          });
        }
      });
      const attributeFilter = ["data-settling"];
      watching.observe(document.body, { attributes: true, attributeFilter, subtree: true });
      return second;
    },
    [x, y] as const,
  );
  await page.mouse.click(x, y);
  await expect(seen).toBeVisible();
  await expect.poll(() => pressed.evaluate(({ done }) => done)).toBe(true);
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

test("[W45] a step that others have put elsewhere takes no press for a moment, nor does what leads to the next", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Elsewhere", ["Detroit, MI"]);
  const desk = new Dashboard(await venue.facilitate(workshop));
  const { page } = desk;
  await desk.open();
  await desk.settled();
  const sent = sentBy(page);
  // Presses all that stands elsewhere now, or leads elsewhere, as soon as that is drawn; and the key for what is next.
  const pressed = await page.evaluateHandle(() => {
    const steps = [...document.querySelectorAll<HTMLElement>(".step")];
    const watched = [...steps, ...document.querySelectorAll<HTMLElement>(".steps-foot .button")];
    const pressed: string[] = [];
    new MutationObserver((changes, watcher) => {
      if (changes.some(({ type }) => type === "childList")) {
        watcher.disconnect();
        const now = [...document.querySelectorAll<HTMLElement>(".step")];
        const foot = watched.slice(steps.length, steps.length + 1);
        for (const button of [...steps.filter((one, index) => now[index] !== one), ...foot]) {
          pressed.push(button.textContent ?? "");
          button.click();
        }
        document.body.dispatchEvent(
          new KeyboardEvent("keydown", { key: "n", code: "KeyN", bubbles: true }),
        );
      }
    }).observe(document.querySelector(".steps ol") as Element, { childList: true });
    return pressed;
  });
  const order = (await venue.state(workshop)).workshop.phases.map(({ id }) => id);
  const [lobby = "", scan = "", challenge = "", ...later] = order;
  const phases = [lobby, challenge, scan, ...later];
  await venue.command(workshop, { type: "reorder-phases", phases });
  await expect(desk.page.getByRole("button", { name: /^Next: Challenge/ })).toBeVisible();
  expect((await pressed.evaluate((words) => words)).join()).toMatch(
    /^.*Scan.*,.*challenge.*,Next: Challenge/,
  );
  await venue.command(workshop, { type: "tell-crew", name: "Kim", text: "That was all." });
  await expect(page.getByText("That was all.").first()).toBeAttached();
  expect(sent).toEqual([]);
  expect((await venue.state(workshop)).workshop.phase).toBe(lobby);
  await desk.goTo("Pick the challenge");
});

test("a double click calls one table, and a press that was meant calls the next", async ({
  venue,
}) => {
  const { workshop, desk } = await pitching(venue, "Twice");
  const pitches = async () => (await venue.state(workshop)).workshop.turns.pitches;
  await desk.settled();
  const call = (table: number) =>
    desk.page.getByRole("button", { name: `Call table ${table}`, exact: true });
  await pressTwice(call(1), call(2));
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
  const { open: letGo, opened: held } = gate();
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

  // Again in the frame in which the first is seen: a press from outside of the page may be later than keys rest.
  await desk.page.evaluate(() => {
    const attributeFilter = ["aria-current"];
    new MutationObserver((_, watching) => {
      watching.disconnect();
      const key = { key: "n", code: "KeyN", bubbles: true, cancelable: true };
      requestAnimationFrame(() => document.body.dispatchEvent(new KeyboardEvent("keydown", key)));
    }).observe(document.body, { attributes: true, attributeFilter, subtree: true });
  });
  await desk.page.keyboard.press("n");
  await expect(desk.step("Challenge")).toHaveAttribute("aria-current", "step");
  await desk.settled();
  await desk.settled();
  // What was not taken would have come before this one.
  const { timer } = (await venue.state(workshop)).workshop;
  await desk.page.keyboard.press("ArrowRight");
  await expect
    .poll(async () => (await venue.state(workshop)).workshop)
    .toMatchObject({ phase: "challenge", timer: { length: timer.length + 60_000 } });
  await expect(desk.page.locator(".notices .banner")).toHaveCount(0);
});

/** Presses a button, and a key beside it, at the very moment in which a table has come to its turn. */
function pressAsItComes(table: number, button: Locator): Promise<void> {
  return button.evaluate((pressed, name) => {
    const now = document.querySelector(".runner-table");
    new MutationObserver((_, watching) => {
      if (now?.textContent?.startsWith(name)) {
        watching.disconnect();
        (pressed as HTMLElement).click();
        const key = { key: "ArrowRight", code: "ArrowRight", bubbles: true, cancelable: true };
        document.body.dispatchEvent(new KeyboardEvent("keydown", key));
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  }, `Table ${table}`);
}

test("what is meant for the clock of one table, by button, key or form, does nothing to that of the next", async ({
  venue,
}) => {
  const { workshop, desk } = await pitching(venue, "Whose clock");
  const { page } = desk;
  const comes = async (table: number) => {
    await venue.command(workshop, { type: "call-turn", table });
    await expect(page.locator(".runner-table")).toContainText(`Table ${table}`);
  };
  await comes(1);
  await desk.settled();
  const sent = sentBy(page);
  await pressAsItComes(2, desk.clock.getByRole("button", { name: "+1 min", exact: true }));
  await comes(2);
  // What was taken would have been sent before this one.
  await desk.press("Pause");
  await desk.press("Resume");
  expect(sent).toEqual(["pause-timer", "resume-timer"]);

  await desk.press("Set…");
  const set = page.getByRole("button", { name: "Set the clock", exact: true });
  await pressAsItComes(3, set);
  await comes(3);
  await set.click();
  await expect(set).toHaveCount(0);
  await desk.press("+1 min");
  await expect.poll(() => sent.slice(2)).toEqual(["set-timer", "add-time"]);
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
  await pressTwice(ready, ready.filter({ hasText: "✓" }));
  await desk.goTo("Rehearse");
  const next = page.getByRole("button", { name: /^Next: / });
  await pressTwice(next, desk.step("First round").and(page.locator("[aria-current=step]")));
  const undo = desk.room.getByRole("button", { name: /Undo/ });
  const before = await undo.innerText();
  await pressTwice(
    page.getByRole("button", { name: "Draw a random order" }),
    undo.filter({ hasNotText: before }),
  );
  await page.getByRole("button", { name: "Show QR" }).click();
  const code = page.getByRole("button", { name: "New code: Dashboard" });
  await pressTwice(code, page.getByLabel("Link for Dashboard 1"));
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
    const { open: letGo, opened: held } = gate();
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
    await frames(page, 1);
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
  const { open: letGo, opened: held } = gate();
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
  const { open: letGo, opened: held } = gate();
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

test("a box or a choice that was clicked leaves Space and N to the clock, and keeps them by keyboard", async ({
  venue,
}) => {
  const { workshop, desk } = await pitching(venue, "Boxes");
  const { keyboard } = desk.page;
  const timer = async () => (await venue.state(workshop)).workshop.timer.state;
  const presenting = async () => (await venue.state(workshop)).workshop.turns.pitches?.presenting;
  await desk.settled();
  await keyboard.press("Space");
  await expect.poll(presenting).toBe(1);
  // All of them that this page has: what takes no letters is no field.
  const choices = desk.page.locator("label:has(input[type=checkbox], input[type=radio]):visible");
  await expect(choices).not.toHaveCount(0);
  let runs = true;
  for (const choice of await choices.all()) {
    const what = (await choice.textContent()) ?? "";
    const box = choice.locator("input");
    await expect(box).toBeEnabled();
    const ticked = (await box.getAttribute("type")) === "radio" || !(await box.isChecked());
    await choice.click();
    await expect(box, what).toBeChecked({ checked: ticked });
    await desk.settled();
    await keyboard.press("Space");
    runs = !runs;
    await expect.poll(timer, what).toBe(runs ? "running" : "paused");
    await expect(box, what).toBeChecked({ checked: ticked });
  }
  const each = desk.turns.getByRole("checkbox");
  await each.click();
  await desk.settled();
  await keyboard.press("n");
  await expect.poll(presenting).toBe(2);

  // Who came to it by keyboard presses it.
  await each.focus();
  await keyboard.press("Shift+Tab");
  await keyboard.press("Tab");
  await expect(each).toBeFocused();
  const before = await each.isChecked();
  await desk.settled();
  await keyboard.press("Space");
  await expect(each).toBeChecked({ checked: !before });
  expect(await timer()).toBe("running");
  // The arrows go from choice to choice, and give no time.
  const radio = desk.page.getByRole("radio", { checked: true });
  const clock = async () => (await venue.state(workshop)).workshop.timer;
  const had = await clock();
  await radio.focus();
  await keyboard.press("ArrowLeft");
  await expect(desk.page.getByRole("radio", { checked: true })).toBeFocused();
  expect(await clock()).toEqual(had);
});
