import type { Locator, Page } from "@playwright/test";
import type { WebsocketProvider } from "y-websocket";
import { wakeClocks } from "./clocks";
import { Dashboard } from "./dashboard";
import { frames } from "./frames";
import { gate } from "./gate";
import { find } from "./map";
import { picture } from "./pictures";
import { callForHelp, fill, sit, takeSeat } from "./stock";
import { type Created, expect, laptopSize, phoneSize, test, type Venue } from "./venue";
import { type TableWork, work } from "./worksheet";

const sizes = [laptopSize, { width: 1024, height: 768 }, { width: 820, height: 1180 }];
const cities = Array(6).fill("Detroit, MI");
const MINUTE = 60_000;
const LONG = "Families cannot tell which blocks lack transit, affordable housing and child care. ";

const CONTROLS = "button, a, input, select, textarea, summary";

/** Notes where everything is that can be pressed or typed into, or what else is named. */
async function holdControls(page: Page, what = CONTROLS): Promise<void> {
  await page.evaluate((what) => {
    const controls = document.querySelectorAll(what);
    const held = [...controls].flatMap((control) => {
      const { left, top, width } = control.getBoundingClientRect();
      const name = control.getAttribute("aria-label") ?? control.textContent ?? "";
      return width === 0 ? [] : [{ control, left, top, name: `${control.tagName} ${name}` }];
    });
    Reflect.set(globalThis, "held", held);
  }, what);
}

/**
 * Nothing of that is elsewhere now, nor gone; whatever has come.
 *
 * @param over what may be gone: it is about what others have done
 */
async function expectControlsHeld(page: Page, why: string, over?: RegExp): Promise<void> {
  await picture(page, `held-${why.replaceAll(/\W+/g, "-")}`);
  const moved = await page.evaluate(() => {
    const held = Reflect.get(globalThis, "held") as {
      control: Element;
      left: number;
      top: number;
      name: string;
    }[];
    return held.flatMap(({ control, left, top, name }) => {
      const now = control.getBoundingClientRect();
      const [right, down] = [now.left - left, now.top - top].map(Math.round);
      const stays = control.isConnected && now.width > 0 && right === 0 && down === 0;
      const where = control.isConnected ? `${right} right, ${down} down` : "gone";
      return stays ? [] : [{ name: name.slice(0, 80), where }];
    });
  });
  const left = moved.filter(({ name, where }) => where !== "gone" || !over?.test(name));
  expect.soft(left, why).toEqual([]);
}

