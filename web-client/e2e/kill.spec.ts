import { expectSameSecond } from "./clocks";
import { Dashboard } from "./dashboard";
import { Phone } from "./phone";
import { expect, test } from "./venue";
import { work } from "./worksheet";

test("[J2] the server is killed in mid-scan: what was Saved is there, the rest comes back, the clock is right", async ({
  venue,
}) => {
  venue.troubled = true;
  const { server } = venue;
  const workshop = await venue.workshop("Power cut", ["Detroit, MI", "Youngstown, OH"]);
  const desk = new Dashboard(await venue.facilitate(workshop));
  const screen = await venue.screen(workshop);
  const leaving = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  const staying = await Phone.join(venue, workshop, { name: "Luis", table: 2 });
  await desk.goTo("Scan the ecosystem");
  await desk.press("Start");
  await expect(desk.clock.getByRole("button", { name: "Pause" })).toBeVisible();
  const { timer } = (await venue.state(workshop)).workshop;
  const deadline = timer.deadline as number;
  const clocks = [
    { who: "dashboard", page: desk.page },
    { who: "screen", page: screen },
    { who: "Luis's phone", page: staying.page },
  ];
  await expectSameSecond(server, deadline, clocks);

  const [detroit, youngstown] = work;
  if (!detroit || !youngstown) {
    throw new Error("the worksheet has four tables");
  }
  for (const player of detroit.players) {
    await leaving.addPlayer(player);
  }
  await leaving.star(detroit.star);
  await leaving.sheet("Challenge");
  await leaving.write("challenge", detroit.challenge);
  await leaving.expectSaved();
  // This phone never comes back: what it wrote can come from the server's disk alone.
  await leaving.page.context().close();

  await staying.sheet("Challenge");
  await staying.type("challenge", "Flooded streets ");
  await staying.expectSaved();
  const typing = staying.type("challenge", "are found only when somebody drives into them.");
  await expect(staying.field("challenge")).toHaveValue(/are found/);
  await server.kill();
  await typing;
  await staying.expectOnlyHere();
  await expectSameSecond(server, deadline, clocks);

  await server.start();
  await staying.expectSaved();
  await desk.open();
  expect((await venue.state(workshop)).workshop.timer).toEqual(timer);
  await expectSameSecond(server, deadline, clocks);
  await expect(desk.card(1)).toContainText(`${detroit.players.length} players`);
  await expect(staying.field("challenge")).toHaveValue(
    "Flooded streets are found only when somebody drives into them.",
  );

  const report = (await (await venue.report(workshop, "json")).json()) as object;
  const words = JSON.stringify(report);
  expect(words).toContain(detroit.challenge);
  expect(words).toContain("Flooded streets are found only when somebody drives into them.");
  for (const player of detroit.players) {
    expect(words).toContain(player.name);
    expect(words).toContain(player.note);
  }

  // A second blow, right after the first recovery, and with a pause: neither moves the clock.
  await desk.press("Pause");
  await expect(desk.clock.getByRole("button", { name: "Resume" })).toBeVisible();
  const paused = (await venue.state(workshop)).workshop.timer;
  await server.kill();
  await server.start();
  await desk.open();
  await staying.expectSaved();
  expect((await venue.state(workshop)).workshop.timer).toEqual(paused);
  await expect(desk.card(1)).toContainText(`${detroit.players.length} players`);
  await desk.goTo("Pick the challenge");
  await expect(desk.card(1)).toContainText(detroit.challenge);
});
