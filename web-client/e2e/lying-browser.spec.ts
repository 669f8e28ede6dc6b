import { expectSameSecond } from "./clocks";
import { closeDatabases, type Lies, letLie, lie } from "./lies";
import { Phone } from "./phone";
import { type Created, expect, phoneSize, test, type Venue } from "./venue";
import type { PlayerFound } from "./worksheet";

/** A phone whose browser lies from the first page on. */
async function lyingPhone(
  venue: Venue,
  workshop: Created,
  name: string,
  lies: Lies = {},
  table = 1,
): Promise<Phone & { cut(): void; mend(): void }> {
  const cable = await venue.layCable();
  const page = await venue.open("/", { size: phoneSize, cable });
  await letLie(page.context(), lies);
  await page.goto(`${cable.address}/j/${workshop.joinCode}/${table}`);
  const phone = new Phone(page, name, table);
  await phone.sitDown();
  await phone.sheet("Challenge");
  return Object.assign(phone, {
    cut: () => cable.let("pages"),
    mend: () => cable.let("everything"),
  });
}

async function neighbour(venue: Venue, workshop: Created): Promise<Phone> {
  const phone = await Phone.join(venue, workshop, { name: "Wei", table: 1 });
  await phone.sheet("Challenge");
  return phone;
}

/** Opens the page again, once nothing would be lost by it, at the challenge. */
async function reload(phone: Phone): Promise<void> {
  await phone.reload();
  await phone.sheet("Challenge");
}

const pill = (phone: Phone) => phone.page.locator("[data-saving]");

test.beforeEach(({ venue }) => {
  venue.troubled = true;
});

test("what a neighbour writes takes nobody's focus, where browsers give it to whatever is written to", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Grabbed", ["Gary, IN"]);
  const luis = await lyingPhone(venue, workshop, "Luis", { fields: "grab" });
  const wei = await neighbour(venue, workshop);
  const { keyboard } = luis.page;
  await luis.sheet("Pitch");
  await wei.sheet("Pitch");
  const [pitch, strategy] = [luis.field("pitch"), luis.field("strategy")];
  await luis.type("pitch", "We ask ");
  await wei.type("strategy", "Meet first.");
  await expect(strategy).toHaveValue("Meet first.");
  await expect(pitch).toBeFocused();
  await keyboard.type("for rooms.");
  await expect(pitch).toHaveValue("We ask for rooms.");

  // Who comes back goes on where they were.
  await keyboard.press("Home");
  await strategy.focus();
  await expect(wei.field("pitch")).toHaveValue("We ask for rooms.");
  await wei.type("pitch", " Today.");
  await expect(pitch).toHaveValue("We ask for rooms. Today.");
  await expect(strategy).toBeFocused();
  await pitch.focus();
  await keyboard.type("Now: ");
  await expect(pitch).toHaveValue("Now: We ask for rooms. Today.");
});

for (const said of [true, false]) {
  test(`the browser closes the database in mid-sentence, ${said ? "and says so" : "unsaid"}`, async ({
    venue,
  }) => {
    const workshop = await venue.workshop("Closed", ["Gary, IN"]);
    const luis = await lyingPhone(venue, workshop, "Luis");
    const wei = await neighbour(venue, workshop);
    await luis.type("challenge", "Buses run ");
    await luis.expectSaved();
    await closeDatabases(luis.page, said);
    await luis.type("challenge", "late ");
    await luis.expectSaved();
    await expect(wei.field("challenge")).toHaveValue("Buses run late ");
    // The phone keeps words again.
    luis.cut();
    await luis.type("challenge", "at night");
    await luis.expectOnlyHere();
    await reload(luis);
    await expect(luis.field("challenge")).toHaveValue("Buses run late at night");
    await luis.expectOnlyHere();
    luis.mend();
    await luis.expectSaved();
    await expect(wei.field("challenge")).toHaveValue("Buses run late at night");
  });
}

test("neither the database nor the memory answers: one can type all the same", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Silent", ["Gary, IN"]);
  const luis = await lyingPhone(venue, workshop, "Luis", { storage: "silent", memory: "throws" });
  await luis.type("challenge", "Buses run late");
  await luis.expectSaved();
  const wei = await neighbour(venue, workshop);
  await expect(wei.field("challenge")).toHaveValue("Buses run late");
});

