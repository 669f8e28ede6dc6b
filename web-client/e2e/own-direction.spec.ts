/** An activity from right to left, of which every text is in Latin letters and has a sign at its end. */
import type { Page } from "@playwright/test";
import { expectInOrder } from "./drawn-order";
import { arabicCafe } from "./other-activities";
import { settled } from "./settled";
import { expect, phoneSize, test } from "./venue";

const said = new Set(["title", "short", "goal", "ask", "hint", "lead", "one", "many", "add"]);

/** The same with each of these texts another one that says to be read from left to right. */
function inLatin(value: unknown, count = { texts: 0 }): unknown {
  if (Array.isArray(value)) {
    return value.map((entry) => inLatin(entry, count));
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (said.has(key) && typeof inner === "string") {
        count.texts += 1;
        return [key, `Ready, set ${count.texts}!`];
      }
      return [key, inLatin(inner, count)];
    }),
  );
}

test("[A8] what an activity from right to left says in other letters has its signs at their own end, on every page", async ({
  venue,
}) => {
  const activity = inLatin({ ...arabicCafe, id: "in-latin" }) as typeof arabicCafe;
  await venue.activity(activity);
  const workshop = await venue.workshop("Signs", ["Squares", "Gardens"], activity.id);
  const phone = await venue.open(`/j/${workshop.joinCode}/1`, { size: phoneSize });
  await phone.getByLabel("First name").fill("Ana");
  await phone.locator("button[type=submit]").click();
  await phone.waitForURL(/\/t\//);
  const [desk, screen] = await Promise.all([venue.facilitate(workshop), venue.screen(workshop)]);
  const saw = new Map<Page, number>();
  const look = async (page: Page, state: string) => {
    await settled(page);
    const texts = await page.getByText(/Ready, set \d+!/).count();
    saw.set(page, (saw.get(page) ?? 0) + texts);
    await expectInOrder(page, [], state);
  };
  for (const { id } of activity.phases) {
    if ((await venue.state(workshop)).workshop.phase !== id) {
      await venue.command(workshop, { type: "go-to-phase", phase: id });
    }
    await expect(screen.locator("[data-scene]")).toBeVisible();
    await look(desk, `dashboard in ${id}`);
    await look(phone, `phone in ${id}`);
    await look(screen, `screen in ${id}`);
  }
  for (const page of [desk, phone, screen]) {
    expect(saw.get(page)).toBeGreaterThan(0);
  }
  await desk.goto(
    `${venue.server.address}/api/workshops/${workshop.id}/report.html?as=facilitator&language=en`,
  );
  await expect(desk.getByText(/Ready, set \d+!/).first()).toBeAttached();
  await look(desk, "report");
});
