import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { expect, test } from "./venue";

/** What the service worker does when a page tells it what to keep. */
declare function keep(paths: readonly string[], all: boolean): Promise<void>;

test("a phone loses its network in mid-sentence, goes on, survives a reload, and brings everything back", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Hotel network", ["Youngstown, OH"]);
  const cable = await venue.layCable();
  const luis = await Phone.join(venue, workshop, { name: "Luis", table: 1, device: { cable } });
  const wei = await Phone.join(venue, workshop, { name: "Wei", table: 1 });
  await luis.sheet("Challenge");
  await wei.sheet("Challenge");
  await luis.type("challenge", "Flooded streets are ");
  await luis.expectSaved();

  await luis.page.context().setOffline(true);
  cable.let("nothing");
  await luis.type("challenge", "found only when ");
  await luis.expectOnlyHere();
  await expect(luis.field("challenge")).toBeEditable();
  await luis.type("challenge", "somebody drives ");
  await wei.type("challenge", "(again)");
  await wei.expectSaved();
  await expect(luis.field("challenge")).toHaveValue(
    "Flooded streets are found only when somebody drives ",
  );

  // A call for help goes out as soon as it can, and says so; what is not yet so can be taken back.
  const waits = luis.page.getByText("goes out by itself");
  const help = luis.page.getByRole("button", { name: "Ask for help" });
  await help.click();
  await expect(waits).toBeVisible();
  await expect(help).toHaveAttribute("aria-pressed", "false");
  await picture(luis.page, "help-waits-390");
  await help.click();
  await expect(waits).toHaveCount(0);
  await help.click();
  await expect(waits).toBeVisible();

  // The page itself can be had again, but no socket yet: what is shown comes from this phone.
  await luis.page.context().setOffline(false);
  cable.let("pages");
  await luis.page.reload();
  await expect(waits).toBeVisible();
  await luis.sheet("Challenge");
  await expect(luis.field("challenge")).toHaveValue(
    "Flooded streets are found only when somebody drives ",
  );
  await luis.expectOnlyHere();
  await luis.type("challenge", "into them.");
  await expect(wei.field("challenge")).toHaveValue("Flooded streets are (again)");

  cable.let("everything");
  await luis.expectSaved();
  await expect(waits).toHaveCount(0);
  await expect(wei.page.getByRole("button", { name: "Help asked" })).toBeVisible();
  const merged =
    /^Flooded streets are (\(again\)found only when somebody drives into them\.|found only when somebody drives into them\.\(again\))$/;
  await expect(luis.field("challenge")).toHaveValue(merged);
  await expect(wei.field("challenge")).toHaveValue(await luis.field("challenge").inputValue());
});

test("what the dashboard takes away without a network is said to be on its way, and goes, also when its flipchart is closed", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Rude", ["Gary, IN"]);
  const luis = await Phone.join(venue, workshop, { name: "Luis", table: 1 });
  await luis.sheet("Challenge");
  await luis.write("challenge", "Rude words");
  await luis.expectSaved();
  const cable = await venue.layCable();
  const desk = new Dashboard(await venue.facilitate(workshop, { cable }));
  await desk.open();
  const dialog = desk.page.getByRole("dialog");
  const table = await desk.openTable(1);
  await table.getByRole("button", { name: "Open the flipchart" }).click();
  await expect(dialog.getByText("Rude words")).toBeVisible();
  cable.let("nothing");
  await dialog
    .getByRole("button", { name: /^Clear / })
    .first()
    .click();
  await dialog.getByRole("button", { name: "Yes, clear" }).click();
  await expect(dialog.getByText("the table still has what you took away here")).toBeVisible();
  await desk.closeDialog();
  const asks = () =>
    desk.page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
  expect(await asks()).toBe(true);
  await expect(luis.field("challenge")).toHaveValue("Rude words");
  cable.let("everything");
  await expect(luis.field("challenge")).toHaveValue("");
  await expect.poll(asks).toBe(false);
});

test("a page that has begun, and not all of its parts, takes no part from the one that is kept", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("New build", ["Gary, IN"]);
  const ana = await Phone.join(venue, workshop, { name: "Ana", table: 1 });
  const { page } = ana;
  const part = () =>
    page.evaluate(
      () =>
        performance.getEntriesByType("resource").find(({ name }) => name.includes("/MapSheet-"))
          ?.name,
    );
  await expect.poll(part).toBeDefined();
  const map = (await part()) as string;
  const isKept = (path: string) =>
    page.evaluate(async (of) => (await caches.match(of)) !== undefined, path);
  await expect.poll(() => isKept(map)).toBe(true);
  await expect.poll(() => isKept("/t/page")).toBe(true);

  await expect.poll(() => page.context().serviceWorkers().length).toBeGreaterThan(0);
  const [worker] = page.context().serviceWorkers();
  const first = (await page.content()).match(/\/assets\/[\w-]+\.(?:js|css)/g) ?? [];
  expect(first.length).toBeGreaterThan(2);
  // It begins, and the network is gone before the rest has come.
  await worker?.evaluate((paths) => keep(paths, false), first);
  // Or a server answers that has another build than the page which asks.
  await worker?.evaluate(
    async ([paths, all]) => {
      const ours = globalThis.fetch;
      const headers = { "Cross-Origin-Resource-Policy": "same-origin" };
      const another = '<script src="/assets/phone-of-another.js"></script>';
      globalThis.fetch = async (asked, options) =>
        asked === "/t/page" ? new Response(another, { headers }) : ours(asked, options);
      await keep(paths, all).catch(() => {});
      globalThis.fetch = ours;
    },
    [first, true] as const,
  );
  await page.context().setOffline(true);
  await page.reload();
  await ana.sheet("Map");
  await expect(page.getByRole("group", { name: /^Map \(/ })).toBeVisible();

  // All of a build is here: what others used goes.
  await page.context().setOffline(false);
  await page.evaluate(async () =>
    (await caches.open("charrette-phone")).put("/assets/of-before.js", new Response("")),
  );
  await page.reload();
  await expect.poll(() => isKept("/assets/of-before.js")).toBe(false);
  expect(await isKept(map)).toBe(true);
});

for (const trouble of ["fails", "is silent"] as const) {
  test(`a phone whose store of pages ${trouble} opens its page from the network`, async ({
    venue,
  }) => {
    const workshop = await venue.workshop("Broken store", ["Gary, IN"]);
    const luis = await Phone.join(venue, workshop, { name: "Luis", table: 1 });
    const { page } = luis;
    await expect
      .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state))
      .toBe("activated");
    await expect.poll(() => page.context().serviceWorkers().length).toBeGreaterThan(0);
    const [worker] = page.context().serviceWorkers();
    if (worker === undefined) {
      throw new Error("there is no service worker");
    }
    await worker.evaluate((says) => {
      caches.match = () =>
        says === "fails" ? Promise.reject(new Error("no store")) : new Promise(() => {});
    }, trouble);
    await page.reload();
    await luis.sheet("Challenge");
    await luis.write("challenge", "Cellars flood");
    await luis.expectSaved();
  });
}