/** The next control of a page is carried out, and its answer comes when it is let through; by then it is there. */
async function holdAnswer(page: Page) {
  const { open: done, opened: carriedOut } = gate();
  const { open: letThrough, opened: held } = gate();
  await page.route(
    "**/commands?as=facilitator",
    async (route) => {
      const response = await route.fetch();
      done();
      await held;
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  const answer = page.waitForResponse("**/commands?as=facilitator");
  const answered = async () => {
    letThrough();
    await (await answer).finished();
    await frames(page, 1);
  };
  return { carriedOut, answered };
}

/** Somebody answers the turn of table 1. */
async function answer(venue: Venue, workshop: Created, name: string, table: number) {
  const { token } = await takeSeat(venue.server.address, workshop, name, table);
  const path = `/api/workshops/${workshop.id}/offers/pitches/1/question`;
  const sent = await fetch(venue.server.address + path, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify({ text: `Who keeps it current, asks ${name}?` }),
  });
  expect(sent.ok).toBe(true);
}

/** Somebody without a phone sits down under a name, and on another phone says that the seat was theirs. */
async function askForSeat(venue: Venue, workshop: Created, name: string, table: number) {
  const { address } = venue.server;
  const owner = await takeSeat(address, workshop, name, table);
  const asker = await takeSeat(address, workshop, `${name} Again`, table);
  const asked = await fetch(`${address}/api/workshops/${workshop.id}/seat-requests`, {
    method: "POST",
    headers: { Authorization: `Bearer ${asker.token}`, "Content-Type": "application/json" },
    body: JSON.stringify({ seat: owner.id }),
  });
  expect(asked.status, await asked.text()).toBe(200);
  return { type: "give-seat", seat: owner.id, to: asker.id } as const;
}

/** How much of a card is hidden, and how much of that below its foot, in px. */
async function beyond(card: Locator): Promise<{ hidden: number; below: number }> {
  return card.evaluate(({ scrollTop, scrollHeight, clientHeight }) => ({
    hidden: scrollHeight - clientHeight,
    below: scrollHeight - clientHeight - scrollTop,
  }));
}

/** Whether a part is inside what it is a part of, and not scrolled or cut off. */
async function within(part: Locator, whole: Locator): Promise<boolean> {
  const [inner, outer] = [await part.boundingBox(), await whole.boundingBox()];
  return (
    inner !== null &&
    outer !== null &&
    inner.x >= outer.x - 1 &&
    inner.x + inner.width <= outer.x + outer.width + 1 &&
    inner.y + inner.height <= outer.y + outer.height + 1
  );
}

function writes(
  program: WebsocketProvider,
  field: "challenge" | "strategy" | "pitch",
  times: number,
) {
  program.doc.getText(field).insert(0, LONG.repeat(times));
}

for (const size of sizes) {
  test(`[W45] no control of a dashboard of ${size.width} px moves as tables write, answer and join`, async ({
    venue,
  }) => {
    const workshop = await venue.workshop("Held", cities);
    const { address } = venue.server;
    const programs: WebsocketProvider[] = [];
    for (let table = 1; table <= 4; table++) {
      programs.push(await sit(address, workshop, `Ana ${table}`, table));
    }
    const [one, two, three, four] = programs as [
      WebsocketProvider,
      WebsocketProvider,
      WebsocketProvider,
      WebsocketProvider,
    ];
    await venue.command(workshop, { type: "go-to-phase", phase: "challenge" });
    const desk = new Dashboard(await venue.facilitate(workshop, { size }));
    const { page } = desk;
    await desk.open();
    // Cards are sorted once, as the first of what tables have is told.
    await expect(page.getByText(/^Sorted/)).toBeVisible();
    await page.evaluate(() => document.fonts.ready);
    const at = `${size.width} px`;

    await page.getByRole("button", { name: "Challenge", exact: true }).click();
    await holdControls(page);
    writes(one, "challenge", 1);
    writes(three, "challenge", 9);
    await expect(desk.card(3)).toContainText("Families");
    await expect(desk.card(1)).toContainText("Families");
    await expectControlsHeld(page, `challenges are written, ${at}`);
    // What is being written is followed to its end, under the card's head.
    const end = await beyond(desk.card(3));
    expect(end.hidden).toBeGreaterThan(0);
    expect(end.below).toBeLessThan(40);
    // So it is after the text became so short that the card stood at its beginning again.
    three.doc.getText("challenge").delete(0, LONG.length * 9 - 8);
    await expect.poll(async () => (await beyond(desk.card(3))).hidden).toBe(0);
    writes(three, "challenge", 9);
    await expect
      .poll(async () => (await beyond(desk.card(3))).hidden)
      .toBeGreaterThanOrEqual(end.hidden);
    await expect.poll(async () => (await beyond(desk.card(3))).below).toBeLessThan(40);

    const order = [1, 2, 3, 4, 5, 6];
    await venue.command(workshop, { type: "order-turns", phase: "pitches", order });
    await venue.command(workshop, { type: "go-to-phase", phase: "pitches" });
    await expect(desk.turns.getByRole("button", { name: "Call table 6 now" })).toBeAttached();
    await desk.settled();
    await holdControls(page);
    const shown = desk.turns.locator(".runner-table");
    const left = desk.turns.locator(".order-row[data-gone=true]");
    await venue.command(workshop, { type: "call-turn", table: 1 });
    await expect(desk.turns.getByText("Presenting now")).toBeAttached();
    await expectControlsHeld(page, `others call the first table, ${at}`);
    await venue.command(workshop, { type: "signal-wrap-up", on: true });
    await venue.command(workshop, { type: "freeze-text", on: true });
    await expect(desk.turns.getByRole("button", { name: "Let the text follow" })).toBeAttached();
    await expectControlsHeld(page, `others signal and freeze, ${at}`);
    await venue.command(workshop, { type: "call-turn", table: 4 });
    await expect(shown).toContainText("Table 4");
    await expect(left).toHaveCount(2);
    await expectControlsHeld(page, `others call one from the midst, ${at}`);
    await venue.command(workshop, { type: "skip-turn", phase: "pitches", table: 3 });
    await expect(left).toHaveCount(3);
    await venue.command(workshop, { type: "end-turn" });
    await expect(shown).toContainText("Table 2");
    await expectControlsHeld(page, `others skip a table and end a turn, ${at}`);
    await venue.command(workshop, { type: "undo" });
    await expect(shown).toContainText("Table 4");
    await expectControlsHeld(page, `others take it back, ${at}`);
    // What one does oneself sorts the rows; and not once more what others do before that is answered, nor the answer.
    const { carriedOut, answered } = await holdAnswer(page);
    await desk.press("+1 min");
    await expect(left).toHaveCount(0);
    await carriedOut;
    await holdControls(page);
    await venue.command(workshop, { type: "call-turn", table: 6 });
    await expect(shown).toContainText("Table 6");
    await expect(left).toHaveCount(1);
    await expectControlsHeld(page, `others call one while one's own control is on its way, ${at}`);
    await answered();
    await expectControlsHeld(page, `that is answered, ${at}`);
    await venue.command(workshop, { type: "call-turn", table: 1 });
    await expect(shown).toContainText("Table 1");
    await venue.command(workshop, { type: "open-offers", open: true });
    await expect(desk.turns.getByRole("button", { name: "Close the answers" })).toBeVisible();
    await holdControls(page);
    await answer(venue, workshop, "Ben", 2);
    const answers = desk.turns.locator("summary").filter({ hasText: "answer" });
    await expect(answers).toHaveText("1 answer to table 1");
    await expectControlsHeld(page, `the first answer came, ${at}`);
    await answers.click();
    await desk.settled();
    await holdControls(page);
    for (const [index, name] of ["Cem", "Dee", "Eve", "Fay", "Gil"].entries()) {
      await answer(venue, workshop, name, 2 + (index % 3));
    }
    await expect(answers).toHaveText("6 answers to table 1");
    await expectControlsHeld(page, `more answers came, ${at}`);

    // The next table has not begun its pitch, and nobody has said who presents.
    await venue.command(workshop, { type: "end-turn" });
    await expect(desk.turns.getByText("Next", { exact: true })).toBeVisible();
    await holdControls(page);
    writes(two, "pitch", 1);
    two.doc.getMap("about").set("presenter", "Bartholomew-Alexander of the Riverside Council");
    writes(four, "pitch", 12);
    four.doc.getMap("about").set("presenter", "Dee");
    await expect(desk.turns.getByText(/spoken$/)).toBeVisible();
    await expect(desk.card(4)).toContainText("Families");
    await expectControlsHeld(page, `the next table’s pitch begins, ${at}`);
    // A long name is there in full, and that it is hidden before all else.
    const presenter = desk.turns.locator(".part-role");
    expect((await beyond(presenter)).hidden).toBe(0);
    await venue.command(workshop, { type: "hide", table: 2, item: "presenter" });
    const mark = presenter.getByText("Hidden from the screen");
    await expect(mark).toBeAttached();
    expect(await within(mark, presenter)).toBe(true);
    await expectControlsHeld(page, `who presents is hidden, ${at}`);

    await page.getByRole("button", { name: "People", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByLabel("Find a person")).toBeVisible();
    await desk.settled();
    await holdControls(page);
    const joined = await takeSeat(address, workshop, "Aaron", 1);
    await takeSeat(address, workshop, "Zoe", 4);
    await expect(dialog.getByText("Zoe")).toBeAttached();
    await expectControlsHeld(page, `people join, ${at}`);
    await venue.command(workshop, { type: "move-participant", participant: joined.id, table: 5 });
    await expect(dialog.getByLabel("Table of Aaron")).toHaveValue("5");
    await expectControlsHeld(page, `somebody is moved, ${at}`);
    await desk.closeDialog();

    for (const text of ["Shy", "Came late"]) {
      await venue.command(workshop, { type: "note-table", table: 3, name: "Kim", text });
    }
    await desk.openTable(3);
    await expect(dialog.getByText("Came late")).toBeAttached();
    await desk.settled();
    await holdControls(page);
    for (const name of ["Bo", "Cy", "Di"]) {
      await takeSeat(address, workshop, name, 3);
    }
    await callForHelp(address, workshop, "Wei", 3);
    three.doc.getMap("about").set("presenter", "Ana");
    await venue.command(workshop, { type: "lock", table: 3 });
    await venue.command(workshop, { type: "note-table", table: 3, name: "Kim", text: LONG });
    await expect(dialog).toContainText("Wei");
    await expect(dialog).toContainText(LONG.trim());
    await expectControlsHeld(page, `a table asks for help, ${at}`);
    const [note] = (await venue.state(workshop)).workshop.crew?.notes ?? [];
    await venue.command(workshop, { type: "remove-note", note: note?.id ?? "" });
    await expect(dialog.getByText("Removed", { exact: true })).toBeVisible();
    await expect(dialog.getByText("Shy")).toBeHidden();
    await expectControlsHeld(page, `others remove a note, ${at}`);
    // Who sits there is reached by keyboard, to be scrolled; nobody is not.
    await expect(dialog.getByRole("group", { name: "People" })).toHaveAttribute("tabindex", "0");
    await desk.closeDialog();
    await desk.openTable(6);
    await expect(dialog.locator(".table-names")).toBeAttached();
    await expect(dialog.locator(".table-names[tabindex]")).toHaveCount(0);
  });
}

for (const size of [laptopSize, phoneSize]) {
  test(`[W45] [M19] no control of a helper's page of ${size.width} px moves as a table writes`, async ({
    venue,
  }) => {
    const workshop = await venue.workshop("Held", cities);
    const program = await sit(venue.server.address, workshop, "Ana", 2);
    await venue.command(workshop, { type: "go-to-phase", phase: "challenge" });
    const kim = new Dashboard(await venue.help(workshop, { size }));
    const dialog = await kim.openTable(2);
    await kim.page.evaluate(() => document.fonts.ready);
    await kim.settled();
    await holdControls(kim.page);
    find(program, [
      { name: "Data Driven Detroit", sector: "civic" },
      { name: "Wayne State", sector: "anchor" },
    ]);
    writes(program, "challenge", 5);
    await callForHelp(venue.server.address, workshop, "Wei", 2);
    // What a table has found a helper reads in every step, not only while it is looked for.
    await expect(dialog.getByRole("heading", { name: "2 players" })).toBeVisible();
    await expect(dialog.getByText("Data Driven Detroit")).toBeVisible();
    await expect(dialog).toContainText("Families");
    await expect(dialog).toContainText("Wei");
    await expectControlsHeld(kim.page, `a helper reads, ${size.width} px`);
  });
}

const everySize = [
  laptopSize,
  { width: 820, height: 1180 },
  phoneSize,
  { width: 320, height: 640 },
];

for (const size of everySize) {
  const at = `${size.width} px`;

  test(`[W45] [M19] [M34] no control of ${at} moves by what others say between them`, async ({
    venue,
  }) => {
    const workshop = await venue.workshop("Held", cities);
    await callForHelp(venue.server.address, workshop, "Wei", 2);
    for (const who of ["facilitator", "helper"] as const) {
      const page =
        who === "helper"
          ? await venue.help(workshop, { size })
          : await venue.facilitate(workshop, { size });
      const desk = new Dashboard(page);
      await page.evaluate(() => document.fonts.ready);
      const toggle = page.getByRole("button", { name: "Room and messages" });
      if (who === "facilitator" && size.width < 1200) {
        await toggle.click();
      }
      await page.locator("summary", { hasText: "Between us" }).click();
      await expect(page.getByLabel("Say something to facilitators and helpers")).toBeVisible();
      await desk.settled();
      await holdControls(page);
      for (const said of [`${who} one`, `${who} two: ${LONG}`, `${who} three: ${LONG}`]) {
        await venue.command(workshop, { type: "tell-crew", name: "Kim", text: said });
        await expect(page.locator(".crew-line li").filter({ hasText: said })).toBeVisible();
        await expectControlsHeld(page, `a ${who} is told “${said.slice(0, 20)}”, ${at}`);
      }
    }
  });

  test(`[W45] [M20] [M11] nobody of ${at} slides under a hand in People`, async ({ venue }) => {
    const workshop = await venue.workshop("Held", cities);
    const taken = await askForSeat(venue, workshop, "Cem", 3);
    await venue.command(workshop, taken);
    const out = [];
    for (const name of ["Eve", "Fay"]) {
      out.push((await takeSeat(venue.server.address, workshop, name, 4)).id);
    }
    await venue.command(workshop, { type: "keep-out", participants: out });
    const first = await askForSeat(venue, workshop, "Ana", 1);
    const second = await askForSeat(venue, workshop, "Ben", 2);
    const desk = new Dashboard(await venue.facilitate(workshop, { size }));
    const { page } = desk;
    await page.evaluate(() => document.fonts.ready);
    await page.getByRole("button", { name: "People", exact: true }).click();
    const dialog = page.getByRole("dialog");
    const button = (name: string) => dialog.getByRole("button", { name });
    await expect(button("Let Fay in again")).toBeVisible();
    await button("Give the place of Ben").scrollIntoViewIfNeeded();
    await desk.settled();

    await holdControls(page);
    await askForSeat(venue, workshop, "Dee", 5);
    await expect(button("Give the place of Dee")).toBeAttached();
    await expectControlsHeld(page, `a third asks for their place, ${at}`);
    // What the first asked for is given from elsewhere: the second stays, and what is given comes last.
    await venue.command(workshop, first);
    await expect(button("Give the place of Ana")).toHaveCount(0);
    await expect(button("Take back the place of Ana")).toBeAttached();
    await expectControlsHeld(page, `the first has their place, ${at}`, /Ana/);
    const { seatsGiven } = (await venue.state(workshop)).workshop;
    const given = seatsGiven.find(({ seat }) => seat === taken.seat);
    await holdControls(page);
    await venue.command(workshop, {
      type: "take-back-seat",
      seat: taken.seat,
      at: given?.at as number,
    });
    await expect(button("Take back the place of Cem")).toHaveCount(0);
    await expectControlsHeld(page, `a place is taken back, ${at}`, /Cem/);
    await venue.command(workshop, { type: "let-in", participants: out.slice(0, 1) });
    await expect(button("Let Eve in again")).toHaveCount(0);
    await expectControlsHeld(page, `somebody is let in, ${at}`, /Cem|Eve/);
    await button("Give the place of Ben").click();
    await expect(button("Take back the place of Ben")).toBeAttached();
    await expectControlsHeld(page, `the second has their place, ${at}`, /Cem|Eve|Ben/);
    expect((await venue.state(workshop)).workshop.seatsGiven.map(({ seat }) => seat)).toContain(
      second.seat,
    );
    await holdControls(page);
    await venue.server.advance(4 * MINUTE);
    await wakeClocks([page]);
    await expect(button("Give the place of Dee")).toHaveCount(0);
    await expectControlsHeld(page, `what was asked has lapsed, ${at}`, /Give the place of/);
  });

  test(`[W45] [M22] [M23] no control of ${at} moves as others change the steps`, async ({
    venue,
  }) => {
    const workshop = await venue.workshop("Held", cities);
    const desk = new Dashboard(await venue.facilitate(workshop, { size }));
    const { page } = desk;
    await page.evaluate(() => document.fonts.ready);
    await page.getByRole("button", { name: "Change steps" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("button", { name: "No plan" })).toBeDisabled();
    await desk.settled();
    await holdControls(page, `dialog :is(${CONTROLS})`);
    const now = venue.server.now();
    await venue.command(workshop, { type: "set-plan", start: now, end: now + 60 * MINUTE });
    await expect(dialog.getByRole("button", { name: "No plan" })).toBeEnabled();
    await expectControlsHeld(page, `somebody says when it ends, ${at}`);
    await venue.command(workshop, {
      type: "set-automation",
      phase: "scan",
      advance: true,
      atWarning: LONG,
      atZero: LONG,
    });
    await venue.command(workshop, {
      type: "set-phase-length",
      phase: "challenge",
      length: 65 * MINUTE,
    });
    await expect(dialog.getByText("1:05:00")).toBeVisible();
    await expectControlsHeld(page, `steps have other lengths, and do things by themselves, ${at}`);
    await venue.command(workshop, { type: "set-plan", start: null, end: null });
    await expect(dialog.getByRole("button", { name: "No plan" })).toBeDisabled();
    await expectControlsHeld(page, `there is no end, ${at}`);
  });

  test(`[W45] [H20] no control of ${at} moves as others make, use and revoke links`, async ({
    venue,
  }) => {
    const workshop = await venue.workshop("Held", cities);
    const used = await venue.helperLink(workshop, "Kim of the Riverside Council");
    const revoked = await venue.helperLink(workshop, "Lou");
    await venue.helperLink(workshop, "Max");
    const desk = new Dashboard(await venue.facilitate(workshop, { size }));
    const { page } = desk;
    await page.evaluate(() => document.fonts.ready);
    await page.getByRole("button", { name: "Show QR" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("button", { name: "Revoke: Max" })).toBeVisible();
    await desk.settled();
    await holdControls(page);
    await venue.helperLink(workshop, "Noa");
    await expect(dialog.getByRole("button", { name: "Revoke: Noa" })).toBeAttached();
    await expectControlsHeld(page, `somebody makes a link, ${at}`);
    const { pathname, hash } = new URL(used.link);
    await venue.open(pathname + hash);
    await expect(dialog.getByText(/last used/).nth(1)).toBeAttached();
    await expectControlsHeld(page, `a link is used, ${at}`);
    await venue.command(workshop, { type: "close-joining" });
    await expect(dialog.getByText("Joining is closed")).toBeAttached();
    await expectControlsHeld(page, `joining is closed, ${at}`);
    await venue.command(workshop, { type: "revoke-link", link: revoked.id });
    await expect(dialog.getByRole("button", { name: "Revoke: Lou" })).toHaveCount(0);
    await expectControlsHeld(page, `a link is revoked, ${at}`, /Lou/);
  });

  test(`[W45] [M24] nothing of ${at} moves that is read of what happened`, async ({ venue }) => {
    const workshop = await venue.workshop("Held", cities);
    for (let number = 1; number <= 20; number++) {
      const text = `Message ${number}`;
      await venue.command(workshop, { type: "send-message", text, table: null, on: "phones" });
    }
    const desk = new Dashboard(await venue.facilitate(workshop, { size }));
    const { page } = desk;
    await page.evaluate(() => document.fonts.ready);
    await desk.more("What happened");
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByText("Message 20")).toBeInViewport();
    await expect(dialog.getByRole("button", { name: "Close" })).toBeInViewport();
    await desk.settled();
    await holdControls(page, "dialog :is(button, li)");
    await callForHelp(venue.server.address, workshop, "Wei", 2);
    await venue.command(workshop, { type: "send-message", text: LONG, table: 2, on: "phones" });
    await expect(dialog.getByText("Families")).toBeAttached();
    await expectControlsHeld(page, `more happens, ${at}`);
  });

  test(`[W45] [H30] no bridge of ${at} moves as others ask tables`, async ({ venue }) => {
    const workshop = await venue.workshop("Held", cities);
    for (let table = 1; table <= 3; table++) {
      const program = await sit(venue.server.address, workshop, `Ana ${table}`, table);
      fill(program, work[table % work.length] as TableWork, "scan");
    }
    const [ours, theirs] = [
      new Dashboard(await venue.facilitate(workshop, { size })),
      new Dashboard(await venue.facilitate(workshop)),
    ];
    for (const desk of [ours, theirs]) {
      await desk.page.evaluate(() => document.fonts.ready);
      await desk.more("Bridges");
      await expect(desk.page.locator(".bridge").nth(1)).toBeVisible();
      await desk.settled();
    }
    await holdControls(ours.page, "dialog :is(button, .bridge)");
    await theirs.page.locator(".bridge").first().getByRole("button").click();
    await expect(ours.page.getByText(/^Asked: /)).toBeVisible();
    await expectControlsHeld(ours.page, `others ask a table, ${at}`);
  });
}
