import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { takeSeat } from "./stock";
import { expect, laptopSize, test } from "./venue";

const cities = ["Detroit, MI", "Gary, IN", "Flint, MI", "Youngstown, OH"];
const line = "The library’s maker lab runs evening classes; I can introduce you.";

/** All that a page is told in text from now on. */
function told(page: Page): string[] {
  const frames: string[] = [];
  page.on("websocket", (socket) => {
    socket.on("framereceived", ({ payload }) => {
      if (typeof payload === "string") {
        frames.push(payload);
      }
    });
  });
  return frames;
}

test("[M28] the room answers a turn, also when the network loses it, and only that table reads it", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Answers", cities);
  const ana = await Phone.join(venue, workshop, { name: "Ana", table: 1 });
  const ben = await Phone.join(venue, workshop, { name: "Ben", table: 2 });
  const kim = await Phone.join(venue, workshop, { name: "Kim", table: 3 });
  const screen = await venue.screen(workshop);
  const others = [told(kim.page), told(screen)];
  await kim.page.reload();
  await screen.reload();
  const desk = new Dashboard(await venue.facilitate(workshop, { size: laptopSize }));
  await desk.open();
  await venue.command(workshop, { type: "go-to-phase", phase: "pitches" });
  await venue.command(workshop, { type: "call-turn", table: 1 });
  const card = ben.page.getByRole("region", { name: /^Answer/ });
  await expect(desk.turns.getByText("Presenting now")).toBeVisible();
  await expect(card).toHaveCount(0);

  await desk.settled();
  await desk.turns.getByRole("button", { name: "Let the room answer table 1" }).click();
  await expect(card).toBeVisible();
  await expect(ana.page.getByRole("region", { name: /^Answer/ })).toHaveCount(0);
  await card.getByText("I know someone there").click();
  await card.getByLabel("One line about it").fill(line);
  // It comes to the server, but the answer never comes back.
  await ben.page.route(
    "**/offers/**",
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await card.getByRole("button", { name: "Send it" }).click();
  await expect(card.getByText("This was not sent.")).toBeVisible();
  await card.getByRole("button", { name: "Send it" }).click();
  await expect(card.getByText("Sent. Their phones have it.")).toBeVisible();

  const received = ana.page.getByRole("region", { name: "Your table received" });
  await expect(received.getByRole("listitem")).toHaveCount(1);
  await expect(received.getByRole("listitem")).toContainText(line);
  await expect(received.getByRole("listitem")).toContainText("Ben, table 2");
  await expect(desk.turns.getByText("1 answer to table 1")).toBeVisible();
  await card.getByText("A question").click();
  await card.getByLabel("One line about it").fill("Who keeps it current?");
  await card.getByRole("button", { name: "Send it" }).click();
  await expect(received.getByRole("listitem")).toHaveCount(2);
  for (const frames of others) {
    expect(frames.length).toBeGreaterThan(0);
    expect(frames.filter((frame) => /maker lab|Who keeps/.test(frame))).toEqual([]);
  }

  // What was sent is known after a reload, and can be taken back.
  await ben.page.reload();
  await card.getByText("I know someone there").click();
  await expect(card.getByLabel("One line about it")).toHaveValue(line);
  await expect(card.getByRole("button", { name: "Take it back" })).toBeVisible();
  await expectAccessible(ben.page, "a phone that answers");
  await expectAccessible(ana.page, "a phone with answers");
  for (const [width, height] of [
    [390, 844],
    [320, 568],
  ] as const) {
    for (const phone of [ana, ben]) {
      await phone.page.setViewportSize({ width, height });
      await expectNoSidewaysScroll(phone.page, `a phone of ${width} px with answers`);
      await picture(phone.page, `offers-${phone === ana ? "received" : "card"}-${width}`);
    }
  }

  await desk.turns.getByText("2 answers to table 1").click();
  await desk.settled();
  // The newest is the last of them.
  await desk.turns.getByRole("button", { name: "Hide the answer of Ben" }).last().click();
  await expect(received.getByRole("listitem")).toHaveCount(1);
  await expect(desk.turns.getByText("Hidden from phones and report")).toBeVisible();
  await picture(desk.page, "offers-desk");
  await card.getByRole("button", { name: "Take it back" }).click();
  await expect(received).toHaveCount(0);

  // Half a line stays in sight when the time for answers is over.
  await card.getByLabel("One line about it").fill("Half a li");
  await desk.settled();
  await desk.turns.getByRole("button", { name: "Close the answers" }).click();
  await expect(card).toHaveCount(0);
  const closed = ben.page.getByRole("region", { name: /^No more answers/ });
  await expect(closed.getByLabel("One line about it")).toHaveValue("Half a li");
  await expect(closed.getByRole("button", { name: "Send it" })).toHaveCount(0);
});