test("no network, and storage or memory that throws, is full or silent: it is said, asked before closing, and mended", async ({
  venue,
}) => {
  const places = ["Gary, IN", "Flint, MI", "Akron, OH", "Detroit, MI"];
  const workshop = await venue.workshop("Losing", places);
  const loses = async (lies: Lies, table: number) => {
    const luis = await lyingPhone(venue, workshop, "Luis", lies, table);
    luis.cut();
    await luis.type("challenge", "Buses run late");
    await expect(pill(luis)).toHaveText(/closing loses it/);
    await expect(luis.page.getByText("Leave this page open")).toBeVisible();
    expect(await luis.wouldAsk()).toBe(true);

    await lie(luis.page, {});
    await luis.expectOnlyHere();
    if (lies.memory === undefined) {
      await reload(luis);
    }
    await expect(luis.field("challenge")).toHaveValue("Buses run late");
    luis.mend();
    await luis.expectSaved();
  };
  await Promise.all([
    loses({ storage: "throws" }, 1),
    loses({ storage: "full" }, 2),
    loses({ storage: "silent" }, 3),
    // Stored words of which nothing says that the server lacks them are taken for known later on.
    loses({ memory: "full" }, 4),
  ]);
});

test("half-typed words that the phone does not remember: it is asked before closing, and no more once it does", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Half typed", ["Gary, IN"]);
  const luis = await lyingPhone(venue, workshop, "Luis", { memory: "throws" });
  await luis.sheet("Scan");
  const name = luis.page.getByRole("textbox", { name: "Name (player)" });
  await name.fill("Land ba");
  await expect.poll(() => luis.wouldAsk()).toBe(true);
  await lie(luis.page, {});
  await expect.poll(() => luis.wouldAsk()).toBe(false);
  await luis.page.reload();
  await luis.sheet("Scan");
  await expect(name).toHaveValue("Land ba");
});

test("moved while there was no network: the words for the old table are shown at the new one", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Luggage", ["Gary, IN", "Flint, MI"]);
  const luis = await lyingPhone(venue, workshop, "Luis");
  luis.cut();
  await luis.type("challenge", "Buses run late");
  await luis.expectOnlyHere();
  const { participants } = (await venue.state(workshop)).workshop;
  await venue.command(workshop, {
    type: "move-participant",
    participant: participants.find(({ name }) => name === "Luis")?.id ?? "",
    table: 2,
  });
  // Also when the page is opened again before it learns of the move, or before anybody has read of it.
  await reload(luis);
  luis.mend();
  const moved = luis.page.getByText("You now sit at Table 2");
  await expect(moved).toBeVisible();
  await luis.page.reload();
  await expect(moved).toBeVisible();
  const shown = luis.page.getByLabel("may not have reached the others");
  await expect(shown).toHaveValue("Table 1 · Gary, IN\n\nBuses run late");
  await luis.page.locator(".banner").filter({ has: moved }).getByRole("button").click();
  await luis.page.reload();
  await expect(shown).toHaveValue("Table 1 · Gary, IN\n\nBuses run late");
  await expect(moved).toHaveCount(0);
  await luis.page.getByRole("button", { name: "Throw away" }).click();
  await expect(shown).toHaveCount(0);
});

