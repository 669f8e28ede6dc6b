/** The room screen shows what was chosen, and the dashboard shows what the screen shows. */
import type { Page } from "@playwright/test";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { expect, test } from "./venue";
import { type TableWork, work } from "./worksheet";

const detroit = work[0] as TableWork;

/** The words of the picture on a page, but the digits of clocks, which change meanwhile. */
function words(page: Page, within: string): Promise<string> {
  return page.locator(within).evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement;
    for (const changing of copy.querySelectorAll(".ring-digits, .ring-note")) {
      changing.remove();
    }
    return (copy.textContent ?? "").replace(/\s+/gu, " ").trim();
  });
}

async function expectSamePicture(desk: Dashboard, screen: Page): Promise<void> {
  const scene = await screen.locator(".picture").getAttribute("data-scene");
  await expect(desk.roomSees.locator(".picture")).toHaveAttribute("data-scene", scene ?? "");
  await expect
    .poll(async () => {
      const [small, large] = await Promise.all([
        words(desk.page, ".room-small .picture"),
        words(screen, ".stage .picture"),
      ]);
      return small === large || `${small} / ${large}`;
    })
    .toBe(true);
}

test("[M35] a scene is chosen on the dashboard, seen on the screen, and small beside it", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Scenes", ["Detroit, MI", "Gary, IN", "Youngstown, OH"]);
  const phone = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  const desk = new Dashboard(await venue.facilitate(workshop));
  const screen = await venue.screen(workshop);
  const shows = (scene: string) => screen.locator(`[data-scene=${scene}]`);
  await desk.open();
  await phone.sheet("Challenge");
  await phone.write("challenge", detroit.challenge);
  await phone.expectSaved();

  await desk.goTo("Scan the ecosystem");
  await desk.press("Start");
  await expect(shows("found")).toBeVisible();
  await expect(desk.roomSees).toContainText("set by Scan");
  await expect(desk.roomSees).toContainText(/The room sees: So far, Scan, \d:\d\d/);
  await expect(desk.scene("So far")).toHaveAttribute("aria-pressed", "true");
  await expect(screen.getByText(detroit.challenge)).toHaveCount(0);
  await expectSamePicture(desk, screen);

  for (const [name, scene] of [
    ["Clock", "clock"],
    ["Every table", "wall"],
  ] as const) {
    await desk.scene(name).click();
    await expect(shows(scene)).toBeVisible();
    await expect(desk.scene(name)).toHaveAttribute("aria-pressed", "true");
    await expect(desk.roomSees).toContainText("chosen");
    await expectSamePicture(desk, screen);
  }

  // By keyboard: one table, out of the list of tables.
  await desk.settled();
  await desk.roomSees.getByText("One table…").focus();
  await desk.page.keyboard.press("Enter");
  await desk.page.keyboard.press("Tab");
  await desk.page.keyboard.press("Enter");
  await expect(shows("table")).toBeVisible();
  await expect(screen.getByText(detroit.challenge)).toBeVisible();
  const chosen = desk.roomSees.locator("summary[data-pressed=true]");
  await expect(chosen).toHaveText("Table 1");
  await expect(chosen).toBeFocused();
  await expectSamePicture(desk, screen);

  await desk.page.getByRole("button", { name: "Undo: showing a table" }).click();
  await expect(shows("wall")).toBeVisible();
  await desk.goTo("Prepare the pitch");
  await expect(shows("found")).toBeVisible();
  await expect(desk.roomSees).toContainText("set by Prepare");

  await desk.goTo("Pitches");
  await expect(shows("between")).toBeVisible();
  await venue.command(workshop, { type: "call-turn", table: 1 });
  await expect(shows("turn")).toBeVisible();
  await desk.scene("Clock").click();
  await expect(shows("clock")).toBeVisible();
  await desk.scene("Pitches").click();
  await expect(shows("turn")).toBeVisible();
  await expectSamePicture(desk, screen);
  await venue.command(workshop, { type: "blank-screen", blank: true });
  await expect(shows("blank")).toBeVisible();
  await expect(desk.roomSees.locator("[data-scene=blank]")).toBeVisible();
});