for (const [language, open, hide, show] of [
  ["en-US", "Open table", "Hide the answer of Ben", "Show the answer of Ben again"],
  ["es-MX", "Abrir la mesa", "Ocultar la respuesta de Ben", "Mostrar otra vez la respuesta de Ben"],
] as const) {
  test(`[H35] in ${language} an answer is hidden and shown when its turn is long over; report and phones follow`, async ({
    venue,
  }) => {
    const workshop = await venue.workshop("Answers later", cities);
    const { address } = venue.server;
    const ana = await Phone.join(venue, workshop, { name: "Ana", table: 1 });
    const ben = await takeSeat(address, workshop, "Ben", 2);
    await venue.command(workshop, { type: "go-to-phase", phase: "pitches" });
    await venue.command(workshop, { type: "call-turn", table: 1 });
    await venue.command(workshop, { type: "open-offers", open: true });
    const base = `${address}/api/workshops/${workshop.id}`;
    const made = await fetch(`${base}/offers/pitches/1/contact`, {
      method: "POST",
      headers: { Authorization: `Bearer ${ben.token}`, "Content-Type": "application/json" },
      body: JSON.stringify({ text: line }),
    });
    expect(made.status).toBe(200);
    await venue.command(workshop, { type: "call-turn", table: 3 });
    await venue.command(workshop, { type: "end-turn" });
    const received = ana.page.getByRole("region", { name: "Your table received" });
    await expect(received.getByRole("listitem")).toHaveCount(1);

    const { page } = new Dashboard(await venue.facilitate(workshop, { language }));
    const report = async () => {
      const headers = { Authorization: `Bearer ${workshop.facilitatorToken}` };
      return (await fetch(`${base}/report.md`, { headers })).text();
    };
    await page.getByRole("button", { name: new RegExp(`^${open} 1,`) }).click();
    const dialog = page.getByRole("dialog");
    await dialog.locator(".answers-all summary").click();
    await expectAccessible(page, "a table's answers");
    await dialog.getByRole("button", { name: hide }).click();
    await expect(dialog.getByRole("button", { name: show })).toBeVisible();
    await picture(page, `offers-later-${language}`);
    await expect(received).toHaveCount(0);
    expect(await report()).not.toContain("maker lab");
    await dialog.getByRole("button", { name: show }).click();
    await expect(received.getByRole("listitem")).toHaveCount(1);
    expect(await report()).toContain("maker lab");
  });
}

