import type { Locator } from "@playwright/test";
import { Dashboard } from "./dashboard";
import { Keyboard } from "./keyboard";
import { settled } from "./settled";
import { expect, laptopSize, projectorSize, test } from "./venue";
import { inEnglish, sayingIn } from "./words-in";

const insecure = true;

for (const language of ["en-US", "es-MX"] as const) {
  test(`the hour by keyboard alone, over plain HTTP from another machine's name, in ${language}`, async ({
    venue,
  }) => {
    const say = language === "en-US" ? inEnglish : await sayingIn("es");
    const part = (words: string) => say(words, { part: true });
    const device = { language, insecure };
    /** What is said once something was to be copied: without a secure context the keyboard may have to do it. */
    const copied = (dialog: Locator) =>
      dialog
        .getByText(part("Copied"))
        .or(dialog.getByText(part("Selected: copy it with your keyboard")));
    // Created where Charrette runs: elsewhere nobody may.
    const homePage = await venue.open("/", { size: laptopSize, language });
    const home = new Keyboard(homePage);
    const links = await test.step("a workshop is created", async () => {
      await home.write(homePage.getByLabel(part("Name of the workshop")), "By keys");
      await home.write(homePage.getByLabel(part("Number of tables")), "2");
      const city = (table: number) =>
        homePage.getByLabel(say(`City, table ${table}`), { exact: true });
      await home.write(city(1), "Detroit, MI");
      await home.write(city(2), "Gary, IN");
      await home.press(homePage.getByRole("button", { name: say("Create the workshop") }));
      await expect(
        homePage.getByRole("heading", { name: say("“By keys” is ready") }),
      ).toBeFocused();
      await home.reach(homePage.getByRole("link", { name: say("Open dashboard") }));
      const linkFor = async (whom: string) =>
        new URL(await homePage.getByLabel(part(whom)).inputValue());
      return {
        facilitator: await linkFor("Facilitator link, for you alone"),
        screen: await linkFor("Room screen link, for the projector"),
      };
    });
    const deskPage = await venue.open(links.facilitator.pathname + links.facilitator.hash, device);
    expect(
      await deskPage.evaluate(() => [
        isSecureContext,
        "subtle" in crypto,
        "clipboard" in navigator,
      ]),
    ).toEqual([false, false, false]);
    const desk = new Dashboard(deskPage, say);
    const facilitator = new Keyboard(deskPage);
    await desk.open();
    const id = new URL(deskPage.url()).pathname.split("/")[2] as string;
    const cookies = await deskPage.context().cookies();
    const token = cookies.find((cookie) => cookie.name === `charrette-facilitator-${id}`);
    const workshop = { id, facilitatorToken: token?.value as string };
    const { joinCode } = (await venue.state(workshop)).workshop;
    const button = (words: string) =>
      deskPage.getByRole("button", { name: say(words), exact: true });

    const screenPage =
      await test.step("the screen's link is copied, and opened there", async () => {
        await facilitator.press(button("Show QR"));
        const dialog = deskPage.getByRole("dialog");
        await facilitator.press(dialog.getByRole("button", { name: say("Copy") }).first());
        await expect(copied(dialog)).toBeVisible();
        await deskPage.keyboard.press("Escape");
        await expect(dialog).toHaveCount(0);
        await expect(button("Show QR")).toBeFocused();
        const { pathname, hash } = links.screen;
        // A screen goes by its browser's language only when somebody chooses that.
        return venue.open(`${pathname}?lang=${language}${hash}`, {
          ...device,
          size: projectorSize,
        });
      });
    const room = new Keyboard(screenPage);
    await room.press(screenPage.getByRole("button", { name: say("Turn sound on") }));
    await expect(screenPage.getByRole("button", { name: say("Mute") })).toBeFocused();

    const phonePage = await venue.open("/", { ...device, size: { width: 320, height: 640 } });
    const phone = new Keyboard(phonePage);
    const called = (name: string | RegExp) => phonePage.getByRole("button", { name, exact: true });
    const on = (words: string) => called(say(words));
    const field = (words: string) => phonePage.getByRole("textbox", { name: say(words) });
    await test.step("a participant types the code and a name, and chooses a table", async () => {
      await phone.reach(phonePage.getByLabel(part("Join code")));
      await phonePage.keyboard.type(joinCode);
      // A whole code is looked up by itself.
      await expect(phonePage.getByLabel(part("Your first name"))).toBeVisible();
      await phone.write(phonePage.getByLabel(part("Your first name")), "Ana");
      await phone.choose(phonePage.getByRole("radio", { name: /Gary, IN/ }));
      await phone.press(on("Join table 2"));
      await phonePage.waitForURL(/\/t\//);
      await expect(phonePage.getByText(part("You’re in, Ana."))).toBeVisible();
    });

    await test.step("the room goes to the scan, and the clock runs", async () => {
      await facilitator.press(desk.step("Scan the ecosystem"));
      await expect(desk.step("Scan the ecosystem")).toHaveAttribute("aria-current", "step");
      await facilitator.press(desk.clock.getByRole("button", { name: say("Start") }));
      await facilitator.press(desk.clock.getByRole("button", { name: say("+1 min") }));
      await expect(screenPage.getByRole("timer").first()).toContainText(/\d:\d\d/);
    });

    await test.step("players, stars, a partnership and findings", async () => {
      for (const [name, sector] of [
        ["Detroit Blight Task Force", "Local gov"],
        ["City of Gary", "Networks"],
      ] as const) {
        await phone.write(phonePage.getByLabel(part("Name (player)")).first(), name);
        await phone.choose(
          phonePage
            .getByRole("group", { name: say("Sector"), exact: true })
            .getByRole("radio", { name: say(sector), exact: true }),
        );
        await phone.press(on("Add"));
        await expect(called(name)).toBeVisible();
      }
      await phone.press(called("City of Gary"));
      await phone.write(field("Note: City of Gary"), "Owns the empty houses");
      await phone.press(on("Done"));
      await phone.press(called(part("Star City of Gary: 0 stars")));
      await expect(called(part("Star City of Gary: 1 star"))).toHaveAttribute(
        "aria-pressed",
        "true",
      );
      await phone.press(on("Add: partnership"));
      const dialog = phonePage.getByRole("dialog");
      await phone.press(dialog.getByRole("button", { name: "City of Gary", exact: true }));
      await phone.press(
        dialog.getByRole("button", { name: "Detroit Blight Task Force", exact: true }),
      );
      await phone.write(
        dialog.getByLabel(part("What links them (if you know)")),
        "Count empty houses",
      );
      await phone.press(dialog.getByRole("button", { name: say("Link them") }));
      await expect(dialog).toHaveCount(0);
      await phone.choose(phonePage.getByRole("radio", { name: say("Findings"), exact: true }));
      await phone.write(field("Findings: Local government"), "Open data since 2015");
    });

    await test.step("challenge, pitch, presenter, rehearsal, map", async () => {
      const sheets = phonePage.getByRole("navigation", { name: say("Sheets") });
      const sheet = (words: string) =>
        sheets.getByRole("button", { name: say(words), exact: true });
      await phone.press(sheet("Challenge"));
      await phone.write(field("Our challenge"), "Cellars flood");
      await phone.choose(phonePage.getByRole("radio", { name: part("What we know ourselves") }));
      await phone.press(sheet("Pitch"));
      await phone.write(field("Our strategy"), "Be the bridge");
      await phone.write(field("Our pitch"), "We bring them together");
      await phone.press(on("Who presents?"));
      await phone.press(phonePage.getByRole("dialog").getByRole("button", { name: "Ana" }));
      await expect(on("Presenter: Ana")).toBeVisible();
      await phone.press(on("Rehearse aloud"));
      await phone.press(on("Start"));
      await phonePage.keyboard.press("Escape");
      await expect(phonePage.getByRole("dialog")).toHaveCount(0);
      await phone.press(sheet("Map"));
      await expect(phonePage.getByRole("group", { name: part("Map") }).first()).toBeVisible();
      await expect(phonePage.locator("[data-saving]")).toHaveText(say("Saved"));
    });

    await test.step("help is asked for, what others changed is asked, the flipchart's words are copied", async () => {
      await phone.press(on("Ask for help"));
      await facilitator.press(button("Done: table 2 was helped"));
      await expect(on("Ask for help")).toBeVisible();
      await phone.press(on("More"));
      const dialog = phonePage.getByRole("dialog");
      await phone.press(
        dialog.getByRole("button", { name: say("What changed since I last asked?") }),
      );
      await expect(
        dialog.getByText(part("Others have changed nothing since this page began to keep track.")),
      ).toBeVisible();
      await phone.press(dialog.getByRole("button", { name: say("Copy") }));
      await expect(copied(dialog)).toBeVisible();
      await phonePage.keyboard.press("Escape");
      await expect(on("More")).toBeFocused();
    });

    await test.step("a table is looked at, told something, and its pens go down", async () => {
      await facilitator.press(deskPage.getByRole("button", { name: part("Open table 2") }));
      const dialog = deskPage.getByRole("dialog");
      await facilitator.write(dialog.getByLabel(part("Message to table 2")), "Two minutes left");
      // Enter presses Send, which has just come with the dialog.
      await settled(deskPage);
      await deskPage.keyboard.press("Enter");
      await facilitator.press(dialog.getByRole("button", { name: say("Pens down") }));
      await facilitator.press(dialog.getByRole("button", { name: say("Open the flipchart") }));
      await expect(deskPage.getByText("Count empty houses")).toBeVisible();
      await deskPage.keyboard.press("Escape");
      await deskPage.keyboard.press("Escape");
      await expect(deskPage.getByRole("dialog")).toHaveCount(0);
      await phone.press(
        phonePage
          .locator(".banner")
          .filter({ hasText: "Two minutes left" })
          .getByRole("button", { name: say("Dismiss") }),
      );
      // Its words are also at the foot while the banner is above, out of sight.
      await expect(
        phonePage.locator(".banner").getByText(part("Look up: the facilitator has the floor.")),
      ).toBeVisible();
    });

    await test.step("pitches are drawn, called and ended, and the last control is taken back", async () => {
      await facilitator.press(desk.step("Pitches"));
      await facilitator.press(button("Draw a random order"));
      await facilitator.press(button("Call table 1").or(button("Call table 2")));
      await facilitator.press(button("This table is done"));
      await expect(desk.turns.locator(":focus")).toHaveCount(1);
      await facilitator.press(button("Blank screen"));
      await expect(
        screenPage.getByRole("heading", { name: say("The screen is blank.") }),
      ).toBeAttached();
      await facilitator.press(button("Light the screen"));
      await facilitator.press(deskPage.getByRole("button", { name: part("Undo") }));
    });

    await test.step("people, keys, export and the end", async () => {
      await facilitator.press(button("People"));
      const dialog = deskPage.getByRole("dialog");
      await expect(dialog.getByText("Ana").first()).toBeVisible();
      await deskPage.keyboard.press("Escape");
      await expect(button("People")).toBeFocused();
      await facilitator.press(deskPage.locator("summary", { hasText: part("Export") }));
      await expect(deskPage.getByRole("link", { name: say("Report as a web page") })).toBeVisible();
      await deskPage.keyboard.press("Escape");
      await facilitator.press(deskPage.locator("summary", { hasText: part("More") }));
      await facilitator.press(button("End"));
      await facilitator.press(dialog.getByRole("checkbox"), "Space");
      await facilitator.press(dialog.getByRole("button", { name: say("Delete everything now") }));
      await expect(
        phonePage.getByText(
          say("The workshop is over, and the facilitator has deleted everything in it."),
        ),
      ).toBeVisible();
      await expect(
        screenPage.getByRole("heading", { name: say("This workshop is over") }),
      ).toBeVisible();
      await phone.press(phonePage.getByRole("link", { name: say("Join with a code") }));
      await expect(phonePage.getByLabel(part("Join code"))).toBeVisible();
    });
  });
}
