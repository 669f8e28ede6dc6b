import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { gate } from "./gate";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { settled } from "./settled";
import { expect, laptopSize, phoneSize, test } from "./venue";

/** What the browser keeps, asked for behind the page's back. */
async function keptIn(page: Page): Promise<string[]> {
  const cookies = (await page.context().cookies()).map(({ name }) => name);
  const rest = await page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name ?? ""),
  ]);
  return [...cookies, ...rest].filter((name) => name.startsWith("charrette"));
}

test("[H28] a page says all that is kept on this device, and one tap forgets it", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Forget me", ["Detroit, MI"]);
  const phone = await Phone.join(venue, workshop, { name: "Ana", table: 1 });
  const { page } = phone;
  await phone.sheet("Pitch");
  await phone.write("pitch", "A word.");
  await phone.expectSaved();
  await page.getByRole("link", { name: "Kept on this device" }).click();
  await page.waitForURL(/\/device$/);
  const list = page.locator(".device-list");
  await expect(list).toContainText("A copy of your table’s flipchart");
  const kept = await keptIn(page);
  expect(kept).toContain(`charrette-participant-${workshop.id}`);
  expect(kept).toContain(`charrette/${workshop.id}/1`);
  for (const name of kept) {
    await expect(list.getByText(name, { exact: true })).toBeVisible();
  }
  await expectAccessible(page, "what is kept");
  await expectNoSidewaysScroll(page, "what is kept");
  await picture(page, "device-phone");

  await settled(page);
  await page.getByRole("button", { name: "Forget everything on this device" }).press("Enter");
  await expect(page.getByText("Done. Nothing of Charrette is kept here any longer.")).toBeVisible();
  expect(await keptIn(page)).toEqual([]);
  await page.goto(`${venue.server.address}/t/${workshop.id}`);
  await expect(page.getByText("This phone has not joined the workshop.")).toBeVisible();
});

test("[H28] who forgets all does so in every tab: none keeps anything anew, also one that is slow to leave", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Three tabs", ["Detroit, MI"]);
  const phone = await Phone.join(venue, workshop, { name: "Ana", table: 1 });
  await phone.sheet("Pitch");
  await phone.write("pitch", "A word.");
  await phone.expectSaved();
  await phone.page.evaluate(() => {
    sessionStorage.setItem("charrette-untraded/facilitate/K7M4QX2346FG", "a token");
  });
  let leaves = 0;
  const { open: letLeave, opened: mayLeave } = gate();
  await phone.page.route("**/device", async (route) => {
    leaves += 1;
    await mayLeave;
    await route.continue().catch(() => {}); // told twice, it begins to leave anew
  });
  const open = async () => {
    const tab = await phone.page.context().newPage();
    venue.watch(tab);
    await tab.goto(`${venue.server.address}/device`);
    await expect(tab.locator(".device-list")).toContainText("A copy of your table’s flipchart");
    return tab;
  };
  const looking = await open();
  const stays = await looking.evaluate(() => performance.timeOrigin);
  const page = await open();
  await settled(page);
  await page.getByRole("button", { name: "Forget everything on this device" }).click();
  // The phone's page opens its copy anew as long as it has not left.
  await expect.poll(() => leaves).toBeGreaterThan(0);
  const copy = `charrette/${workshop.id}/1`;
  await expect.poll(() => keptIn(page)).not.toContain(`charrette-participant-${workshop.id}`);
  await expect.poll(() => keptIn(page)).toContain(copy);
  letLeave();
  await expect(phone.page.getByText("Done. Nothing of Charrette is kept here")).toBeVisible();
  await expect(phone.page.getByText("Nothing of Charrette is kept here.")).toBeVisible();
  await expect.poll(() => keptIn(phone.page)).toEqual([]);
  // Who looks at what is kept is told, and does not leave for where they are.
  await expect(page.getByText("Forgetting…")).toHaveCount(0);
  await page.getByRole("button", { name: "Forget everything on this device" }).click();
  for (const tab of [page, looking]) {
    await expect(tab.getByText("Nothing of Charrette is kept here.")).toBeVisible();
  }
  await expect(page.getByText("Done. Nothing of Charrette is kept here any longer.")).toBeVisible();
  expect(await looking.evaluate(() => performance.timeOrigin)).toBe(stays);
  // Much later the same tab is asked anew.
  await phone.page.evaluate(() => {
    localStorage.setItem("charrette/K7M4QX2346FG/2/unsaved", "1");
    sessionStorage.setItem("charrette-forgetting", `${Date.now() - 60_000}`);
  });
  await phone.page.reload();
  await expect(phone.page.getByText("charrette/K7M4QX2346FG/2/unsaved")).toBeVisible();
});

