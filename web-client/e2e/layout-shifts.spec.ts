import type { WebsocketProvider } from "y-websocket";
import type { Command } from "../src/protocol/commands";
import { wakeClocks } from "./clocks";
import { Dashboard } from "./dashboard";
import { atRest, expectNothingMoved, watchLayout } from "./layout-shifts";
import { picture } from "./pictures";
import { callForHelp, fill, sayReady, sit, takeSeat } from "./stock";
import { type Created, expect, laptopSize, phoneSize, test, type Venue } from "./venue";
import { type TableWork, work } from "./worksheet";

const sizes = [laptopSize, { width: 1024, height: 768 }, { width: 820, height: 1180 }];
const LONG = "Families cannot tell which blocks lack transit, affordable housing and child care. ";
const MINUTE = 60_000;

/** A helper's page is also on a phone. */
const helperSizes = [...sizes, phoneSize, { width: 320, height: 640 }];

/** Dashboards that nobody touches, one of each size, beside what happens elsewhere. */
class Untouched {
  readonly #venue: Venue;
  readonly #workshop: Created;
  readonly #desks: readonly Dashboard[];
  readonly #tables: number;
  #told = 0;

  constructor(venue: Venue, workshop: Created, desks: readonly Dashboard[], tables: number) {
    this.#venue = venue;
    this.#workshop = workshop;
    this.#desks = desks;
    this.#tables = tables;
  }

  get pages() {
    return this.#desks.map(({ page }) => page);
  }

  /** Some words are on all of them, in sight or in the drawer. */
  async show(words: string | RegExp, times = 1): Promise<void> {
    // At once: some words stand for seconds only.
    await Promise.all(
      this.pages.map((page) =>
        expect.poll(() => page.getByText(words).count()).toBeGreaterThanOrEqual(times),
      ),
    );
  }

  /** Other facilitators do something, after which nothing has moved, but for what may. */
  async while(why: string, commands: readonly Command[], may: readonly string[] = []) {
    for (const command of commands) {
      await this.#venue.command(this.#workshop, command);
    }
    // What is said last is there when everything before it is.
    this.#told += 1;
    const text = `That was ${this.#told}.`;
    await this.#venue.command(this.#workshop, { type: "tell-crew", name: "Kim", text });
    await this.show(text);
    await this.still(why, may);
  }

  /** These tables have called for help, wait, and get it; then everybody is told to listen for a moment. */
  async helpCame(called: readonly number[]): Promise<void> {
    await this.while("many called for help", []);
    await this.later(11 * MINUTE);
    await this.still("they waited");
    await this.while("somebody goes there", [
      { type: "claim-help", table: 1, name: "Bartholomew-Alexander", since: null },
      { type: "claim-help", table: 2, name: "Kim", since: null },
      { type: "release-help", table: 2, at: null },
    ]);
    await this.while(
      "help was given",
      called.map((table) => ({ type: "clear-help", table, since: null }) as const),
    );
    await this.while("pens were down", [{ type: "lock", table: null }]);
    await this.while("pens were up", [{ type: "unlock", table: null }]);
  }

  async still(why: string, may: readonly string[] = []): Promise<void> {
    for (const [index, page] of this.pages.entries()) {
      const width = page.viewportSize()?.width;
      await picture(page, `still-${this.#tables}-${index}-${width}-${why.replaceAll(/\W+/g, "-")}`);
      await expectNothingMoved(page, `${this.#tables} tables, ${width} px: ${why}`, may);
    }
  }

  /** The server's clock goes on, and the pages ask for it. */
  async later(ms: number): Promise<void> {
    await this.#venue.server.advance(ms);
    await wakeClocks(this.pages);
  }
}

