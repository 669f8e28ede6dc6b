import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { settled } from "./settled";
import { expect, phoneSize, test, type Venue } from "./venue";

/** The phone is gone: its battery is dead, or its cookies are. */
async function lose(phone: Phone): Promise<void> {
  await phone.page.context().close();
}

async function idsAt(venue: Venue, workshop: Parameters<Venue["state"]>[0]): Promise<string[]> {
  return (await venue.state(workshop)).workshop.participants.map(({ id }) => id);
}

test("[M20] a neighbour's yes gives the seat to the new phone, and a facilitator takes it back", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Dead battery", ["Detroit, MI"]);
  const ana = await Phone.join(venue, workshop, { name: "Ana", table: 1 });
  await ana.sheet("Scan");
  await ana.page.getByLabel("Name (player)").fill("Land bank");
  await ana.page.getByRole("button", { name: "Add", exact: true }).click();
  await ana.star("Land bank");
  await ana.expectSaved();
  const luis = await Phone.join(venue, workshop, { name: "Luis", table: 1 });
  const before = await idsAt(venue, workshop);
  await lose(ana);

  const again = await Phone.join(venue, workshop, { name: "ana", table: 1 });
  await again.page.getByRole("button", { name: "Yes, that was me" }).click();
  await expect(again.page.getByText("Your table is asked whether you are Ana.")).toBeVisible();
  await again.sheet("Pitch");
  await again.type("pitch", "Written while the table is asked.");
  const asked = luis.page.getByText("“ana” says: I am Ana, on another phone. Is that so?");
  await expect(asked).toBeVisible();
  await picture(luis.page, "phone-seat-asked");
  await expectAccessible(luis.page, "a neighbour is asked");
  await luis.page.getByRole("button", { name: "Yes, that is Ana" }).click();

  await expect(again.page.getByText("You have your place again, Ana.")).toBeVisible();
  await picture(again.page, "phone-seat-returned");
  await expect(again.field("pitch")).toHaveValue("Written while the table is asked.");
  await again.type("pitch", " And after.");
  await again.expectSaved();
  await expect(luis.page.getByText("2 at this table")).toBeVisible();
  await expect(asked).toHaveCount(0);
  expect(await idsAt(venue, workshop)).toEqual(before);
  await again.sheet("Scan");
  await expect(
    again.card("Land bank").getByRole("button", { name: "Star Land bank" }),
  ).toHaveAttribute("aria-pressed", "true");

  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.page.getByRole("button", { name: "People", exact: true }).click();
  const given = desk.page.getByRole("region", { name: "Places that another phone has now" });
  await expect(given).toContainText(/Ana was “ana” \(.*\); Luis said yes\./);
  await picture(desk.page, "dashboard-seat-given");
  await expectAccessible(desk.page, "what was given");
  await given
    .getByRole("button", { name: "Take back the place of Ana for the phone before" })
    .click();
  await expect(given.getByRole("button")).toHaveCount(0);
  await expect(again.page.getByText("You are no longer in this workshop")).toBeVisible();
});

test("[M20] a facilitator gives a seat, the table says no; in Spanish, on a narrow phone, by keyboard", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Cambio de teléfono", ["Gary, IN"]);
  const narrow = { size: { width: 320, height: 640 }, language: "es-ES" };
  const join = async (name: string): Promise<Page> => {
    const page = await venue.open(`/j/${workshop.joinCode}/1`, narrow);
    await page.getByLabel("Tu nombre").fill(name);
    await settled(page);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/t\//);
    return page;
  };
  const jose = await join("José");
  await expect(jose.getByText("Ya estás dentro, José.")).toBeVisible();
  const luis = await join("Luis");
  await jose.context().close();

  const stranger = await join("Jose");
  const me = stranger.getByRole("button", { name: "Sí, era yo" });
  await expect(me).not.toHaveAttribute("data-settling");
  await me.focus();
  await stranger.keyboard.press("Enter");
  const no = luis.getByRole("button", { name: "No", exact: true });
  await expect(no).not.toHaveAttribute("data-settling");
  await expect(no).toBeInViewport({ ratio: 0.9 });
  await expectNoSidewaysScroll(luis, "a neighbour is asked at 320 px");
  await picture(luis, "phone-seat-asked-es-320");
  await no.focus();
  await luis.keyboard.press("Enter");
  await expect(stranger.getByText("No se te dio el sitio de José.")).toBeVisible();
  await expectNoSidewaysScroll(stranger, "refused at 320 px");
  await picture(stranger, "phone-seat-refused-es-320");

  const third = await join("josé");
  await third.getByRole("button", { name: "Sí, era yo" }).click();
  const desk = await venue.facilitate(workshop, { language: "es-ES" });
  await desk.getByRole("button", { name: "Personas", exact: true }).click();
  await desk.getByRole("button", { name: "Dar el sitio de José a ese teléfono" }).click();
  await expect(third.getByText("Tienes otra vez tu sitio, José.")).toBeVisible();
});