test("[H28] where a browser lets nothing be kept, that is said, and to forget it fails nowhere", async ({
  venue,
}) => {
  const page = await venue.open("/device");
  await page.addInitScript(() => {
    for (const facility of ["localStorage", "sessionStorage", "indexedDB"]) {
      Object.defineProperty(window, facility, {
        get() {
          throw new DOMException("The operation is insecure.", "SecurityError");
        },
      });
    }
  });
  await page.reload();
  await settled(page);
  await page.getByRole("button", { name: "Forget everything on this device" }).click();
  await expect(page.getByText("Done, as far as this page can see")).toBeVisible();
});

test("[H28] a browser that does not name its databases is not said to keep what is gone", async ({
  venue,
}) => {
  const page = await venue.open("/device");
  await page.evaluate(() => {
    Object.assign(indexedDB, { databases: undefined });
  });
  await settled(page);
  await page.getByRole("button", { name: "Forget everything on this device" }).click();
  await expect(page.getByText("Done, as far as this page can see")).toBeVisible();
  await expect(
    page.getByText("This browser does not say what it keeps in: its data"),
  ).toBeVisible();
});

test("what may be lost is said before it is forgotten, and what cannot be, after; in Spanish", async ({
  venue,
}) => {
  const page = await venue.open("/device", {
    size: { width: 320, height: 640 },
    language: "es-ES",
  });
  await page.evaluate(() => {
    localStorage.setItem("charrette/K7M4QX2346FG/2/unsaved", "1");
  });
  await page.reload();
  await page.evaluate(() => {
    // A browser that does not let go.
    Storage.prototype.removeItem = () => {
      throw new Error("no");
    };
  });
  await expect(page.getByText("no están en otro sitio: K7M4QX2346FG")).toBeVisible();
  await expectAccessible(page, "in Spanish at 320 px");
  await expectNoSidewaysScroll(page, "in Spanish at 320 px");
  await picture(page, "device-es-320");
  await page.getByRole("button", { name: "Olvidar todo en este dispositivo" }).click();
  await expect(page.getByText("Una parte no se pudo borrar")).toBeVisible();
  await expect(page.getByText("charrette/K7M4QX2346FG/2/unsaved")).toBeVisible();
});

test("every page leads to what is kept and to the accessibility statement", async ({ venue }) => {
  const workshop = await venue.workshop("Foot", ["Detroit, MI"]);
  const home = await venue.open("/", { size: phoneSize });
  const desk = await venue.facilitate(workshop);
  const phone = await Phone.join(venue, workshop, { name: "Ana", table: 1 });
  for (const page of [home, desk, phone.page]) {
    const link = page.getByRole("link", { name: "Accessibility" });
    await expect(link).toHaveAttribute("href", "/device#accessibility");
  }
  await home.getByRole("link", { name: "Accessibility" }).click();
  await expect(home.getByRole("heading", { name: "Accessibility" })).toBeInViewport();
  await home.setViewportSize(laptopSize);
  await picture(home, "device-laptop");
});

test("what others changed is told on request, by button and by key, and a person is named", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Heard", ["Detroit, MI"]);
  const ana = await Phone.join(venue, workshop, { name: "Ana", table: 1 });
  const luis = await Phone.join(venue, workshop, { name: "Luis", table: 1 });
  const cdp = await ana.page.context().newCDPSession(ana.page);
  const spoken = async () => {
    const { nodes } = await cdp.send("Accessibility.getFullAXTree");
    const alerts = nodes.filter(({ role }) => role?.value === "alert").map(({ nodeId }) => nodeId);
    return nodes
      .filter(({ parentId }) => parentId !== undefined && alerts.includes(parentId))
      .map(({ name }) => name?.value)
      .join(" ");
  };
  // The page listens from the time when it answers.
  await expect
    .poll(async () => {
      await ana.page.keyboard.press("Alt+Shift+KeyC");
      return spoken();
    })
    .toContain("Others have changed nothing");

  await luis.sheet("Pitch");
  await luis.type("pitch", "Three words here");
  await luis.expectSaved();
  await ana.sheet("Pitch");
  await expect(ana.field("pitch")).toHaveValue("Three words here");
  await ana.type("pitch", " and mine");
  await ana.page.getByRole("button", { name: "More", exact: true }).click();
  const dialog = ana.page.getByRole("dialog");
  await dialog.getByRole("button", { name: "What changed since I last asked?" }).click();
  await expect(dialog.getByText("Our pitch: 0 before, 5 words now. By Luis.")).toBeVisible();
  await expectAccessible(ana.page, "more");
  await picture(ana.page, "phone-more");
  await dialog.getByRole("button", { name: "What changed since I last asked?" }).click();
  await expect(dialog.getByText("Others have changed nothing")).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();

  await luis.sheet("Scan");
  await luis.page.getByLabel("Name (player)").fill("Land bank");
  await luis.page.getByRole("button", { name: "Add", exact: true }).click();
  await luis.expectSaved();
  await ana.sheet("Scan");
  await expect(ana.card("Land bank")).toBeVisible();
  await ana.page.keyboard.press("Alt+Shift+KeyC");
  await expect.poll(spoken).toContain("New (player): Land bank. By Luis.");

  await luis.sheet("Pitch");
  await luis.write("pitch", "Those words here and mine");
  await luis.expectSaved();
  await ana.sheet("Pitch");
  await expect(ana.field("pitch")).toHaveValue("Those words here and mine");
  await ana.page.keyboard.press("Alt+Shift+KeyC");
  await expect.poll(spoken).toContain("Our pitch: changed, 5 words as before. By Luis.");
});