for (const tables of [4, 60]) {
  test(`[W45] nothing moves on a dashboard of ${tables} tables by what tables do, and others at the front`, async ({
    venue,
  }) => {
    test.setTimeout(600_000);
    venue.troubled = true;
    const workshop = await venue.workshop("Still", Array(tables).fill("Detroit, MI"));
    const start = venue.server.now() - 5 * MINUTE;
    await venue.command(workshop, { type: "set-plan", start, end: start + 60 * MINUTE });
    const cable = await venue.layCable();
    const desks: Dashboard[] = [];
    for (const size of sizes) {
      const desk = new Dashboard(await venue.facilitate(workshop, { size, cable }));
      await desk.open();
      await expect(desk.page.getByText(/^Sorted/)).toBeVisible();
      await watchLayout(desk.page);
      desks.push(desk);
    }
    const room = new Untouched(venue, workshop, desks, tables);
    const all = Array.from({ length: tables }, (_, index) => index + 1);
    const { address } = venue.server;

    const programs: WebsocketProvider[] = [];
    for (const table of all) {
      programs.push(await sit(address, workshop, `Ana ${table}`, table));
    }
    await room.show(new RegExp(`^${tables} people`));
    await room.still("people joined");

    // A step shows on each card what it is about, and its own clock, messages and choices.
    const step = [".grid *", ".foot-links", ".timer *", ".silent-start *"];
    await room.while("a step began", [{ type: "go-to-phase", phase: "scan" }], step);
    await room.while("the clock ran", [{ type: "start-timer" }]);
    await room.while("the next step is to begin silently", [
      { type: "ask-for-silence", phase: "challenge", on: true },
    ]);
    await room.while("it is not", [{ type: "ask-for-silence", phase: "challenge", on: false }]);
    for (const [index, program] of programs.entries()) {
      fill(program, workOf(index + 1), "scan");
    }
    const found = all.reduce((sum, table) => sum + playersOf(table).length, 0);
    await room.show(`${found} players`);
    await room.still("tables found much");
    await room.later(4.5 * MINUTE);
    await room.still("little time was left");
    await room.later(15 * MINUTE);
    await room.still("the time was up");

    const called = all.slice(0, 12);
    const callers = [];
    for (const table of called) {
      callers.push(await callForHelp(address, workshop, "Wei", table));
    }
    await room.show("Table 2", 1);
    await room.helpCame(called);
    await room.while("one table’s pens were down", [{ type: "lock", table: 2 }]);
    await room.while("the screen was blank", [{ type: "blank-screen", blank: true }]);
    await room.while("joining was closed", [{ type: "close-joining" }]);
    await room.while("a table was shown", [{ type: "show-table", table: 3 }]);
    await room.while("the screen was frozen", [{ type: "freeze-text", on: true }]);
    await room.while("all of that was over", [
      { type: "blank-screen", blank: false },
      { type: "open-joining" },
      { type: "clear-screen" },
      { type: "unlock", table: 2 },
    ]);
    for (const scene of ["wall", "found", "map", "clock"] as const) {
      await room.while(`the scene was ${scene}`, [{ type: "choose-scene", scene }]);
    }
    // The newest message is the first of them, and the field below them stays.
    for (const on of ["phones", "screen", "both"] as const) {
      await room.while(
        `a message went to ${on}`,
        [
          { type: "send-message", text: LONG, table: null, on },
          { type: "send-message", text: "Come to an end.", table: 2, on: "phones" },
        ],
        [".messages", ".message"],
      );
    }
    await room.while("a table had more time", [{ type: "extra-time", table: 2, ms: 2 * MINUTE }]);
    await room.while("something happens by itself", [
      { type: "set-automation", phase: "scan", advance: true, atWarning: LONG, atZero: LONG },
    ]);
    await room.while("steps had other lengths", [
      { type: "set-phase-lengths", lengths: { challenge: 3 * MINUTE, prepare: 9 * MINUTE } },
    ]);
    await room.while("it ends sooner", [
      { type: "set-plan", start, end: venue.server.now() + 10 * MINUTE },
    ]);
    await room.while("it ends by no time", [{ type: "set-plan", start: null, end: null }]);
    await room.while("it ends later", [
      { type: "set-plan", start, end: venue.server.now() + 90 * MINUTE },
    ]);
    await room.while("a table had a name", [
      { type: "rename-table", table: 2, place: LONG.slice(0, 79), label: "At the window" },
    ]);
    await room.while("it was taken back", [{ type: "undo" }]);

    await room.while("another step began", [{ type: "go-to-phase", phase: "prepare" }], step);
    await room.while("its clock ran", [{ type: "start-timer" }]);
    for (const { doc, awareness } of programs) {
      awareness.setLocalStateField("field", "pitch");
      doc.getText("pitch").insert(0, LONG.repeat(9));
      doc.getText("strategy").insert(0, LONG);
    }
    await room.show("Typing", tables);
    await room.still("tables typed");
    await room.later(2 * MINUTE);
    await room.show("Quiet", tables);
    await room.still("tables were quiet");
    sayReady(programs, (await venue.state(workshop)).workshop);
    for (const { doc } of programs) {
      doc.getMap("about").set("presenter", "Ana");
    }
    await room.show(`${tables} of ${tables} ready`);
    await room.still("tables were ready");
    for (const program of programs.slice(0, tables / 2)) {
      program.disconnect();
    }
    for (const caller of callers) {
      caller.terminate();
    }
    await room.show("All offline", tables / 2);
    await room.still("phones were offline");
    for (const program of programs.slice(0, tables / 2)) {
      program.connect();
    }
    await expect.poll(() => desks[0]?.page.getByText("All offline").count()).toBe(0);
    await room.still("phones were back");

    // What is known of a silence has its place below the clock, and what ends it stands where it began.
    const silent = [".timer-note"];
    await room.while(
      "a silence began",
      [{ type: "ask-for-silence", phase: "prepare", on: true }],
      silent,
    );
    for (const { doc } of programs.slice(1)) {
      doc.getText("challenge").insert(0, "Quietly. ");
    }
    await room.show(`${tables - 1} of`);
    await room.still("tables wrote in silence", silent);
    await room.while("pairs were formed", [{ type: "form-pairs" }], silent);
    await room.while("their words were shown", [{ type: "show-words" }], silent);

    await room.while(
      "turns came",
      [{ type: "go-to-phase", phase: "pitches" }],
      [...step, ".tables-body *"],
    );
    await room.while("the order was drawn", [{ type: "draw-turns", phase: "pitches" }], drawn);
    for (const table of [1, 2]) {
      await room.while(`table ${table} was called`, [{ type: "call-turn", table }]);
      await room.while("its end was signalled", [{ type: "signal-wrap-up", on: true }]);
      await room.later(2 * MINUTE);
      await room.still("its time was up");
      await room.while("the room may answer", [{ type: "open-offers", open: true }]);
      await room.while("its turn ended", [{ type: "end-turn" }]);
    }
    await room.while("a table was skipped", [{ type: "skip-turn", phase: "pitches", table: 3 }]);
    await room.while("all was taken back", [{ type: "undo" }]);

    cable.let("nothing");
    for (const page of room.pages) {
      await expect(page.getByText("Connected", { exact: true })).toHaveCount(0);
    }
    await room.still("the connection was lost");
  });
}

