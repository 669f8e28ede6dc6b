import type { Page } from "@playwright/test";
import { expectDigits, expectSameSecond, type Shown, wakeClocks } from "./clocks";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { expect, laptopSize, phoneSize, projectorSize, test } from "./venue";
import { type TableWork, work } from "./worksheet";

const name = "Delivering Outcomes: tech + innovation";
const smallPhone = { width: 320, height: 640 };

/** Nobody sets the clocks of the devices that people bring: by how much each is off, in ms. */
const wrongClock = (device: number) => [3_600_000, -90_000, 1_300, -86_400_000][device % 4] ?? 0;

test("the hour, from creation to report, with the worksheet's own material", async ({ venue }) => {
  const { server } = venue;
  const phones: Phone[] = [];
  const at = (table: number) => phones.filter((phone) => phone.table === table);
  const every = <T>(act: (phone: Phone, table: TableWork) => Promise<T>) =>
    Promise.all(phones.map((phone) => act(phone, work[phone.table - 1] as TableWork)));
  const firsts = <T>(act: (phone: Phone, table: TableWork) => Promise<T>) =>
    Promise.all(work.map((table) => act(at(table.table)[0] as Phone, table)));

  let desk: Dashboard;
  let screen: Page;
  let workshop: { id: string; facilitatorToken: string };
  const clocks = (): Shown[] => [
    { who: "the dashboard", page: desk.page },
    { who: "the screen", page: screen },
    ...phones.map((phone) => ({ who: `${phone.name}'s phone`, page: phone.page })),
  ];
  const timer = async () => (await venue.state(workshop)).workshop.timer;
  /** Lets time pass on the server; the pages learn of it as after a sleep. */
  const pass = async (ms: number) => {
    await server.advance(ms);
    await wakeClocks(clocks().map(({ page }) => page));
  };
  /** Lets time pass until so much is left of the clock that runs. */
  const passUntilLeft = async (ms: number) =>
    pass(((await timer()).deadline as number) - ms - server.now());
  const together = async () => {
    const { deadline } = await timer();
    await expectSameSecond(server, deadline as number, clocks());
  };

  await test.step("the facilitator creates it: a name, and a city for each of four tables", async () => {
    const page = await venue.open("/", { size: laptopSize });
    await page.getByLabel("Name of the workshop").fill(name);
    await page.getByLabel("Number of tables").fill("4");
    for (const { table, city } of work) {
      await page.getByLabel(`City, table ${table}`, { exact: true }).fill(city);
    }
    await picture(page, "home-create");
    await page.getByRole("button", { name: "Create the workshop" }).click();
    await expect(page.getByRole("heading", { name: `“${name}” is ready` })).toBeFocused();
    await picture(page, "home-created");
    await page.getByRole("link", { name: "Open dashboard" }).click();
    await page.waitForURL(/\/facilitate\//);
    desk = new Dashboard(page);
    await desk.open();
    const id = new URL(page.url()).pathname.split("/")[2] as string;
    const cookies = await page.context().cookies();
    const token = cookies.find((cookie) => cookie.name === `charrette-facilitator-${id}`);
    workshop = { id, facilitatorToken: token?.value as string };
  });

  await test.step("the screen shows how to get in", async () => {
    await desk.page.getByRole("button", { name: "Show QR" }).click();
    const share = desk.page.getByRole("dialog");
    const link = await share.getByLabel("Room screen link").inputValue();
    await picture(desk.page, "dashboard-share");
    await desk.closeDialog();
    screen = await venue.open(new URL(link).pathname + new URL(link).hash, {
      size: projectorSize,
      clock: wrongClock(0),
    });
    const { joinCode } = (await venue.state(workshop)).workshop;
    await expect(
      screen.getByText(`${joinCode.slice(0, 3)} ${joinCode.slice(3)}`).first(),
    ).toBeVisible();
    const qr = screen.getByRole("img", { name: /QR/ });
    await expect(qr).toBeVisible();
    await picture(screen, "screen-lobby-empty");
    await picture(desk.page, "dashboard-lobby-empty");
  });

  await test.step("people scan, type a first name, and sit down; one types the code by hand", async () => {
    const { joinCode } = (await venue.state(workshop)).workshop;
    for (const { table, city, people } of work) {
      for (const person of people) {
        if (person === "Ben") {
          continue; // he comes late
        }
        if (person === "Amara") {
          const page = await venue.open("/", { size: phoneSize });
          await page
            .getByLabel("Join code")
            .fill(`${joinCode.slice(0, 3)} ${joinCode.slice(3)}`.toLowerCase());
          await page.getByRole("radio", { name: city }).check();
          const amara = new Phone(page, person, table);
          await picture(page, "join");
          await amara.sitDown();
          phones.push(amara);
          continue;
        }
        const size = person === "Wei" ? smallPhone : phoneSize;
        const device = { size, clock: wrongClock(phones.length) };
        phones.push(await Phone.join(venue, { joinCode }, { name: person, table, device }));
      }
    }
    await expect(desk.page.getByText("7 people").first()).toBeVisible();
    await expect(screen.getByText("7 people are in")).toBeVisible();
    await picture(screen, "screen-lobby");
    await picture((phones[0] as Phone).page, "phone-lobby");
    await picture(desk.page, "dashboard-lobby");
  });

  await test.step("the scan runs, and every page shows the same second", async () => {
    await desk.goTo("Scan the ecosystem");
    await expectDigits(clocks(), "5:00");
    await desk.press("Start");
    await expect.poll(async () => (await timer()).state).toBe("running");
    await together();
  });

  await test.step("tables write what they find, and it is there for both people", async () => {
    await firsts(async (phone, table) => {
      for (const player of table.players) {
        await phone.addPlayer(player);
      }
      await phone.partner(table.partnership.from, table.partnership.to, table.partnership.note);
    });
    await picture((at(1)[0] as Phone).page, "phone-scan");
    await every(async (phone, table) => {
      await phone.star(table.star);
    });
    await every(async (phone, table) => {
      await expect(
        phone.card(table.star).getByRole("button", { name: /^Star/ }),
      ).toHaveAccessibleName(
        `Star ${table.star}: ${at(table.table).length} star${at(table.table).length > 1 ? "s" : ""}`,
      );
      const { from, to, note } = table.partnership;
      await expect(
        phone.page.getByRole("listitem").filter({ hasText: note }).first(),
      ).toContainText(new RegExp(`${from}|${to}`));
    });
    await firsts(async (phone, table) => {
      await phone.find(table.finding.sector, table.finding.text);
      await phone.expectSaved();
    });
    for (const table of work) {
      await expect(desk.card(table.table)).toContainText(`${table.players.length} players`);
    }
    await picture((at(2)[0] as Phone).page, "phone-findings");
    await firsts((phone) => phone.half("Players"));
    await picture((at(1)[1] as Phone).page, "phone-scan-starred");
    await picture((at(2)[1] as Phone).page, "phone-scan-320");
    await (at(1)[0] as Phone).sheet("Map");
    await picture((at(1)[0] as Phone).page, "phone-map");
    await (at(1)[0] as Phone).sheet("Scan");
    await picture(screen, "screen-scan");
    await picture(desk.page, "dashboard-scan");
  });

  await test.step("the clock warns at 1:00 and at 0:15, and counts over after the end", async () => {
    await expect(screen.getByRole("timer").first()).toHaveAttribute("data-level", "normal");
    await passUntilLeft(59_500);
    await together();
    for (const { who, page } of clocks()) {
      await expect(page.getByRole("timer").first(), who).toHaveAttribute("data-level", "amber");
    }
    await picture(desk.page, "dashboard-scan-amber");
    await passUntilLeft(14_500);
    await Promise.all(
      clocks().map(({ who, page }) =>
        expect(page.getByRole("timer").first(), who).toHaveAttribute("data-level", "red"),
      ),
    );
    await together();
    await picture(screen, "screen-scan-red");
    await passUntilLeft(-7_000);
    await together();
    for (const { who, page } of clocks()) {
      await expect(page.getByRole("timer").first(), who).toHaveAttribute("data-level", "over");
      await expect(page.getByRole("timer").first(), who).toContainText(/\+0:\d\d/);
    }
    await picture(desk.page, "dashboard-overtime");
    await picture(screen, "screen-overtime");
    await picture((phones[0] as Phone).page, "phone-overtime");
  });

  await test.step("one minute more, pause, resume, one minute less, reset", async () => {
    await desk.press("+1 min");
    await expect(desk.clock.getByRole("timer")).not.toHaveAttribute("data-level", "over");
    await together();
    await desk.press("Pause");
    await expect(desk.clock.getByRole("button", { name: "Resume" })).toBeVisible();
    const paused = await timer();
    const digits = await desk.clock.getByText(/^\d+:\d\d$/).innerText();
    await pass(30_000);
    await expectDigits(clocks(), digits);
    for (const { who, page } of clocks()) {
      await expect(page.getByText("Paused").first(), who).toBeVisible();
    }
    await picture((phones[0] as Phone).page, "phone-paused");
    await picture(screen, "screen-paused");
    expect(await timer()).toEqual(paused);
    await desk.press("−1 min");
    await expectDigits(clocks(), "0:00");
    await desk.press("+1 min");
    // A control says which state it was given in; so the page must have heard of the last one.
    await expectDigits(clocks(), "1:00");
    await desk.press("Resume");
    await expect.poll(async () => (await timer()).state).toBe("running");
    await together();
    await desk.reset();
    await expectDigits(clocks(), "5:00");
  });

  await test.step("forth to the challenge, back to the scan and forth again: nothing is lost", async () => {
    await desk.goTo("Pick the challenge");
    await expectDigits(clocks(), "8:00");
    await every((phone) =>
      expect(phone.page.getByText("Pick the challenge").first()).toBeVisible(),
    );
    await desk.goTo("Scan the ecosystem");
    await expectDigits(clocks(), "5:00");
    await every((phone, table) => expect(phone.card(table.star)).toBeVisible());
    await desk.goTo("Pick the challenge");
    await desk.press("Start");
    await expect.poll(async () => (await timer()).state).toBe("running");
    await together();
  });

  await test.step("one table gets extra time, the others do not", async () => {
    const dialog = await desk.openTable(2);
    await dialog.getByRole("group", { name: "Extra time" }).getByText("+1 min").click();
    await expect(dialog.getByText(/^\u2066\+1:00\u2069 extra now$/)).toBeVisible();
    await picture(desk.page, "dashboard-table");
    await desk.closeDialog();
    const { deadline } = await timer();
    await expectSameSecond(
      server,
      deadline as number,
      clocks().map((shown) => ({
        ...shown,
        extra: at(2).some(({ page }) => page === shown.page) ? 60_000 : 0,
      })),
    );
  });

  await test.step("a message to all reaches every phone, stays until dismissed, and meets who comes late", async () => {
    const text = "Coffee is at the back of the room.";
    await desk.sayToAll(text);
    await every((phone) => expect(phone.page.getByText(text)).toBeVisible());
    await picture((phones[0] as Phone).page, "phone-message");
    const first = phones[0] as Phone;
    await first.page
      .locator(".banner")
      .filter({ hasText: text })
      .getByRole("button", { name: "Dismiss" })
      .click();
    await expect(first.page.getByText(text)).toHaveCount(0);

    const { joinCode } = (await venue.state(workshop)).workshop;
    const ben = await Phone.join(venue, { joinCode }, { name: "Ben", table: 4 });
    phones.push(ben);
    await expect(ben.page.getByText(text)).toBeVisible();
    await ben.sheet("Scan");
    await expect(ben.card("What Works Cities")).toBeVisible();
    await ben.sheet("Challenge");
    await desk.page.getByRole("button", { name: `Take back “${text}”` }).click();
    await every((phone) => expect(phone.page.getByText(text)).toHaveCount(0));
  });

  await test.step("a table asks for help, and the facilitator comes", async () => {
    const fatima = at(3)[0] as Phone;
    const help = fatima.page.getByRole("button", { name: "Help" });
    await help.click();
    await expect(desk.helpQueue).toContainText("Table 3");
    await expect(desk.card(3)).toContainText("Needs help");
    await expect(help).toHaveAttribute("aria-pressed", "true");
    await picture(desk.page, "dashboard-help");
    await picture(fatima.page, "phone-help");
    await desk.page.getByRole("button", { name: "Done: table 3 was helped" }).click();
    await expect(desk.helpQueue.getByRole("listitem")).toHaveCount(0);
    await expect(help).toHaveAttribute("aria-pressed", "false");
  });

  await test.step("pens down: nobody can write until pens are up again", async () => {
    await firsts((phone) => expect(phone.field("challenge")).toBeEditable());
    await desk.room.getByRole("button", { name: "Pens down" }).click();
    await every((phone) => expect(phone.page.getByText("Pens down").first()).toBeVisible());
    await every((phone) => expect(phone.field("challenge")).not.toBeEditable());
    await picture((phones[0] as Phone).page, "phone-pens-down");
    await desk.room.getByRole("button", { name: "Pens up" }).click();
    await every((phone) => expect(phone.field("challenge")).toBeEditable());
  });

  await test.step("each table writes its challenge, and the dashboard shows it as it is typed", async () => {
    const amara = at(1)[0] as Phone;
    const [detroit] = work;
    const words = (detroit as TableWork).challenge;
    await amara.type("challenge", words.slice(0, 30));
    await expect(desk.card(1)).toContainText(words.slice(0, 29));
    await expect(desk.card(1)).toContainText("Typing");
    await picture(desk.page, "dashboard-typing");
    await expect((at(1)[1] as Phone).page.locator(".caret[data-name=Amara]")).toBeVisible();
    await picture((at(1)[1] as Phone).page, "phone-challenge-caret");
    await firsts(async (phone, table) => {
      await phone.write("challenge", table.challenge);
      await phone.page
        .getByRole("radio", {
          name: table.source === "case" ? "The case study" : "What we know ourselves",
        })
        .check();
      await phone.expectSaved();
    });
    for (const table of work) {
      await expect(desk.card(table.table)).toContainText(table.challenge);
    }
  });

  await test.step("pitches are prepared, while the screen shows the wall of challenges that was chosen for it", async () => {
    await firsts((phone) => phone.page.locator("body").click({ position: { x: 5, y: 5 } }));
    await desk.goTo("Prepare the pitch");
    await expectDigits(clocks(), "8:00");
    await expect(screen.locator("[data-scene=found]")).toBeVisible();
    await desk.scene("Our challenge").click();
    for (const table of work) {
      await expect(screen.getByText(table.challenge)).toBeVisible();
    }
    await picture(screen, "screen-wall");
    await firsts(async (phone, table) => {
      await phone.sheet("Pitch");
      await expect(phone.page.getByText(table.challenge).first()).toBeVisible();
      await phone.write("strategy", table.strategy);
      await phone.write("pitch", table.pitch);
      await phone.present(table.presenter);
      await phone.page.getByRole("button", { name: "We’re ready" }).click();
      await phone.expectSaved();
    });
    const words = (work[0] as TableWork).pitch.split(/\s+/).length;
    const seconds = Math.round((words * 60) / 140);
    await expect((at(1)[0] as Phone).page.getByText(`about ${seconds} s to say`)).toBeVisible();
    await picture((at(1)[0] as Phone).page, "phone-pitch");
    await (at(1)[0] as Phone).page.getByRole("button", { name: "Rehearse aloud" }).click();
    await (at(1)[0] as Phone).page
      .getByRole("dialog")
      .getByRole("button", { name: "Start" })
      .click();
    await picture((at(1)[0] as Phone).page, "phone-rehearsal");
    await (at(1)[0] as Phone).page
      .getByRole("dialog")
      .getByRole("button", { name: "Close", exact: true })
      .click();
    for (const table of work) {
      await expect(desk.card(table.table)).toContainText("Ready");
    }
    await picture(desk.page, "dashboard-prepare");
  });

  await test.step("the order is drawn, a table is called, its minute runs, the next one is told", async () => {
    await desk.goTo("Pitches");
    await desk.turns.getByRole("button", { name: "Draw a random order" }).click();
    const order = async () => (await venue.state(workshop)).workshop.turns.pitches?.order ?? [];
    await expect.poll(async () => (await order()).toSorted()).toEqual([1, 2, 3, 4]);
    // So that the rest of the hour can be told: 3, 1, 4, 2, by the buttons beside the list.
    await venue.command(workshop, {
      type: "order-turns",
      phase: "pitches",
      order: [3, 1, 4, 2],
    });
    await picture(desk.page, "dashboard-pitches");
    await picture(screen, "screen-before-pitches");

    await desk.turns.getByRole("button", { name: "Call table 3", exact: true }).click();
    await expect.poll(async () => (await timer()).state).toBe("running");
    await together();
    const third = work[2] as TableWork;
    await expect(screen.getByText(third.challenge)).toBeVisible();
    await expect(screen.getByText(third.pitch)).toBeVisible();
    await expect(screen.getByText(third.presenter).first()).toBeVisible();
    await expect(screen.getByText("Table 1 · Detroit, MI")).toBeVisible();
    for (const phone of at(3)) {
      await expect(phone.page.locator(".lamp-word")).toHaveText("Time to speak");
    }
    for (const phone of at(1)) {
      await expect(phone.page.getByText("You’re next.").first()).toBeVisible();
    }
    await expect((at(4)[0] as Phone).page.getByText("You’re next.")).toHaveCount(0);
    await picture(screen, "screen-pitch");
    await picture((at(3)[0] as Phone).page, "phone-on");
    await picture((at(1)[0] as Phone).page, "phone-next");
    await picture(desk.page, "dashboard-pitch-running");
  });

  await test.step("the screen shows the pitch while it is still being changed", async () => {
    const fatima = at(3)[0] as Phone;
    await fatima.sheet("Pitch");
    await fatima.type("pitch", " Join us on Saturday.");
    await expect(
      screen.getByText(`${(work[2] as TableWork).pitch} Join us on Saturday.`),
    ).toBeVisible();
    await expect((at(4)[0] as Phone).page.getByText("Join us on Saturday.")).toBeVisible();
  });

  await test.step("the minute warns at 0:20 and 0:10, and counts over", async () => {
    await passUntilLeft(19_500);
    await expect(screen.getByRole("timer").first()).toHaveAttribute("data-level", "amber");
    await together();
    await passUntilLeft(9_500);
    await expect(screen.getByRole("timer").first()).toHaveAttribute("data-level", "red");
    await together();
    await picture(screen, "screen-pitch-red");
    await passUntilLeft(-4_000);
    await together();
    await expect(screen.getByRole("timer").first()).toContainText(/\+0:\d\d/);
    await picture(screen, "screen-pitch-overtime");
    await picture((at(3)[1] as Phone).page, "phone-pitch-overtime");
  });

  await test.step("the screen goes blank and lights again", async () => {
    await desk.room.getByRole("button", { name: "Blank screen" }).click();
    await expect(screen.locator("[data-scene=blank]")).toBeVisible();
    await expect(screen.getByText((work[2] as TableWork).challenge)).toHaveCount(0);
    await picture(screen, "screen-blank");
    await desk.room.getByRole("button", { name: "Light the screen" }).click();
    await expect(screen.getByText((work[2] as TableWork).challenge)).toBeVisible();
  });

  await test.step("the others pitch in their order, and the last one ends it", async () => {
    for (const table of [1, 4, 2]) {
      await desk.turns.getByRole("button", { name: `Call table ${table}`, exact: true }).click();
      await expect(screen.getByText((work[table - 1] as TableWork).pitch)).toBeVisible();
      await together();
    }
    await desk.turns.getByRole("button", { name: "This table is done" }).click();
    await expect(desk.turns.getByText("Every table has had its turn.")).toBeVisible();
    expect((await venue.state(workshop)).workshop.turns.pitches).toMatchObject({
      order: [],
      done: [3, 1, 4, 2],
      presenting: null,
      set: true,
      wrapUp: false,
    });
    await picture(screen, "screen-after-pitches");
  });

  await test.step("the end: thanks on every phone, and everything in the report", async () => {
    await desk.goTo("Wrap-up");
    await firsts((phone) =>
      phone.page.getByRole("navigation", { name: "Sheets" }).getByRole("button").first().click(),
    );
    await every((phone) => expect(phone.page.getByText(`Well done, ${phone.name}.`)).toBeVisible());
    await picture(screen, "screen-end");
    await picture((phones[0] as Phone).page, "phone-end");
    await picture(desk.page, "dashboard-end");

    await desk.page.getByText("Export", { exact: true }).click();
    await picture(desk.page, "dashboard-export");
    const [report] = await Promise.all([
      desk.page.context().waitForEvent("page"),
      desk.page.getByRole("link", { name: "Report as a web page" }).click(),
    ]);
    venue.watch(report);
    await report.waitForLoadState();
    await picture(report, "report");
    const texts: Record<string, string> = { html: await report.locator("body").innerText() };
    for (const format of ["md", "csv", "json"]) {
      const answer = await report.request.get(
        `${server.address}/api/workshops/${workshop.id}/report.${format}`,
      );
      expect(answer.status(), format).toBe(200);
      texts[format] = await answer.text();
    }
    for (const [format, text] of Object.entries(texts)) {
      const flat = text.replaceAll(/\s+/g, " ").replaceAll("\\", "");
      for (const table of work) {
        const pitch = table.table === 3 ? `${table.pitch} Join us on Saturday.` : table.pitch;
        for (const words of [
          table.city,
          table.challenge,
          table.strategy,
          pitch,
          table.presenter,
          table.finding.text,
          table.partnership.note,
          ...table.players.flatMap((player) => [player.name, player.note]),
        ]) {
          expect.soft(flat, `${format}: ${words}`).toContain(words);
        }
        for (const { link } of table.players) {
          if (link !== "") {
            expect.soft(flat, format).toContain(new URL(link).hostname);
          }
        }
      }
    }
    const pdf = await report.request.get(
      `${server.address}/api/workshops/${workshop.id}/report.pdf`,
    );
    expect(pdf.status()).toBe(200);
    expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
  });
});
