import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { picture } from "./pictures";
import { expect, laptopSize, test } from "./venue";

/** Pages ask after a while, and again after a while. */
const SOON = { timeout: 30_000 };

test("[W51] [H10] pages say that the server can store nothing, before a control is pressed, and when it can again", async ({
  venue,
  server,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Full disk", ["Gary, IN"]);
  const ana = await Phone.join(venue, workshop, { name: "Ana", table: 1 });
  const desk = new Dashboard(await venue.facilitate(workshop));
  const spanish = await venue.facilitate(workshop, { language: "es-ES" });
  await desk.open();
  await ana.sheet("Challenge");
  await ana.write("challenge", "Flood alerts");
  await ana.expectSaved();

  const onPhone = ana.page.getByText("your words stay on this page");
  const onDesk = desk.page.getByText("The server cannot store anything at the moment");
  await expect(onPhone).toHaveCount(0);
  await expect(onDesk).toHaveCount(0);

  server.fillDisk(true);
  await ana.type("challenge", " reach the lakefront late");
  await expect(onPhone).toBeVisible(SOON);
  await expect(onDesk).toBeVisible(SOON);
  await expect(spanish.getByText("El servidor no puede guardar nada")).toBeVisible(SOON);
  await expect(ana.page.getByText("Saving…")).toBeVisible();
  await expectAccessible(ana.page, "a phone while nothing is stored");
  await picture(ana.page, "full-disk-phone");
  await picture(desk.page, "full-disk-dashboard");
  for (const page of [ana.page, desk.page]) {
    const before = page.viewportSize();
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScroll(page, "while nothing is stored, at 320 px");
    await picture(page, page === ana.page ? "full-disk-phone-320" : "full-disk-dashboard-320");
    await page.setViewportSize(before ?? laptopSize);
  }

  server.fillDisk(false);
  await ana.expectSaved();
  await expect(onPhone).toHaveCount(0);
  await expect(onDesk).toHaveCount(0, SOON);
});

test("[J33] [W4] who runs the workshop, and who helps, is told that the store undid something, until they say that they know", async ({
  venue,
}) => {
  venue.troubled = true; // pages are loaded again while they connect
  const workshop = await venue.workshop("Undone", ["Gary, IN"]);
  const desk = await venue.facilitate(workshop);
  const helper = await venue.help(workshop, { language: "es-ES" });
  const words = [
    [desk, "it is undone.", "Dismiss"],
    [helper, "ya no consta.", "Entendido"],
  ] as const;
  for (const [each, said, dismiss] of words) {
    let tell = () => {};
    await each.routeWebSocket(/\/ws\//, (socket) => {
      socket.connectToServer();
      tell = () => socket.send('{"type":"refused","reason":"undone"}');
    });
    await each.reload();
    await expect(each.getByText("Gary, IN").first()).toBeVisible();
    const notice = each.locator(".notices").getByText(said);
    await expect(notice).toHaveCount(0);
    await expect(async () => {
      tell();
      await expect(notice).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expectAccessible(each, "a dashboard on which something was undone");
    await picture(each, `undone-${dismiss}`);
    await each.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScroll(each, "while something was undone, at 320 px");
    await picture(each, `undone-${dismiss}-320`);
    await each.locator(".notices").getByRole("button", { name: dismiss }).click();
    await expect(notice).toHaveCount(0);
  }
});

test("[J33] [M28] a server that never knew what its store has lost, and has done as much again: dashboards did and say so once, and phones show what is left", async ({
  venue,
  server,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Power cut", ["Gary, IN", "Flint, MI"]);
  const desk = new Dashboard(await venue.facilitate(workshop));
  const helper = await venue.help(workshop, { language: "es-ES" });
  const ben = await Phone.join(venue, workshop, { name: "Ben", table: 2 });
  const onDesk = desk.page.locator(".notices").getByText("it is undone.");
  const onHelpers = helper.locator(".notices").getByText("ya no consta.");
  const answer = ben.page.getByRole("region", { name: /^Answer/ });
  await desk.open();
  await desk.goTo("Pitches");
  await venue.command(workshop, { type: "call-turn", table: 1 });
  await desk.settled();
  await desk.turns.getByRole("button", { name: "Let the room answer table 1" }).click();
  await answer.getByLabel("One line about it").fill("We have a truck");

  let lost = 0;
  const answered = async () => {
    await desk.open();
    await answer.getByRole("button", { name: "Send it" }).click();
    await expect(answer.getByText("Sent. Their phones have it.")).toBeVisible(SOON);
    await desk.goTo("Wrap-up");
    await expect(helper.getByRole("heading", { name: "Cierre" })).toBeVisible(SOON);
    await expect(answer).toHaveCount(0, SOON);
    await expect(onDesk).toHaveCount(0);
    await expect(onHelpers).toHaveCount(0);
    lost = (await venue.state(workshop)).version;
  };
  const others = async () => {
    const { version } = await venue.state(workshop);
    for (let more = version; more <= lost; more++) {
      await venue.command(workshop, { type: "tell-crew", name: "Kim", text: `Note ${more}` });
    }
  };
  await server.forget(answered, others);
  await expect(onDesk).toBeVisible(SOON);
  await expect(onHelpers).toBeVisible(SOON);
  await expect(desk.step("Pitches")).toHaveAttribute("aria-current", "step");
  await expect(answer.getByLabel("One line about it")).toHaveValue("We have a truck", SOON);
  await expect(answer.getByRole("button", { name: "Send it", exact: true })).toBeEnabled();

  await desk.page.locator(".notices").getByRole("button", { name: "Dismiss" }).click();
  await server.kill();
  await server.start();
  await desk.open();
  await desk.goTo("Wrap-up");
  await expect(onDesk).toHaveCount(0);
});
