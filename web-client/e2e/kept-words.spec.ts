import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { putCaret, twoPhones } from "./same-text";
import { sit } from "./stock";
import { expect, test } from "./venue";

/** Puts text in as a paste does: the browser asks first. */
async function paste(page: Page, words: string): Promise<void> {
  await page.evaluate(() => {
    const board = document.createElement("textarea");
    board.id = "clipboard";
    // What lies behind an open dialog takes no keys.
    (document.querySelector("dialog[open]") ?? document.body).append(board);
  });
  const active = await page.evaluateHandle(() => document.activeElement as HTMLElement);
  const board = page.locator("#clipboard");
  await board.fill(words);
  await board.press("Control+a");
  await board.press("Control+x");
  await board.evaluate((element) => element.remove());
  await active.evaluate((element) => element.focus());
  await page.keyboard.press("Control+v");
}

test("what does not fit of a paste is said and kept, also when the sheet is turned and the page reloaded", async ({
  venue,
}) => {
  const [amara, jo] = await twoPhones(venue);
  const { page } = amara;
  await putCaret(amara, 0);
  await paste(page, `${"a".repeat(10_000)}and the end`);
  await expect(amara.field("pitch")).toHaveValue("a".repeat(10_000));
  await expect(jo.field("pitch")).toHaveValue("a".repeat(10_000));
  await expect(page.getByText("No more than 10,000 characters fit here.")).toBeVisible();
  const kept = page.getByLabel("What did not fit");
  await expect(kept).toHaveValue("and the end");

  await amara.sheet("Map");
  await amara.sheet("Pitch");
  await expect(kept).toHaveValue("and the end");
  await amara.reload();
  await amara.sheet("Pitch");
  await expect(kept).toHaveValue("and the end");

  await putCaret(amara, 10_000);
  await page.keyboard.press("x");
  await expect(page.getByText("No more than 10,000 characters fit here.")).toBeVisible();
  await page.getByRole("button", { name: "Throw away" }).click();
  await expect(kept).toHaveCount(0);
  await putCaret(amara, 10_000);
  await page.keyboard.press("x");
  await expect(page.getByText("No more fits here: 10,000 characters at most.")).toBeVisible();
  await page.keyboard.press("Backspace");
  await expect(page.getByText("No more fits here")).toHaveCount(0);
});

test("a word composed at the limit is kept when it does not fit", async ({ venue }) => {
  const [amara] = await twoPhones(venue);
  await amara.write("pitch", "b".repeat(9_998));
  await putCaret(amara, 9_998);
  const keyboard = await amara.page.context().newCDPSession(amara.page);
  const word = { text: "more", selectionStart: 4, selectionEnd: 4 };
  await keyboard.send("Input.imeSetComposition", word);
  await keyboard.send("Input.insertText", { text: "more" });
  await expect(amara.field("pitch")).toHaveValue(`${"b".repeat(9_998)}mo`);
  await expect(amara.page.getByLabel("What did not fit")).toHaveValue("re");
  await amara.expectSaved();
});

test("[W41] words for which the table has no room are said to be here only, and what to do is true", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Full", ["Detroit, MI"]);
  const amara = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  const { page } = amara;
  await amara.sheet("Challenge");
  await amara.write("challenge", "Buses");
  await amara.expectSaved();
  // Each may bring four fifths of what is left of the common, and what is kept for them.
  for (const [name, size] of [
    ["One", 50_000],
    ["Two", 10_000],
    ["Three", 2_000],
    ["Four", 400],
  ] as const) {
    const program = await sit(venue.server.address, workshop, name, 1);
    for (let sent = 0; sent < 12; sent++) {
      program.doc.getText("pitch").insert(0, "x".repeat(size));
    }
  }
  const seen = await sit(venue.server.address, workshop, "Five", 1);
  await expect.poll(() => seen.doc.getText("pitch").length).toBeGreaterThan(385_000);
  const tooMuch = "Buses run late. ".repeat(500);
  const said = page.getByText("There is no room on your table’s flipchart");
  await amara.write("challenge", tooMuch);
  await expect(said).toBeVisible();
  await expect(page.locator("[data-saving]")).toHaveText("No room: on this phone only");
  await expectAccessible(page, "without room");
  await picture(page, "no-room-390");
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page, "without room at 320 px");
  await picture(page, "no-room-320");

  await amara.write("challenge", "Buses run late");
  await amara.reload();
  await amara.sheet("Challenge");
  await amara.expectSaved();
  await expect(said).toHaveCount(0);

  await amara.write("challenge", tooMuch);
  await expect(said).toBeVisible();
  seen.doc.getText("pitch").delete(0, 300_000);
  // The server asks again with a letter after two seconds, or after half a minute.
  await expect(async () => {
    await amara.type("challenge", ".");
    await expect(page.locator("[data-saving]")).toHaveText(/^Saved/, { timeout: 2_500 });
  }).toPass({ timeout: 40_000 });
  await expect(said).toHaveCount(0);
});

