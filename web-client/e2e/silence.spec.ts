import type { Page } from "@playwright/test";
import { wakeClocks } from "./clocks";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { sit, takeSeat } from "./stock";
import { expect, laptopSize, test } from "./venue";

/** All that a page is told from its next socket on. */
function heardBy(page: Page): string[] {
  const told: string[] = [];
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => told.push(payload.toString())),
  );
  return told;
}

const words = { Ana: "Cellars flood", Bo: "Buses are late", Cleo: "Trees are felled" } as const;

test("[M38] [M39] [M40] [W46] [W48] [W49] each writes alone, then with a partner, then the table sees all", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Silent", ["Gary, IN", "Detroit, MI"]);
  const desk = new Dashboard(await venue.facilitate(workshop));
  const cable = await venue.layCable();
  const [ana, bo, cleo] = [
    await Phone.join(venue, workshop, { name: "Ana", table: 1 }),
    await Phone.join(venue, workshop, { name: "Bo", table: 1 }),
    await Phone.join(venue, workshop, { name: "Cleo", table: 1, device: { cable } }),
  ];
  const phones = [ana, bo, cleo];
  // With Cleo is somebody on a stock client.
  const dana = await sit(venue.server.address, workshop, "Dana", 1);
  const silence = desk.page.getByRole("region", { name: "Silent start" });
  await desk.settled();
  await expect(desk.page.locator(".roll-up > p")).toHaveText(
    "4 people have come, at 1 of 2 tables",
  );
  await silence.getByRole("button", { name: "Next step silently" }).click();
  await expect(desk.clock).toContainText("The next step begins silently.");
  await picture(desk.page, "silence-asked");
  await silence.getByRole("button", { name: "Not silently" }).click();
  await expect(desk.clock).not.toContainText("The next step begins silently.");
  await desk.goTo("Pick the challenge");
  await silence.getByRole("button", { name: "Silent start", exact: true }).click();
  await expect(desk.clock).toContainText("0 of 4 have written");

  // Everything that the other phones are told from here on.
  const told = { bo: heardBy(bo.page), cleo: heardBy(cleo.page) };
  await bo.page.reload();
  await cleo.page.reload();
  for (const phone of phones) {
    await phone.sheet("Challenge");
    await expect(phone.page.getByText("Only you see this until")).toBeVisible();
  }
  await ana.type("challenge", words.Ana);
  await cleo.type("challenge", words.Cleo);
  await expect(ana.page.locator("[data-saving]")).toHaveAttribute("data-saving", "silent");
  await expect(cleo.page.locator("[data-saving]")).toHaveAttribute("data-saving", "silent");
  await expect(desk.clock).toContainText("2 of 4 have written");
  await bo.type("challenge", words.Bo);
  await expect(desk.clock).toContainText("3 of 4 have written");
  await expect(bo.field("challenge")).toHaveValue(words.Bo);
  expect(told.bo.length).toBeGreaterThan(0);
  expect(told.bo.filter((frame) => /Cellars|Trees/.test(frame))).toEqual([]);
  await expect(desk.page.getByText(/Cellars|Buses|Trees/)).toHaveCount(0);
  await picture(ana.page, "silence-phone");
  await picture(desk.page, "silence-dashboard");

  // What is hidden outlives the page.
  await ana.page.reload();
  await ana.sheet("Challenge");
  await expect(ana.field("challenge")).toHaveValue(words.Ana);
  await expect(ana.page.locator("[data-saving]")).toHaveAttribute("data-saving", "silent");

  await desk.settled();
  await silence.getByRole("button", { name: "Go on to pairs" }).click();
  const pairing = desk.page.getByRole("dialog", { name: "Silent start" });
  await expect(pairing).toContainText("Nobody can take that back");
  await picture(desk.page, "silence-pairs-sure");
  await pairing.getByRole("button", { name: "Cancel" }).click();
  await silence.getByRole("button", { name: "Go on to pairs" }).click();
  await pairing.getByRole("button", { name: "Form pairs now" }).click();
  await expect(ana.page.getByText("you and Bo see each other's words here")).toBeVisible();
  await expect(cleo.page.getByText("you and Dana see each other's words here")).toBeVisible();
  await expect(desk.clock).toContainText("In pairs now.");
  await expect(silence.getByRole("button", { name: "Go on to pairs" })).toBeDisabled();
  await expect(ana.field("challenge")).toHaveValue(/Buses are late/);
  await expect(bo.field("challenge")).toHaveValue(/Cellars flood/);
  await expect.poll(() => dana.doc.getText("challenge").toString()).toBe(words.Cleo);
  await bo.page.reload();
  await bo.sheet("Challenge");
  await expect(bo.field("challenge")).toHaveValue(/Cellars flood/);
  await bo.type("challenge", ". Both at night");
  await expect(ana.field("challenge")).toHaveValue(/Both at night/);
  for (const phone of phones) {
    await expect(phone.page.locator("[data-saving]")).toHaveAttribute("data-saving", "silent");
  }
  await picture(ana.page, "silence-pairs");
  await ana.page.setViewportSize({ width: 320, height: 640 });
  await picture(ana.page, "silence-pairs-320");

  expect(told.bo.filter((frame) => frame.includes("Trees"))).toEqual([]);
  expect(told.cleo.length).toBeGreaterThan(0);
  expect(told.cleo.filter((frame) => /Cellars|Buses|Both/.test(frame))).toEqual([]);
  await expect(cleo.field("challenge")).toHaveValue(words.Cleo);
  await expect(desk.page.getByText(/Cellars|Buses|Trees/)).toHaveCount(0);

  // A key that was pressed by mistake shows nothing: it would be for good.
  await desk.settled();
  await desk.page.locator("body").press("n");
  const leaving = desk.page.getByRole("dialog", { name: "Silent start" });
  await expect(leaving).toContainText("Nobody can take that back");
  await leaving.getByRole("button", { name: "Cancel" }).click();
  await desk.page.getByRole("navigation", { name: "Steps" }).getByText("Next:").click();
  await leaving.getByRole("button", { name: "Cancel" }).click();
  await expect(desk.clock).toContainText("In pairs now.");
  await expect(cleo.field("challenge")).not.toHaveValue(/Cellars flood/);

  // One is away as all is shown, and brings what they wrote when they are back.
  cable.let("nothing");
  await desk.settled();
  await silence.getByRole("button", { name: "Show all now" }).click();
  await picture(desk.page, "silence-sure");
  await silence.getByRole("button", { name: "Show now" }).click();
  await expect(bo.field("challenge")).toHaveValue(/Cellars flood/);
  await expect(ana.field("challenge")).toHaveValue(/Buses are late/);
  await expect(ana.page.getByText("Only you see this until")).toHaveCount(0);
  await ana.expectSaved();
  cable.let("everything");
  for (const phone of phones) {
    for (const each of Object.values(words)) {
      await expect(phone.field("challenge")).toHaveValue(new RegExp(each));
    }
    await phone.expectSaved();
  }
  await expect(desk.page.getByRole("button", { name: /^Undo$/ })).toBeDisabled();
});

