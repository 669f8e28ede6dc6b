import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { wholeBrowser } from "./browsers";
import { picture } from "./pictures";
import { expect, phoneSize, test } from "./venue";

/** A browser whose owner has turned cookies off. */
const blocked = test.extend<{ blocked: BrowserContext }>({
  blocked: async ({ launchOptions }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "charrette-browser-"));
    mkdirSync(join(folder, "Default"));
    writeFileSync(
      join(folder, "Default", "Preferences"),
      JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }),
    );
    const context = await chromium.launchPersistentContext(folder, {
      ...launchOptions,
      ...wholeBrowser,
      viewport: phoneSize,
      locale: "en-US",
    });
    await use(context);
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  },
});

blocked(
  "[T3] a browser without cookies is told so before it takes a seat",
  async ({ venue, blocked }) => {
    venue.troubled = true;
    const workshop = await venue.workshop("No cookies", ["Detroit, MI"]);
    const page = await blocked.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(`${venue.server.address}/j/${workshop.joinCode}/1`);
    await expect(page.locator(".banner")).toContainText("This browser keeps no cookies");
    await expect(page.getByRole("button", { name: /^Join/ })).toHaveCount(0);
    await expectAccessible(page, "no cookies");
    await picture(page, "join-no-cookies");
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScroll(page, "no cookies at 320 px");

    await page.goto(`${venue.server.address}/t/${workshop.id}`);
    await expect(page.getByText("This browser keeps no cookies")).toBeVisible();
    await page.goto(
      `${venue.server.address}/facilitate/${workshop.id}#${workshop.facilitatorToken}`,
    );
    await expect(
      page.getByRole("heading", { name: "This browser keeps no cookies" }),
    ).toBeVisible();
    await page.goto(`${venue.server.address}/screen/${workshop.id}#${workshop.screenToken}`);
    await expect(
      page.getByRole("heading", { name: "This browser keeps no cookies" }),
    ).toBeVisible();
    expect((await venue.state(workshop)).workshop.participants).toEqual([]);
    expect(complaints).toEqual([]);
  },
);
