import { expect, test } from "./venue";

const pages = ["/", "/t/000000000000", "/facilitate/000000000000", "/screen/000000000000"];
const english = "This page needs JavaScript and a browser of 2022 or newer";
const spanish = "Esta página necesita JavaScript y un navegador de 2022 o más reciente";

test("[H12] a browser without scripts is told what a page needs, on all pages", async ({
  browser,
  venue,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  await Promise.all(
    pages.map(async (path) => {
      const page = await context.newPage();
      await page.goto(venue.server.address + path);
      await expect(page.getByText(english)).toBeVisible();
      await expect(page.getByText(spanish)).toBeVisible();
    }),
  );
  await context.close();
});

test("[H12] so is a browser that cannot read the script", async ({ browser, venue }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route("**/*.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: "class A { static { of the future" }),
  );
  await page.goto(`${venue.server.address}/`);
  await expect(page.getByText(english)).toBeVisible();
  await context.close();
});

test("[H12] who lacks what all pages use is told at once, and who lacks nothing never", async ({
  browser,
  venue,
}) => {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(`${venue.server.address}/`);
  await expect(page.getByLabel("Join code")).toBeVisible();
  await expect(page.getByText(english)).toHaveCount(0);
  for (const path of pages) {
    await page.goto(venue.server.address + path);
    await expect(page.locator("#page *").first()).toBeVisible();
    await expect(page.getByText(english)).toHaveCount(0);
  }
  await page.goto(`${venue.server.address}/`);
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, "HTMLDialogElement");
  });
  await page.reload();
  await expect(page.locator("[data-undrawn=for-good]")).toBeVisible();
  await expect(page.getByLabel("Join code")).toHaveCount(0);
  await context.close();
});