test("[M28] an answer that is half typed outlives a reload, the end of the time for it, and the next turn", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Half an answer", cities);
  const ben = await Phone.join(venue, workshop, { name: "Ben", table: 2 });
  const { page } = ben;
  await venue.command(workshop, { type: "go-to-phase", phase: "pitches" });
  await venue.command(workshop, { type: "call-turn", table: 1 });
  await venue.command(workshop, { type: "open-offers", open: true });
  const card = page.getByRole("region", { name: /^Answer/ });
  await card.getByText("I know someone there").click();
  await card.getByLabel("One line about it").pressSequentially("My aunt is on the bo");
  await page.reload();
  await expect(card.getByLabel("One line about it")).toHaveValue("My aunt is on the bo");
  await expect(card.getByRole("radio", { name: "I know someone there" })).toBeChecked();

  await venue.command(workshop, { type: "open-offers", open: false });
  const closed = page.getByRole("region", { name: /^No more answers/ });
  await expect(closed.getByLabel("One line about it")).toHaveValue("My aunt is on the bo");
  await page.reload();
  await expect(closed.getByLabel("One line about it")).toHaveValue("My aunt is on the bo");

  // Another turn has the form: what was for this one is shown with what else has no place, at any sheet.
  await ben.sheet("Pitch");
  await venue.command(workshop, { type: "call-turn", table: 3 });
  const left = page.getByLabel("These words on this phone may not have reached the others");
  await expect(left).toHaveValue(/Table 1 .*\n\nMy aunt is on the bo$/);
  await page.reload();
  await expect(left).toHaveValue(/My aunt is on the bo$/);
  await expectAccessible(page, "half an answer");
  await picture(page, "offers-half-390");
  await page.getByRole("button", { name: "Throw away" }).click();
  await page.reload();
  await venue.command(workshop, { type: "open-offers", open: true });
  await expect(page.getByRole("region", { name: /^Answer.*Table 3/ })).toBeVisible();
  await expect(left).toHaveCount(0);

  // What was sent and taken back is nothing half typed.
  await card.getByLabel("One line about it").fill("We lend you a van");
  await card.getByRole("button", { name: "Send it" }).click();
  await card.getByRole("button", { name: "Take it back" }).click();
  await expect(card.getByLabel("One line about it")).toHaveValue("");
  await venue.command(workshop, { type: "open-offers", open: false });
  await expect(card).toHaveCount(0);
  await expect(closed).toHaveCount(0);
});

test("[M28] where it is asked for, the room may answer after each turn until the next", async ({
  venue,
}) => {
  const workshop = await venue.workshop("After each", cities);
  const language = "es-MX";
  const phone = await venue.open(`/j/${workshop.joinCode}/3`, {
    size: { width: 320, height: 568 },
    language,
  });
  await phone.getByLabel("nombre").fill("Ana");
  await phone.locator("form button[type=submit]").click();
  await phone.waitForURL(/\/t\//);
  const page = await venue.facilitate(workshop, { language, size: laptopSize });
  await venue.command(workshop, { type: "go-to-phase", phase: "pitches" });
  await page.getByLabel("Abrirlas después de cada turno").click();
  await expect(page.getByLabel("Abrirlas después de cada turno")).toBeChecked();
  await venue.command(workshop, { type: "call-turn", table: 1 });
  await venue.command(workshop, { type: "end-turn" });
  const card = phone.getByRole("region", { name: /^Responder/ });
  await expect(card).toBeVisible();
  await expect(page.getByRole("button", { name: "Cerrar las respuestas" })).toBeVisible();
  await expectNoSidewaysScroll(phone, "a small phone that answers in Spanish");
  await picture(phone, "offers-card-es-320");
  await picture(page, "offers-desk-es");
  await venue.command(workshop, { type: "call-turn", table: 2 });
  await expect(card).toHaveCount(0);
  await venue.command(workshop, { type: "undo" });
  await expect(card).toBeVisible();
});

test("[H35] the dashboard says that a table has no answers once it knows that", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Unknown answers", cities);
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.page.route("**/tables/1/offers?*", (route) => route.abort());
  const dialog = await desk.openTable(1);
  const none = dialog.getByText("The room has not answered yet");
  await expect(dialog.getByText("The answers to this table could not be fetched.")).toBeVisible();
  await expect(none).toHaveCount(0);
  await desk.page.unroute("**/tables/1/offers?*");
  await venue.command(workshop, { type: "lock", table: 1 });
  await expect(none).toBeVisible();
});