test("[M35] every scene has the join code in a corner, also a blank screen, until joining is closed", async ({
  venue,
}) => {
  venue.troubled = true; // a map that another scene overtakes is not there any more when it is fetched
  const workshop = await venue.workshop("Late", ["Detroit, MI", "Gary, IN"]);
  await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
  const words = `${workshop.joinCode.slice(0, 3)} ${workshop.joinCode.slice(3)}`;
  for (const [size, language] of [
    [{ width: 1920, height: 1080 }, "en-US"],
    [{ width: 1024, height: 768 }, "es-ES"],
  ] as const) {
    const screen = await venue.screen(workshop, { size, language });
    const code = screen.getByText(words);
    const shows = async (scene: string) => {
      await expect(screen.locator(`[data-scene=${scene}]`)).toBeVisible();
      await expect(code, scene).toBeInViewport({ ratio: 1 });
    };
    for (const scene of ["clock", "found", "wall", "map"] as const) {
      await venue.command(workshop, { type: "choose-scene", scene });
      await shows(scene);
    }
    await venue.command(workshop, { type: "show-table", table: 2 });
    await shows("table");
    await venue.command(workshop, { type: "lock", table: null });
    await venue.command(workshop, { type: "blank-screen", blank: true });
    await shows("blank");
    await expect(screen.locator(".picture-foot > *")).toHaveCount(1);
    await picture(screen, `screen-blank-code-${size.width}`);
    await venue.command(workshop, { type: "close-joining" });
    await expect(code).toHaveCount(0);
    await venue.command(workshop, { type: "open-joining" });
    await venue.command(workshop, { type: "unlock", table: null });
  }
});

test("[M36] a message goes where it is sent, and leaves the screen alone", async ({ venue }) => {
  const workshop = await venue.workshop("Messages", ["Detroit, MI"]);
  const phone = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  const desk = new Dashboard(await venue.facilitate(workshop));
  const screen = await venue.screen(workshop);
  await desk.open();
  await desk.sayToAll("For phones");
  await expect(phone.page.getByText("For phones")).toBeVisible();
  const goesTo = (place: string) =>
    desk.page.locator("label", { has: desk.page.getByRole("radio", { name: place }) }).click();
  await goesTo("Both");
  await desk.sayToAll("For everything");
  await expect(screen.getByText("For everything")).toBeVisible();
  await expect(phone.page.getByText("For everything")).toBeVisible();
  await expect(screen.getByText("For phones")).toHaveCount(0);

  await desk.page.getByRole("button", { name: "Take off the screen: For everything" }).click();
  await expect(screen.getByText("For everything")).toHaveCount(0);
  await expect(phone.page.getByText("For everything")).toBeVisible();

  await goesTo("Screen");
  await desk.sayToAll("For the screen");
  await expect(screen.getByText("For the screen")).toBeVisible();
  await desk.page.getByRole("button", { name: "Take back “For the screen”" }).click();
  await expect(screen.getByText("For the screen")).toHaveCount(0);
  await expect(phone.page.getByText("For the screen")).toHaveCount(0);
});

const sizes = [
  [640, 480],
  [800, 600],
  [1024, 768],
  [1920, 1080],
  [3840, 2160],
] as const;

for (const tables of [4, 60]) {
  for (const language of ["en-US", "es-ES"]) {
    test(`the scenes with ${tables} tables in ${language}`, async ({ venue }) => {
      const places = ["Detroit, MI", "Youngstown, OH", "Long Island, NY", "Gary, IN"];
      const workshop = await venue.workshop(
        "Pictures",
        Array.from({ length: tables }, (_, i) => places[i % 4] ?? ""),
      );
      const phone = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
      await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
      await venue.command(workshop, { type: "start-timer" });
      for (const player of detroit.players) {
        await phone.addPlayer(player);
      }
      await phone.sheet("Challenge");
      await phone.write("challenge", detroit.challenge);
      await phone.expectSaved();
      const desk = await venue.facilitate(workshop, { language });
      const screen = await venue.screen(workshop, { language });
      for (const scene of ["lobby", "clock", "found", "wall", "end"] as const) {
        await venue.command(workshop, { type: "choose-scene", scene });
        await expect(screen.locator(`[data-scene=${scene}]`)).toBeVisible();
        await expect(desk.locator(`.room-small [data-scene=${scene}]`)).toBeVisible();
        await picture(desk, `scenes-${tables}-${language}-desk-${scene}`);
        for (const [width, height] of sizes) {
          await screen.setViewportSize({ width, height });
          await picture(screen, `scenes-${tables}-${language}-${scene}-${width}`);
          const { scrollHeight, scrollWidth } = await screen.evaluate(() => ({
            scrollHeight: document.documentElement.scrollHeight,
            scrollWidth: document.documentElement.scrollWidth,
          }));
          expect({ scrollHeight, scrollWidth }).toEqual({
            scrollHeight: height,
            scrollWidth: width,
          });
        }
      }
    });
  }
}