test("a player half added, half renamed or half linked outlives a turned sheet and a reload", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Half typed", ["Detroit, MI"]);
  const amara = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  const { page } = amara;
  await amara.sheet("Scan");
  await amara.addPlayer({ name: "Library", sector: "learn", note: "Rooms", link: "" });
  const name = page.getByLabel("Name (player)").first();
  await name.pressSequentially("Land b");
  await amara.sheet("Pitch");
  await amara.sheet("Scan");
  await expect(name).toHaveValue("Land b");
  await page.reload();
  await amara.sheet("Scan");
  await expect(name).toHaveValue("Land b");
  await name.fill("Land bank");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(amara.card("Land bank")).toBeVisible();
  await amara.reload();
  await amara.sheet("Scan");
  await expect(name).toHaveValue("");

  await page.getByRole("button", { name: "Add: partnership" }).click();
  await page.getByLabel("What links them").pressSequentially("Lend a r");
  await page.reload();
  await amara.sheet("Scan");
  await page.getByRole("button", { name: "Add: partnership" }).click();
  await expect(page.getByLabel("What links them")).toHaveValue("Lend a r");
  await page.getByRole("button", { name: "Close" }).click();

  await amara.sheet("Pitch");
  await page.getByRole("button", { name: "Who presents" }).click();
  await page.getByLabel("Or type a name").pressSequentially("Amara and Jo");
  await page.reload();
  await amara.sheet("Pitch");
  await page.getByRole("button", { name: "Who presents" }).click();
  await expect(page.getByLabel("Or type a name")).toHaveValue("Amara and Jo");
  await page.getByRole("button", { name: "Close" }).click();
  await amara.sheet("Scan");

  const card = amara.card("Library");
  await card.getByRole("button", { name: "Library", exact: true }).click();
  await card.getByLabel("Web page").pressSequentially("library.example.org");
  await page.reload();
  await amara.sheet("Scan");
  await card.getByRole("button", { name: "Library", exact: true }).click();
  await expect(card.getByLabel("Web page")).toHaveValue("https://library.example.org/");
  await amara.expectSaved();

  // Also when the page dies, and can do nothing more.
  await card.getByLabel("Name (player)").press("End");
  await card.getByLabel("Name (player)").pressSequentially(" of Det");
  const keyboard = await page.context().newCDPSession(page);
  const died = page.waitForEvent("crash");
  keyboard.send("Page.crash").catch(() => {}); // nobody answers
  await died;
  const again = new Phone(await page.context().newPage(), "Amara", 1);
  await again.page.goto(page.url());
  await again.sheet("Scan");
  const half = again.page.getByRole("listitem").getByLabel("Name (player)");
  await expect(half).toHaveValue("Library of Det");
  await half.press("End");
  await half.pressSequentially("roit");
  await half.press("Enter");
  await expect(again.card("Library of Detroit")).toBeVisible();
  await again.reload();
  await again.sheet("Scan");
  await expect(again.card("Library of Detroit")).toBeVisible();
  await expect(half).toHaveCount(0);
});

test("what does not fit stays in sight where the part that shows it cannot be fetched", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("No part", ["Detroit, MI"]);
  const page = await venue.open("/");
  await page.context().route("**/assets/KeptWords-*.js", (route) => route.abort());
  await page.goto(`${venue.server.address}/j/${workshop.joinCode}/1`);
  await page.getByLabel("Your first name").focus();
  await paste(page, `${"a".repeat(40)}and the end`);
  await expect(page.getByLabel("What did not fit")).toHaveValue("and the end");
});

test("a web page that is no address stays in its field, says so, and leaves the good one to all", async ({
  venue,
}) => {
  const workshop = await venue.workshop("No address", ["Detroit, MI"]);
  const amara = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  const jo = await Phone.join(venue, workshop, { name: "Jo", table: 1 });
  const { page } = amara;
  await amara.sheet("Scan");
  await jo.sheet("Scan");
  await amara.addPlayer({
    name: "Library",
    sector: "learn",
    note: "Rooms",
    link: "library.example.org",
  });
  const address = jo.card("Library").getByRole("link", { name: "library.example.org" });
  await expect(address).toBeVisible();
  const card = amara.card("Library");
  const field = card.getByLabel("Web page");
  const said = card.getByText("This is no web address");
  await card.getByRole("button", { name: "Library", exact: true }).click();
  await field.fill("the library’s own site");
  await field.press("Tab");
  await expect(said).toBeVisible();
  await expect(field).toHaveValue("the library’s own site");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page, "a web page that is none");
  await picture(page, "no-address-390");
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page, "a web page that is none at 320 px");
  await page.reload();
  await amara.sheet("Scan");
  await expect(field).toHaveValue("the library’s own site");
  await expect(said).toBeVisible();
  await amara.expectSaved();
  await expect(address).toBeVisible();

  await field.fill("rooms.example.org");
  await expect(said).toHaveCount(0);
  await field.press("Enter");
  await expect(jo.card("Library").getByRole("link", { name: "rooms.example.org" })).toBeVisible();
  await field.fill("");
  await field.press("Enter");
  await expect(jo.card("Library").getByRole("link")).toHaveCount(0);
});