test("[W45] [M19] nothing moves on a helper's page, be it on a phone, by what others do", async ({
  venue,
}) => {
  test.setTimeout(300_000);
  venue.troubled = true;
  const tables = 20;
  const workshop = await venue.workshop("Still", Array(tables).fill("Detroit, MI"));
  const cable = await venue.layCable();
  const helpers: Dashboard[] = [];
  for (const [index, size] of helperSizes.entries()) {
    const language = index % 2 === 0 ? "en-US" : "es-MX";
    const helper = new Dashboard(await venue.help(workshop, { size, cable, language }));
    await expect(helper.page.locator(".topbar-status[data-status=open]")).toBeVisible();
    await expect(helper.page.locator(".tables-order")).toContainText(/Sorted|Ordenad/);
    await watchLayout(helper.page);
    helpers.push(helper);
  }
  const room = new Untouched(venue, workshop, helpers, tables);
  const { address } = venue.server;

  const programs: WebsocketProvider[] = [];
  for (let table = 1; table <= tables; table++) {
    programs.push(await sit(address, workshop, `Ana ${table}`, table));
  }
  await room.show(new RegExp(`${tables} (people|personas)`));
  await room.still("people joined");
  const step = [".grid *", ".foot-links", ".timer *"];
  await room.while("a step began", [{ type: "go-to-phase", phase: "scan" }], step);
  await room.while("the clock ran", [{ type: "start-timer" }]);
  for (const [index, program] of programs.entries()) {
    fill(program, workOf(index + 1), "scan");
  }
  await room.while("tables found much", []);
  await room.later(11 * MINUTE);
  await room.still("the time was up");
  const called = [1, 2, 3, 4, 5, 6];
  for (const table of called) {
    await callForHelp(address, workshop, "Wei", table);
  }
  await room.show(/^(Table|Mesa) 6$/);
  await room.helpCame(called);
  await room.while("a table was shown", [{ type: "show-table", table: 3 }]);
  for (const on of ["phones", "screen", "both"] as const) {
    await room.while(
      `a message went to ${on}`,
      [{ type: "send-message", text: LONG, table: null, on }],
      [".messages", ".messages *"],
    );
  }
  await room.while("a table had more time", [{ type: "extra-time", table: 2, ms: 2 * MINUTE }]);
  await room.while("another step began", [{ type: "go-to-phase", phase: "prepare" }], step);
  await room.while("its clock ran", [{ type: "start-timer" }]);
  const silent = [".timer-note"];
  await room.while(
    "a silence began",
    [{ type: "ask-for-silence", phase: "prepare", on: true }],
    silent,
  );
  await room.while("their words were shown", [{ type: "show-words" }], silent);
  await room.while(
    "turns came",
    [{ type: "go-to-phase", phase: "pitches" }],
    [...step, ".tables-body *"],
  );
  await room.while("a table was called", [{ type: "call-turn", table: 1 }]);
  await room.while("the room may answer", [{ type: "open-offers", open: true }]);
  await room.while("its turn ended", [{ type: "end-turn" }]);
  cable.let("nothing");
  for (const page of room.pages) {
    await expect(page.locator(".topbar-status[data-status=open]")).toHaveCount(0);
  }
  await room.still("the connection was lost");
});

