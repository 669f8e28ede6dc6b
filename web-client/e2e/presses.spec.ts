import type { Page } from "@playwright/test";
import { Dashboard } from "./dashboard";
import { expect, test, type Venue } from "./venue";

async function pitching(venue: Venue, name: string) {
  const workshop = await venue.workshop(name, ["Detroit, MI", "Gary, IN", "Flint, MI"]);
  await venue.command(workshop, { type: "order-turns", phase: "pitches", order: [1, 2, 3] });
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  await desk.goTo("Pitches");
  return { workshop, desk };
}

async function pressTwice(page: Page, button: string, next: string): Promise<void> {
  const box = await page.getByRole("button", { name: button, exact: true }).boundingBox();
  if (box === null) {
    throw new Error(`${button} is not drawn`);
  }
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.click(x, y);
  // As late as it can be while it is still the same gesture: the label has just changed.
  await expect(page.getByRole("button", { name: next, exact: true })).toBeVisible();
  await page.mouse.click(x, y);
}

test("a double click calls one table, and a press that was meant calls the next", async ({
  venue,
}) => {
  const { workshop, desk } = await pitching(venue, "Twice");
  const pitches = async () => (await venue.state(workshop)).workshop.turns.pitches;
  await desk.settled();
  await pressTwice(desk.page, "Call table 1", "Call table 2");
  // What was not taken would have come before this one.
  await desk.press("+1 min");
  await expect
    .poll(pitches)
    .toMatchObject({ order: [2, 3], done: [], presenting: 1, set: true, wrapUp: false });
  await desk.page.getByRole("button", { name: "Call table 2", exact: true }).click();
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
