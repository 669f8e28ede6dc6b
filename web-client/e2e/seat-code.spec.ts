import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { Dashboard } from "./dashboard";
import { gate } from "./gate";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { expect, phoneSize, test } from "./venue";

const cities = ["Detroit, MI", "Youngstown, OH"];

test("[M41] a code brings somebody's seat to another phone; the phone before is told", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Another phone", cities);
  const amara = await Phone.join(venue, workshop, { name: "Amara", table: 2 });
  await amara.sheet("Challenge");
  await amara.write("challenge", "Flooded cellars");
  await amara.expectSaved();
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();

  await desk.page.getByRole("button", { name: "People", exact: true }).click();
  const dialog = desk.page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Bring the seat of Amara to another phone" }).click();
  await desk.settled();
  await dialog.getByRole("button", { name: "Show the code" }).click();
  await expect(dialog.getByRole("img", { name: "QR code: Amara" })).toBeVisible();
  await expectAccessible(desk.page, "a seat's code");
  await picture(desk.page, "seat-code");
  const { pathname, hash } = new URL(await dialog.getByLabel("Link for Amara").inputValue());

  const other = await venue.open(pathname + hash, { size: { width: 320, height: 640 } });
  await expect(other.getByRole("heading", { name: "Your seat on this phone" })).toBeVisible();
  await expectAccessible(other, "a seat that is offered");
  await expectNoSidewaysScroll(other, "a seat that is offered, at 320 px");
  await picture(other, "seat-offered-320");
  // Pressed again while the first call is on its way, it is not sent again.
  let calls = 0;
  const { open: answer, opened: pressed } = gate();
  await other.route("**/offered-seat", async (route) => {
    calls += 1;
    await pressed;
    await route.continue();
  });
  const take = other.getByRole("button", { name: "Take the seat on this phone" });
  await take.click();
  await take.click({ force: true });
  await take.press("Enter");
  answer();

  await expect(other.getByRole("heading", { name: "You’re in, Amara." })).toBeVisible();
  const taken = new Phone(other, "Amara", 2);
  await taken.sheet("Challenge");
  await expect(taken.field("challenge")).toHaveValue("Flooded cellars");
  await expect(dialog.getByText("The other phone has the seat of Amara now.")).toBeVisible();
  await expect(amara.page.getByText("You are no longer in this workshop").first()).toBeVisible();
  expect(calls).toBe(1);
  await picture(desk.page, "seat-code-taken");

  const third = await venue.open(pathname + hash, { language: "es-ES", size: phoneSize });
  const taking = third.getByRole("button", { name: "Tomar el sitio en este teléfono" });
  await expect(taking).toBeVisible();
  await third.setViewportSize({ width: 320, height: 640 });
  await expectAccessible(third, "a seat that is offered, in Spanish at 320 px");
  await expectNoSidewaysScroll(third, "a seat that is offered, in Spanish at 320 px");
  await taking.click();
  await expect(third.getByText(/Este código ya se usó/)).toBeVisible();
  await expectAccessible(third, "a code that was used, in Spanish at 320 px");
  await expectNoSidewaysScroll(third, "a code that was used, in Spanish at 320 px");
  await picture(third, "seat-used-es");
});

test("[H23] [M41] a seat whose answer was lost is had by a page that is opened again", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("A lost answer", cities);
  await Phone.join(venue, workshop, { name: "Amara", table: 2 });
  const desk = new Dashboard(await venue.facilitate(workshop));
  await desk.open();
  await desk.page.getByRole("button", { name: "People", exact: true }).click();
  const dialog = desk.page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Bring the seat of Amara to another phone" }).click();
  await desk.settled();
  await dialog.getByRole("button", { name: "Show the code" }).click();
  const { pathname, hash } = new URL(await dialog.getByLabel("Link for Amara").inputValue());

  const other = await venue.open(pathname + hash, { size: phoneSize });
  // The server hears it; this browser never learns what it said, nor gets its cookie.
  const said: Promise<Response>[] = [];
  await other.route("**/offered-seat", async (route) => {
    const asked = route.request();
    const { origin = "", "idempotency-key": key = "" } = await asked.allHeaders();
    const headers = { Origin: origin, "Idempotency-Key": key, "Content-Type": "application/json" };
    said.push(fetch(asked.url(), { method: "POST", headers, body: asked.postData() }));
    await route.abort();
  });
  await other.getByRole("button", { name: "Take the seat on this phone" }).click();
  await expect(dialog.getByText("The other phone has the seat of Amara now.")).toBeVisible();
  expect((await said[0])?.status).toBe(201);
  await expect(other.getByText("The server cannot be reached.")).toBeVisible();
  await other.reload();
  await other.unroute("**/offered-seat");
  await other.getByRole("button", { name: "Take the seat on this phone" }).click();
  await expect(other.getByRole("heading", { name: "You’re in, Amara." })).toBeVisible();
});

test("[M42] whoever goes to a table is called what their link is called, unless they say otherwise", async ({
  venue,
}) => {
  const workshop = await venue.workshop("By name", cities);
  const amara = await Phone.join(venue, workshop, { name: "Amara", table: 2 });
  await amara.page.getByRole("button", { name: /^Ask for help/ }).click();
  const first = new Dashboard(await venue.facilitate(workshop));
  await first.page.getByRole("button", { name: "Show QR" }).click();
  await first.page.getByLabel("New link for").fill("Ana");
  await first.page.getByRole("button", { name: "Make a link" }).click();
  const made = new URL(await first.page.getByLabel("Link for Ana").inputValue());
  const desk = new Dashboard(await venue.open(made.pathname + made.hash));
  await desk.open();

  await desk.helpQueue.getByRole("button", { name: "I’ll go to table 2" }).click();

  await expect(desk.helpQueue.getByLabel("Your name, as the table sees it")).toHaveValue("Ana");
  await desk.helpQueue.getByRole("button", { name: "Go", exact: true }).click();
  await expect(amara.page.getByText("Ana is on the way")).toBeVisible();
});