test("[M23] [M38] in a silence it is in sight that the clock stands, and that it goes on by itself", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Forgotten", Array(20).fill("Detroit, MI"));
  for (let table = 1; table <= 20; table++) {
    await takeSeat(venue.server.address, workshop, `Ana ${table}`, table);
  }
  await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
  await venue.command(workshop, { type: "ask-for-silence", phase: "scan", on: true });
  for (const [language, stands, goesOn, silent] of [
    ["en-US", "The clock is not running.", "Goes on by itself at zero.", "0 of 20 have written"],
    ["es-MX", "El reloj no está en marcha.", "Al llegar a cero sigue solo.", "0 de 20 han escrito"],
  ] as const) {
    const page = await venue.facilitate(workshop, { language });
    const notes = page.locator(".timer-notes");
    const look = async (words: string) => {
      for (const size of [laptopSize, { width: 1024, height: 768 }, { width: 820, height: 1180 }]) {
        await page.setViewportSize(size);
        const where = `${words} ${size.width} px`;
        await expect.soft(notes.getByText(words), where).toBeInViewport({ ratio: 0.95 });
        await picture(page, `silence-clock-${language}-${size.width}-${words.length}`);
      }
      await expect(notes.getByText(silent)).toBeAttached();
    };
    await expect(notes.getByText(silent)).toBeAttached();
    await venue.server.advance(61_000);
    await wakeClocks([page]);
    await expect(notes.getByText(stands)).toBeAttached();
    await look(stands);
    const goingOn = {
      type: "set-automation",
      phase: "scan",
      atWarning: null,
      atZero: null,
    } as const;
    await venue.command(workshop, { ...goingOn, advance: true });
    await venue.command(workshop, { type: "start-timer" });
    await expect(notes.getByText(stands)).toHaveCount(0);
    await look(goesOn);
    await venue.command(workshop, { ...goingOn, advance: false });
    await venue.command(workshop, { type: "reset-timer" });
    await page.close();
  }
});

test("[M38] [M46] the room screen says a silence, in both languages and shapes; turns are not offered one", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Silent", ["Gary, IN", "Detroit, MI"]);
  const desk = new Dashboard(await venue.facilitate(workshop));
  await Phone.join(venue, workshop, { name: "Ana", table: 1 });
  const wide = await venue.screen(workshop, {
    size: { width: 1920, height: 1080 },
    language: "en-US",
  });
  const narrow = await venue.screen(workshop, {
    size: { width: 1024, height: 768 },
    language: "es-ES",
  });
  await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
  await venue.command(workshop, { type: "ask-for-silence", phase: "scan", on: true });
  for (const scene of ["found", "clock", "wall"] as const) {
    await venue.command(workshop, { type: "choose-scene", scene });
    for (const [screen, words] of [
      [wide, "Silent start: write on your own phone, each for yourself"],
      [narrow, "Inicio en silencio: escriba cada quien en su teléfono, por su cuenta"],
    ] as const) {
      await expect(screen.locator(`[data-scene=${scene}]`)).toContainText(words);
      await expect(screen.locator(".picture-silence")).toBeInViewport({ ratio: 1 });
      await picture(screen, `screen-silent-${scene}-${screen === wide ? "16-9" : "4-3"}`);
    }
  }
  await venue.command(workshop, {
    type: "send-message",
    text: "Five minutes left",
    table: null,
    on: "both",
  });
  await venue.command(workshop, { type: "form-pairs" });
  await expect(wide.locator(".picture-foot")).toContainText("In pairs: go on two by two");
  await expect(wide.locator(".picture-message")).toContainText("Five minutes left");
  await picture(wide, "screen-pairs-message-16-9");
  await picture(narrow, "screen-pairs-message-4-3");
  await venue.command(workshop, { type: "go-to-phase", phase: "pitches" });
  await expect(wide.locator(".picture")).not.toContainText("In pairs");
  const silence = desk.page.getByRole("region", { name: "Silent start" });
  await expect(desk.page.getByText("Silent start", { exact: true })).toHaveCount(0);
  await expect(silence.getByRole("button")).toHaveCount(0);
});