test("who comes to a full table is told where there is room, and sits there", async ({ venue }) => {
  const workshop = await venue.workshop("Full", ["Detroit, MI", "Gary, IN", "Flint, MI"]);
  const sit = async (name: string, table: number) => {
    const answer = await fetch(`${venue.server.address}/api/join/${workshop.joinCode}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ name, table }),
    });
    expect(answer.status).toBe(201);
  };
  const page = await venue.open(`/j/${workshop.joinCode}/1`, { size: phoneSize });
  await Phone.join(venue, workshop, { name: "Bea", table: 2 });
  for (let seat = 1; seat <= 20; seat++) {
    await sit(`Person ${seat}`, 1);
  }
  venue.troubled = true; // browsers log that they were refused
  await page.getByLabel("Your first name").fill("Ana");
  await settled(page);
  await page.keyboard.press("Enter");
  await expect(
    page.getByText("This table is full. Most room is at table 3. If you sat here"),
  ).toBeVisible();
  await expect(page.getByRole("radio", { name: /Detroit, MI\s*full/ })).toBeChecked();
  await picture(page, "join-table-full");
  await page.getByRole("radio", { name: /Flint, MI/ }).check();
  await page.getByRole("button", { name: "Join table 3" }).click();
  await page.waitForURL(/\/t\//);
});

test("two taps from a table's code to its flipchart: a name, Enter; or one press when it is known", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Two taps", ["Detroit, MI", "Gary, IN"]);
  await venue.command(workshop, { type: "go-to-phase", phase: "challenge" });
  const page = await venue.open(`/j/${workshop.joinCode}/2`, { size: phoneSize });
  await expect(page.getByLabel("Your first name")).toBeFocused();
  await page.keyboard.type("Ana");
  await settled(page);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/t\//);
  const field = page.getByRole("textbox", { name: "Our challenge" });
  await field.click();
  await page.keyboard.type("Cellars");
  await expect(field).toHaveValue("Cellars");

  const other = await venue.workshop("Two taps again", ["Detroit, MI"]);
  await page.goto(`${venue.server.address}/j/${other.joinCode}/1`);
  await expect(page.getByLabel("Your first name")).toHaveValue("Ana");
  await page.getByRole("button", { name: "Join table 1" }).click();
  await page.waitForURL(/\/t\//);
  await expect(page.getByText("You’re in, Ana.")).toBeVisible();
});

test("the focus goes along from a typed code to the workshop and back, and Back finds a page that joins", async ({
  venue,
}) => {
  const workshop = await venue.workshop("By hand", ["Detroit, MI", "Gary, IN"]);
  const page = await venue.open("/", { size: phoneSize });
  const code = page.getByLabel("Join code");
  const title = page.getByRole("heading", { name: "By hand" });
  await code.click();
  await page.keyboard.type(workshop.joinCode);
  await expect(title).toBeFocused();
  await picture(page, "join-by-hand");
  await settled(page);
  await page.getByRole("button", { name: "Another code" }).press("Enter");
  await expect(code).toBeFocused();
  await page.keyboard.type(workshop.joinCode);
  await expect(title).toBeFocused();

  // The browser keeps the page as it was left, and brings it back: here it stays instead of leaving.
  await page.route("**/t/*", (route) => route.fulfill({ status: 204 }));
  await page.getByLabel("Your first name").fill("Ana");
  await page.getByRole("radio", { name: /Gary, IN/ }).check();
  await settled(page);
  await page.getByRole("button", { name: "Join table 2" }).press("Enter");
  const joining = page.getByRole("button", { name: "Joining…" });
  await expect(joining).toBeFocused();
  await expect.poll(async () => (await venue.state(workshop)).workshop.participants.length).toBe(1);
  await page.evaluate(() =>
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })),
  );
  await expect(joining).toHaveCount(0);
  await page.unroute("**/t/*");
  await page.getByRole("button", { name: "Join table 2" }).click();
  await page.waitForURL(/\/t\//);
  await expect(page.getByText("You’re in, Ana.")).toBeVisible();
  expect((await venue.state(workshop)).workshop.participants).toHaveLength(1);
});