test("moved with more than texts: all is shown, and the copy stays on the phone until it is thrown away", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Luggage", ["Gary, IN", "Flint, MI"]);
  const luis = await lyingPhone(venue, workshop, "Luis");
  const { page } = luis;
  const copies = () =>
    page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  luis.cut();
  await luis.type("challenge", "Buses run late");
  await page.getByLabel("What we know ourselves").check();
  await luis.sheet("Scan");
  const library: PlayerFound = {
    name: "Library",
    sector: "learn",
    note: "Rooms",
    link: "library.example.org",
  };
  await luis.addPlayer(library);
  await luis.addPlayer({ name: "Land bank", sector: "gov", note: "Lots", link: "" });
  await luis.partner("Library", "Land bank", "");
  await luis.sheet("Pitch");
  await luis.present("Luis");
  await luis.expectOnlyHere();
  const { participants } = (await venue.state(workshop)).workshop;
  await venue.command(workshop, {
    type: "move-participant",
    participant: participants.find(({ name }) => name === "Luis")?.id ?? "",
    table: 2,
  });
  await reload(luis);
  luis.mend();
  const shown = page.getByLabel("may not have reached the others");
  await expect(shown).toHaveValue(/^Table 1 · Gary, IN\n\n/);
  const words = await shown.inputValue();
  for (const part of [
    "Buses run late",
    "Library (Learning & making): Rooms – https://library.example.org/",
    "Land bank (Local government): Lots",
    "Library ↔ Land bank",
    "Presenter: Luis",
  ]) {
    expect(words).toContain(part);
  }
  expect(words.split("\n\n")).toContain("What we know ourselves");
  expect(await copies()).toContain(`charrette/${workshop.id}/1`);
  await page.reload();
  await expect(shown).toHaveValue(words);
  // Found again, they are shown once.
  await expect(page.getByText("You now sit at Table 2")).toBeVisible();
  await expect(shown).toHaveValue(words);
  // Also in two languages.
  await page.getByRole("button", { name: "Lobby" }).click();
  await page.getByLabel("Language").selectOption("es");
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await page.reload();
  await expect(page.getByText("Ahora estás en")).toBeVisible();
  await page.getByLabel("Idioma").selectOption("en");
  await expect(shown).toHaveValue(words);
  // The copy is not opened in a visit without a network, and goes with its words all the same.
  await lie(page, { calls: "hang", sockets: "mute" });
  await page.reload();
  await page.getByRole("button", { name: "Throw away" }).click();
  await expect(shown).toHaveCount(0);
  expect(await copies()).toContain(`charrette/${workshop.id}/1`);
  await lie(page, {});
  await page.reload();
  await expect.poll(copies).not.toContain(`charrette/${workshop.id}/1`);
  await expect(shown).toHaveCount(0);
  await page.reload();
  await expect(page.getByText("You now sit at Table 2")).toBeVisible();
  await luis.sheet("Challenge");
  await expect(luis.field("challenge")).toHaveValue("");
  await expect(shown).toHaveCount(0);
});

test("two pages of one person, and one has all saved: the words of the other are shown all the same, when it is gone", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Two pages", ["Gary, IN"]);
  const luis = await lyingPhone(venue, workshop, "Luis");
  await luis.type("challenge", "Buses ");
  await luis.expectSaved();
  const second = new Phone(await luis.page.context().newPage(), "Luis", 1);
  await second.page.goto(luis.page.url());
  await second.sheet("Challenge");
  await expect(second.field("challenge")).toHaveValue("Buses ");
  await lie(second.page, { sockets: "mute" });
  await second.type("challenge", "run late");
  await expect(pill(second)).not.toHaveText(/^Saved/);
  await expect.poll(() => second.wouldAsk()).toBe(false);
  await luis.type("challenge", "often ");
  await luis.expectSaved();
  await second.page.close();

  await venue.command(workshop, { type: "start-afresh", table: 1 });
  await expect(luis.page.getByText("an empty flipchart")).toBeVisible();
  await luis.page.reload();
  const shown = luis.page.getByLabel("may not have reached the others");
  await expect(shown).toHaveValue(/run late/);
  await luis.page.getByRole("button", { name: "Throw away" }).click();
  // There is nothing more to find.
  await expect
    .poll(() =>
      luis.page.evaluate(() => Object.keys(localStorage).filter((key) => /unsaved/.test(key))),
    )
    .toEqual([]);
});

test("sockets that open and never speak, and calls that hang: one can type, and all of it arrives", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Mute", ["Gary, IN"]);
  const luis = await lyingPhone(venue, workshop, "Luis");
  await luis.type("challenge", "Buses ");
  await luis.expectSaved();
  await lie(luis.page, { sockets: "mute", calls: "hang", timers: "late" });
  await reload(luis);
  await luis.type("challenge", "run late");
  await expect(pill(luis)).not.toHaveText(/^Saved/);
  await lie(luis.page, {});
  luis.cut();
  luis.mend();
  await luis.expectSaved();
  const wei = await neighbour(venue, workshop);
  await expect(wei.field("challenge")).toHaveValue("Buses run late");
});