for (const tables of [12, 30]) {
  test(`[W45] [W44] [M30] [M32] no card of ${tables} tables moves as others add, merge and take back, and steps only rest`, async ({
    venue,
  }) => {
    const workshop = await venue.workshop("Still", Array(tables).fill("Detroit, MI"));
    const { address } = venue.server;
    for (let table = 1; table <= tables; table++) {
      await takeSeat(address, workshop, `Ana ${table}`, table);
    }
    // By need, by number, and those of one state.
    const desks: Dashboard[] = [];
    for (const [index, size] of sizes.entries()) {
      const desk = new Dashboard(await venue.facilitate(workshop, { size }));
      const { page } = desk;
      await desk.open();
      await expect(page.getByText(/^Sorted/)).toBeVisible();
      await expect(page.locator(".need[data-need=offline] .need-count")).toHaveText(`${tables}`);
      await desk.settled();
      if (index > 0) {
        const name = index === 1 ? "By number" : /Offline/;
        await page.locator(".board").getByRole("button", { name }).first().click();
      }
      await watchLayout(page);
      desks.push(desk);
    }
    const room = new Untouched(venue, workshop, desks, tables);
    const expectDensity = async (density: string) => {
      for (const page of room.pages) {
        await expect(page.locator(".grid")).toHaveAttribute("data-density", density);
      }
    };
    // A table without people is not among those that the third shows.
    const shown = async (words: string) => {
      for (const page of room.pages.slice(0, 2)) {
        await expect(page.getByText(words).first()).toBeAttached();
      }
    };
    const [now, then] =
      tables === 12 ? (["wide", "close"] as const) : (["close", "dense"] as const);
    const { phases } = (await venue.state(workshop)).workshop;

    await room.while("two tables became one", [{ type: "merge-tables", from: 2, into: 5 }]);
    await room.show("Table 2 sits at table 5 now.");
    const stages = async () =>
      (await venue.state(workshop)).workshop.merges.map(({ stage }) => stage);
    await expect.poll(stages).toEqual(["joined"]);
    await room.still("their flipcharts were together");
    await room.while("they were two again", [{ type: "undo" }]);
    for (const page of room.pages) {
      await expect(page.locator(".place[data-gone=true]")).toHaveCount(0);
    }
    await expect.poll(stages).toEqual([]);
    await room.still("their flipcharts were, too");
    await room.while("a table came", [{ type: "add-table", place: "Gary, IN", label: "" }]);
    await shown("Gary, IN");
    await expectDensity(now);
    await room.while("it went", [{ type: "undo" }]);
    await shown(`Table ${tables + 1} is not there any more.`);
    await room.while("another came", [{ type: "add-table", place: "Flint, MI", label: "" }]);
    await shown("Flint, MI");
    // All but the first, which people gather in: what that is about, and so its cards, follows from what is before it.
    const [first = "", ...later] = phases.map(({ id }) => id);
    await room.while(
      "steps were in another order",
      [{ type: "reorder-phases", phases: [first, ...later.toReversed()] }],
      [".steps *"],
    );

    // What one asks for moves them, and closes the places that were left.
    await venue.command(workshop, { type: "merge-tables", from: 3, into: 5 });
    await room.show("Table 3 sits at table 5 now.");
    await expectDensity(now);
    for (const page of room.pages) {
      await page.getByRole("button", { name: "By number", exact: true }).click();
      await expect(page.getByText("sits at table 5 now.")).toHaveCount(0);
    }
    await expectDensity(now);
    await venue.command(workshop, { type: "add-table", place: "Erie, PA", label: "" });
    await shown("Erie, PA");
    await expectDensity(now);
    for (const page of room.pages) {
      await page.getByRole("button", { name: "By need", exact: true }).click();
    }
    await expectDensity(then);
  });
}