test("without a connection nobody is told that others have changed nothing, and afterwards what they have", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Unheard", ["Detroit, MI"]);
  const cable = await venue.layCable();
  const ana = await Phone.join(venue, workshop, { name: "Ana", table: 1, device: { cable } });
  const luis = await Phone.join(venue, workshop, { name: "Luis", table: 1 });
  await ana.page.getByRole("button", { name: "More", exact: true }).click();
  const dialog = ana.page.getByRole("dialog");
  const asks = dialog.getByRole("button", { name: "What changed since I last asked?" });
  const unknown = dialog.getByText("Without a connection it is not known");
  await asks.click();
  await expect(dialog.getByText("nothing since this page began to keep track")).toBeVisible();
  await asks.click();
  await expect(dialog.getByText("nothing since you last asked")).toBeVisible();

  cable.let("nothing");
  await expect(ana.page.locator("[data-saving]")).not.toHaveText("Saved");
  await asks.click();
  await expect(unknown).toBeVisible();
  await expect(dialog.getByText("nothing since")).toBeHidden();
  await luis.sheet("Pitch");
  await luis.type("pitch", "Three words here");
  await luis.expectSaved();
  cable.let("everything");
  await ana.expectSaved();
  await asks.click();
  await expect(dialog.getByText("Our pitch: 0 before, 3 words now. By Luis.")).toBeVisible();
  await expect(unknown).toBeHidden();
});

test("who has words that are only here is told what closing does to them in a private window", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Private", ["Detroit, MI"]);
  const cable = await venue.layCable();
  const phone = await Phone.join(venue, workshop, { name: "Ana", table: 1, device: { cable } });
  const more = phone.page.getByRole("button", { name: "More", exact: true });
  const told = phone.page.getByRole("dialog").getByText("a private window forgets them");
  await phone.sheet("Pitch");
  await phone.write("pitch", "A word.");
  await phone.expectSaved();
  await more.click();
  await expect(phone.page.getByRole("dialog")).toBeVisible();
  await expect(told).toBeHidden();
  await phone.page.keyboard.press("Escape");
  cable.let("nothing");
  await phone.type("pitch", " Another.");
  await phone.expectOnlyHere();
  await more.click();
  await expect(told).toBeVisible();
  cable.let("everything");
  await expect(told).toBeHidden();
});

test("the flipchart is kept as one accessible file, also without the server", async ({ venue }) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Keep <it>", ["Detroit, MI"]);
  const cable = await venue.layCable();
  const phone = await Phone.join(venue, workshop, { name: "Ana", table: 1, device: { cable } });
  const { page } = phone;
  await phone.sheet("Scan");
  await page.getByLabel("Name (player)").fill('Land "bank" <b>');
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await phone.sheet("Pitch");
  await phone.write("pitch", "First line\nand <script>alert(1)</script>");
  await phone.expectSaved();
  await page.getByRole("button", { name: "More", exact: true }).click();
  const save = page.getByRole("dialog").getByRole("button", { name: "Save the file" });
  await expect(save).toBeVisible();
  cable.let("nothing");
  const download = page.waitForEvent("download");
  await save.click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe("Table-1-Detroit-MI.html");
  const html = await readFile(await saved.path(), "utf8");
  cable.let("everything");

  const reader = await venue.open("/device");
  await reader.goto("about:blank"); // as a file, under no policy of ours
  await reader.setContent(html);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Table 1 · Detroit, MI");
  await expect(reader.getByText("and <script>alert(1)</script>")).toBeVisible();
  await expect(reader.getByRole("rowheader", { name: 'Land "bank" <b>' })).toBeVisible();
  await expect(reader.getByRole("columnheader", { name: "Player" })).toBeVisible();
  expect(html).toMatch(/<html lang="en" dir="ltr">/);
  expect(html).not.toMatch(/<script/);
  await expectAccessible(reader, "the kept flipchart");
});