test("a browser that does not let its address be changed lets in by code and by link, and back from what is printed", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Fixed", ["Gary, IN"]);
  const page = await venue.open("/", { size: phoneSize });
  await letLie(page.context(), { address: "throws" });
  await page.reload();
  await page.getByLabel("Join code").fill(workshop.joinCode);
  await page.getByRole("radio", { name: /Gary, IN/ }).check();
  await new Phone(page, "Luis", 1).sitDown();

  const desk = await venue.open("/device");
  await letLie(desk.context(), { address: "throws" });
  await desk.goto(`${venue.server.address}/facilitate/${workshop.id}#${workshop.facilitatorToken}`);
  const codes = desk.getByRole("button", { name: "Show QR", exact: true });
  await codes.click();
  await desk.getByRole("button", { name: "Print a code for each table" }).click();
  await desk.getByRole("button", { name: "Back to the dashboard" }).click();
  await expect(codes).toBeVisible();
});

/** Numbers from 0 to 1 that depend on the seed only. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

for (const which of [1, 3, "drawn"] as const) {
  test(`whatever fails in whatever order (seed ${which}), what was called saved is on the server, the rest on the phone`, async ({
    venue,
  }) => {
    const seed = which === "drawn" ? Math.floor(Math.random() * 2 ** 31) : which;
    console.info(`Storm of seed ${seed}`);
    const workshop = await venue.workshop("Storm", ["Gary, IN"]);
    const luis = await lyingPhone(venue, workshop, "Luis");
    const wei = await neighbour(venue, workshop);
    const next = random(seed);
    const one = <T>(choices: readonly T[]): T => choices[Math.floor(next() * choices.length)] as T;
    let lies: Lies = {};
    const tell = (more: Lies) => {
      lies = { ...lies, ...more };
      return lie(luis.page, lies);
    };
    const troubles: readonly (() => Promise<void> | void)[] = [
      () => closeDatabases(luis.page, next() < 0.5),
      () =>
        tell({
          storage: one(["throws", "full", "silent", undefined]),
          memory: one(["throws", undefined]),
          timers: one(["late", undefined]),
        }),
      () =>
        tell({
          calls: one(["hang", undefined]),
          sockets: one(["mute", undefined]),
          clock: one([0, 3_600_000, -90_000]),
        }),
      // A word is begun to be composed, and nothing says that it is done.
      () => luis.field("challenge").dispatchEvent("compositionstart"),
      () => luis.cut(),
      () => luis.mend(),
      () =>
        luis.page.evaluate(
          (name) => {
            dispatchEvent(new Event(name));
            document.dispatchEvent(new Event("visibilitychange"));
            document.dispatchEvent(new Event("freeze"));
          },
          one(["pagehide", "pageshow", "online", "offline"]),
        ),
    ];
    let typed = "";
    for (let word = 0; word < 12; word++) {
      await one(troubles)();
      await luis.type("challenge", `${word} `);
      typed += `${word} `;
      if ((await pill(luis).getAttribute("data-saving")) === "saved") {
        await expect(wei.field("challenge")).toHaveValue(typed);
      }
    }
    luis.cut();
    await luis.type("challenge", "end");
    const { clock = 0 } = lies;
    await lie(luis.page, { clock });
    await luis.expectOnlyHere();
    await reload(luis);
    await expect(luis.field("challenge")).toHaveValue(`${typed}end`);
    luis.mend();
    await luis.expectSaved();
    await expect(wei.field("challenge")).toHaveValue(`${typed}end`);

    // Whatever its own clock says.
    await venue.command(workshop, { type: "go-to-phase", phase: "challenge" });
    await venue.command(workshop, { type: "start-timer" });
    const { deadline } = (await venue.state(workshop)).workshop.timer;
    await expectSameSecond(venue.server, deadline as number, [
      { who: "the phone", page: luis.page },
      { who: "its neighbour", page: wei.page },
    ]);
  });
}
