import { expectSameSecond, wakeClocks } from "./clocks";
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
  // So slowly that letters are still to come when it dies.
  const typing = staying
    .field("challenge")
    .pressSequentially("are found only when somebody drives into them.", { delay: 60 });
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

test("[W6] [W43] [M46] a server that was killed and knows of no edit calls nobody quiet who may have written just now", async ({
  venue,
}) => {
  venue.troubled = true;
  const { server } = venue;
  const workshop = await venue.workshop("Power cut", ["Detroit, MI", "Youngstown, OH"]);
  const desk = new Dashboard(await venue.facilitate(workshop));
  const staying = await Phone.join(venue, workshop, { name: "Luis", table: 1 });
  const leaving = await Phone.join(venue, workshop, { name: "Amara", table: 2 });
  await venue.command(workshop, { type: "go-to-phase", phase: "scan" });
  await venue.command(workshop, { type: "start-timer" });
  const pass = async (ms: number) => {
    await server.advance(ms);
    await wakeClocks([desk.page]);
  };
  await pass(4 * 60_000);
  for (const [phone, name] of [
    [staying, "City library"],
    [leaving, "Land bank"],
  ] as const) {
    await phone.addPlayer({ name, sector: "gov", note: "", link: "" });
    await phone.expectSaved();
  }
  await leaving.page.context().close();
  await server.kill();
  await server.start();
  await staying.expectSaved();
  await desk.open();

  await expect(desk.card(1)).toContainText("At work");
  await expect(desk.card(2)).toContainText("1 player");
  // Nobody is at the second table any longer, and what it wrote is there.
  await expect(desk.page.getByText("0 of 2 ready")).toBeVisible();
  const dialog = await desk.openTable(1);
  await expect(dialog).toContainText("1 player");
  await expect(dialog).not.toContainText("nothing written yet");
  await desk.closeDialog();
  await pass(61_000);
  await expect(desk.card(1)).toContainText("Quiet");
});