test("a note on two that a neighbour has linked meanwhile is joined with the neighbour's", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Linked twice", ["Detroit, MI"]);
  const amara = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  const jo = await Phone.join(venue, workshop, { name: "Jo", table: 1 });
  await amara.sheet("Scan");
  await jo.sheet("Scan");
  await amara.addPlayer({ name: "Library", sector: "learn", note: "Rooms", link: "" });
  await amara.addPlayer({ name: "Land bank", sector: "gov", note: "Lots", link: "" });
  await jo.page.getByRole("button", { name: "Add: partnership" }).click();
  const dialog = jo.page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Library", exact: true }).click();
  await dialog.getByRole("button", { name: "Land bank", exact: true }).click();
  await dialog.getByLabel("What links them").fill("shares its survey");
  await amara.partner("Land bank", "Library", "lends rooms");
  await amara.expectSaved();
  await dialog.getByRole("button", { name: "Link them" }).click();
  const link = amara.page.locator(".card-link");
  await expect(link).toHaveCount(1);
  await expect(link).toContainText("lends rooms");
  await expect(link).toContainText("shares its survey");
});

test("what is half typed on the way in and on the dashboard outlives a reload", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Half typed", ["Detroit, MI"]);
  const joining = await venue.open(`/j/${workshop.joinCode}/1`);
  await joining.getByLabel("Your first name").pressSequentially("Amar");
  await joining.reload();
  await expect(joining.getByLabel("Your first name")).toHaveValue("Amar");

  const dashboard = await venue.facilitate(workshop);
  const message = dashboard.getByLabel("Message to everybody");
  await message.pressSequentially("Lunch is");
  await dashboard.reload();
  await expect(message).toHaveValue("Lunch is");
  await new Dashboard(dashboard).settled();
  await message.press("Enter");
  await expect(message).toHaveValue("");
});

test("what is half typed in the dashboard's dialogs outlives a reload, and what does not fit is said and kept", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Half said", ["Detroit, MI"]);
  await Phone.join(venue, workshop, { name: "Amra", table: 1 });
  const page = await venue.facilitate(workshop);
  const desk = new Dashboard(page);
  await desk.open();
  const dialog = page.getByRole("dialog");
  const open = async (name: string) => {
    await desk.settled();
    await page.getByRole("button", { name, exact: true }).click();
    await expect(dialog).toBeVisible();
  };

  await open("People");
  await dialog.getByRole("button", { name: "Rename Amra" }).click();
  await dialog.getByLabel("Name of Amra").fill("Amara");
  await dialog.getByRole("button", { name: "Add a table" }).click();
  await dialog.getByLabel("City").fill("Flint");
  await page.reload();
  await open("People");
  await expect(dialog.getByLabel("Name of Amra")).toHaveValue("Amara");
  await expect(dialog.getByLabel("City")).toHaveValue("Flint");
  await dialog.getByRole("button", { name: "Cancel" }).first().click();
  await dialog.getByRole("button", { name: "Rename Amra" }).click();
  await expect(dialog.getByLabel("Name of Amra")).toHaveValue("Amra");
  await dialog.getByLabel("Name of Amra").fill("");
  await paste(page, `${"a".repeat(40)}bc`);
  await expect(dialog.getByLabel("What did not fit")).toHaveValue("bc");
  await expectAccessible(page, "a name that does not fit");
  await picture(page, "kept-name");
  await desk.closeDialog();

  await open("Show QR");
  await dialog.getByLabel("New link for").fill("Kim");
  await page.reload();
  await open("Show QR");
  await expect(dialog.getByLabel("New link for")).toHaveValue("Kim");
  await desk.closeDialog();

  await open("Change steps");
  await dialog.getByRole("textbox", { name: "Ends" }).fill("20:15");
  const scan = dialog.getByRole("listitem").filter({ hasText: "Scan the ecosystem" });
  await scan.getByText("By itself").click();
  const zero = scan.getByLabel("Message at zero");
  await zero.fill("Thank you");
  await paste(page, "x".repeat(600));
  await page.reload();
  await open("Change steps");
  await expect(dialog.getByRole("textbox", { name: "Ends" })).toHaveValue("20:15");
  await expect(zero).toHaveValue(`Thank you${"x".repeat(491)}`);
  await expect(scan.getByLabel("What did not fit")).toHaveValue("x".repeat(109));
  await expect(scan.getByText("it is kept when you leave the field")).toBeVisible();
  await expectAccessible(page, "a message that is half typed");
  await picture(page, "kept-by-itself");
  await zero.fill("Stop");
  await zero.press("Tab");
  await expect
    .poll(async () => (await venue.state(workshop)).workshop.timing?.plan.automatic)
    .toMatchObject({ scan: { atZero: "Stop" } });
  await expect(scan.getByText("it is kept when you leave the field")).toHaveCount(0);
});