test("[W45] nothing moves in a dialog that is open by what tables do, and others at the front", async ({
  venue,
}) => {
  const tables = 6;
  const workshop = await venue.workshop("Still", Array(tables).fill("Detroit, MI"));
  const { address } = venue.server;
  await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
  const programs: WebsocketProvider[] = [];
  for (let table = 1; table <= tables; table++) {
    const program = await sit(address, workshop, `Ana ${table}`, table);
    fill(program, workOf(table), "scan");
    programs.push(program);
  }
  const desks: Dashboard[] = [];
  for (const open of ["Show QR", "Bridges", "People", "What happened", "Change steps"]) {
    const desk = new Dashboard(
      await venue.facilitate(workshop, { size: { width: 1024, height: 768 } }),
    );
    await desk.open();
    await desk.settled();
    const button = desk.page.getByRole("button", { name: open, exact: true });
    await ((await button.isVisible()) ? button.click() : desk.more(open));
    await expect(desk.page.getByRole("dialog")).toBeVisible();
    for (const fetching of ["Looking through all tables…", "Fetching what happened…"]) {
      await expect(desk.page.getByText(fetching)).toHaveCount(0);
    }
    await watchLayout(desk.page);
    desks.push(desk);
  }
  const room = new Untouched(venue, workshop, desks, tables);
  await room.while("the clock ran", [{ type: "start-timer" }]);
  await takeSeat(address, workshop, "Wei", 2);
  await room.while("somebody joined", []);
  const caller = await callForHelp(address, workshop, "Bo", 3);
  await room.while("a table called for help", [
    { type: "claim-help", table: 3, name: "Bartholomew-Alexander", since: null },
  ]);
  caller.terminate();
  await room.while("it was helped", [{ type: "clear-help", table: 3, since: null }]);
  await room.while("all were told something", [
    { type: "send-message", text: LONG, table: null, on: "both" },
  ]);
  await room.while("the clock was set", [{ type: "add-time", ms: MINUTE }]);
  await room.while("pens were down", [{ type: "lock", table: null }]);
  await room.while("pens were up", [{ type: "unlock", table: null }]);
  await room.while("steps had other lengths", [
    { type: "set-phase-lengths", lengths: { challenge: 3 * MINUTE, prepare: 9 * MINUTE } },
  ]);
  await room.while("something happens by itself", [
    { type: "set-automation", phase: "scan", advance: true, atWarning: LONG, atZero: LONG },
  ]);
  await room.while("joining was closed", [{ type: "close-joining" }]);
  await room.while("joining was open", [{ type: "open-joining" }]);
  // Behind it cards show what the step is about.
  await room.while(
    "another step began",
    [{ type: "go-to-phase", phase: "challenge" }],
    [".grid *"],
  );
  await room.while("a silence began", [{ type: "ask-for-silence", phase: "challenge", on: true }]);
  await room.while("words were shown", [{ type: "show-words" }]);
  for (const program of programs.slice(0, 2)) {
    program.disconnect();
  }
  await room.while("phones were offline", []);
  await venue.helperLink(workshop, "Kim");
  await room.while("a link was made", []);
});

test("[W45] [B4] [B7] nothing moves on the dashboard of a workshop that was brought back as phones come", async ({
  venue,
}) => {
  venue.troubled = true;
  const tables = 12;
  const workshop = await venue.workshop("Back", Array(tables).fill("Detroit, MI"));
  const { server } = venue;
  const { address } = server;
  const path = `${address}/api/workshops/${workshop.id}`;
  const paper = await fetch(`${path}/recovery-sheet`, {
    headers: { Authorization: `Bearer ${workshop.facilitatorToken}` },
  });
  const sheet = await paper.text();
  // Of these two tables the sheet does not know.
  const seats: { name: string; table: number; token: string }[] = [];
  for (const [name, table] of [
    ["Ana", 13],
    ["Ben", 14],
  ] as const) {
    await venue.command(workshop, { type: "add-table", place: "Gary, IN", label: "" });
    seats.push({ name, table, ...(await takeSeat(address, workshop, name, table)) });
  }
  await server.loseDisk();
  await server.start();
  const brought = await fetch(`${address}/api/recoveries`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: sheet,
  });
  expect(brought.status).toBe(201);
  const comeBack = async ({ name, table, token }: (typeof seats)[number]) => {
    const taken = await fetch(`${path}/seat`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify({ name, table, startedAt: null }),
    });
    expect(taken.status, await taken.text()).toBe(200);
  };

  const desks: Dashboard[] = [];
  for (const size of sizes) {
    const desk = new Dashboard(await venue.facilitate(workshop, { size }));
    await desk.open();
    await expect(desk.page.getByText("Brought back at")).toBeVisible();
    await expect(desk.page.getByText(/^Sorted/)).toBeVisible();
    await watchLayout(desk.page);
    desks.push(desk);
  }
  const room = new Untouched(venue, workshop, desks, tables);
  for (let table = 1; table <= 6; table++) {
    await takeSeat(address, workshop, `Eva ${table}`, table);
  }
  await room.show("Table 6: 1 phone, nothing on the flipchart");
  await room.while("phones came", []);
  for (let table = 6; table <= 9; table++) {
    writesChallenge(await sit(address, workshop, `Gil ${table}`, table));
  }
  await room.show("Table 6: 2 phones, flipchart is back");
  await room.while("flipcharts were back", []);
  await comeBack(seats[0] as (typeof seats)[number]);
  await room.show("Table 13: 1 phone, nothing on the flipchart (newer than the sheet)");
  await room.while("a table came that the sheet does not know", []);
  for (const { page } of desks) {
    await page.locator(".brought-back").getByRole("button", { name: "Dismiss" }).click();
    await expect(page.locator(".brought-back")).toHaveCount(0);
    await atRest(page);
  }
  await comeBack(seats[1] as (typeof seats)[number]);
  await room.show("Table 14: 1 phone, nothing on the flipchart (newer than the sheet)");
  await room.while("another came, and that was said once more", []);
});

function writesChallenge({ doc }: WebsocketProvider): void {
  doc.getText("challenge").insert(0, LONG);
}

/** What a table writes. */
function workOf(table: number): TableWork {
  return work[table % work.length] as TableWork;
}

function playersOf(table: number) {
  return workOf(table).players;
}

/** The rows of an order that was drawn are in another one. */
const drawn = [".order *"];
