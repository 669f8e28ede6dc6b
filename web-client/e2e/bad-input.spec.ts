import { Dashboard } from "./dashboard";
import { gate } from "./gate";
import { Phone } from "./phone";
import { expect, phoneSize, test } from "./venue";

const script = `<script>alert("s")</script><img src=x onerror=alert("i")>`;
const long = "Lorem ipsum dolor sit amet ".repeat(400).slice(0, 10_000);
const hebrew = "שלום עולם";
const family = "👩‍👩‍👧‍👦🇺🇸🏳️‍🌈";

test("[H2] a code that no workshop has is answered in plain words, and typing goes on", async ({
  venue,
}) => {
  venue.troubled = true;
  const page = await venue.open("/j/222222", { size: phoneSize });
  await expect(
    page.getByText("No workshop has this code. Look at the screen again."),
  ).toBeVisible();
  const field = page.getByLabel("Join code");
  await expect(field).toBeEditable();

  const workshop = await venue.workshop("Found at last", ["Detroit, MI"]);
  const { joinCode } = workshop;
  await field.fill(` ${joinCode.slice(0, 3).toLowerCase()}-${joinCode.slice(3).toLowerCase()} `);
  await expect(page.getByText("Found at last")).toBeVisible();
});

test("[H3] a name of nothing or of far too much is not taken, and what was typed stays", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Names", ["Detroit, MI"]);
  const page = await venue.open(`/j/${workshop.joinCode}/1`, { size: phoneSize });
  const name = page.getByLabel("Your first name");
  const join = page.getByRole("button", { name: /^Join/ });

  await name.fill("   ");
  await join.click();
  await expect(page).toHaveURL(/\/j\//);
  await expect(name).toBeFocused();
  await expect(page.getByText("Type your name first.")).toBeVisible();

  // What no field lets through by hand, a script can; the server is asked itself.
  for (const bad of ["x".repeat(41), "", "  ", "a\u0000b", "line\nbreak"]) {
    const answer = await page.request.post(
      `${venue.server.address}/api/join/${workshop.joinCode}`,
      {
        data: { name: bad, table: 1 },
      },
    );
    expect(answer.status(), JSON.stringify(bad)).toBe(422);
    expect((await answer.json()).type).toBe("urn:charrette:problem:invalid-name");
  }

  await name.fill("Wolfeschlegelsteinhausenbergerdorff-Maximiliana");
  expect((await name.inputValue()).length).toBeLessThanOrEqual(40);
  await name.fill(`${family} ${hebrew}`);
  await join.click();
  await page.waitForURL(/\/t\//);
  const people = (await venue.state(workshop)).workshop.participants;
  expect(people.map((person) => person.name)).toEqual([`${family} ${hebrew}`]);
});

test("[H3] a table that does not exist is not a seat", async ({ venue }) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Two tables", ["Detroit, MI", "Gary, IN"]);
  const page = await venue.open(`/j/${workshop.joinCode}/9`, { size: phoneSize });
  await expect(page.getByText("Two tables")).toBeVisible();
  await page.getByLabel("Your first name").fill("Sam");
  await page.getByRole("radio", { name: "Gary, IN" }).check();
  await page.getByRole("button", { name: /^Join/ }).click();
  await page.waitForURL(/\/t\//);
  await expect(page.getByText("Table 2").first()).toBeVisible();

  const answer = await page.request.post(`${venue.server.address}/api/join/${workshop.joinCode}`, {
    data: { name: "Sam", table: 9 },
    headers: { Origin: venue.server.address },
  });
  expect(answer.status()).toBe(422);
  expect((await answer.json()).type).toBe("urn:charrette:problem:no-such-table");
});

test("[W1] a participant gets at no other table, no dashboard and no report", async ({ venue }) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Private tables", ["Detroit, MI", "Gary, IN"]);
  const phone = await Phone.join(venue, workshop, { name: "Sam", table: 1 });
  const { page } = phone;
  const socketOpens = (path: string) =>
    page.evaluate(
      (address) =>
        new Promise<boolean>((answered) => {
          const socket = new WebSocket(address, "charrette.v1");
          socket.onopen = () => answered(true);
          socket.onerror = () => answered(false);
        }),
      venue.server.address.replace("http", "ws") + path,
    );
  expect(await socketOpens(`/ws/${workshop.id}/tables/1?as=participant`)).toBe(true);
  expect(await socketOpens(`/ws/${workshop.id}/tables/2?as=participant`)).toBe(false);
  expect(await socketOpens(`/ws/${workshop.id}/tables/3?as=participant`)).toBe(false);
  expect(await socketOpens(`/ws/${workshop.id}`)).toBe(false);

  const api = `${venue.server.address}/api/workshops/${workshop.id}`;
  expect((await page.request.get(`${api}/report.json`)).status()).toBe(403);
  const command = await page.request.post(`${api}/commands`, {
    data: { type: "next-phase" },
    headers: { Origin: venue.server.address },
  });
  expect(command.status()).toBe(403);

  await page.goto(`${venue.server.address}/facilitate/${workshop.id}`);
  await expect(page.getByText("This link does not open the dashboard")).toBeVisible();
});

test("[T3] links with a wrong token open nothing, and say so in plain words", async ({ venue }) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Locked doors", ["Detroit, MI"]);
  const wrong = "A".repeat(43);
  const dashboard = await venue.open(`/facilitate/${workshop.id}#${wrong}`);
  await expect(dashboard.getByText("This link does not open the dashboard")).toBeVisible();
  expect(dashboard.url()).not.toContain(wrong);
  const screen = await venue.open(`/screen/${workshop.id}#${wrong}`);
  await expect(screen.getByText("This link does not open")).toBeVisible();
  const phone = await venue.open(`/t/${workshop.id}`, { size: phoneSize });
  await expect(phone.getByText("This phone has not joined the workshop")).toBeVisible();
  const nowhere = await venue.open("/t/222222222222", { size: phoneSize });
  await expect(nowhere.getByRole("link", { name: "Join with a code" })).toBeVisible();
});

test("ten thousand characters, emoji and right-to-left text arrive whole everywhere", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Long words", ["Detroit, MI"]);
  const desk = new Dashboard(await venue.facilitate(workshop));
  const sam = await Phone.join(venue, workshop, { name: "Sam", table: 1 });
  const ana = await Phone.join(venue, workshop, { name: "Ana", table: 1 });
  await sam.sheet("Challenge");
  await ana.sheet("Challenge");

  await sam.write("challenge", long);
  await sam.expectSaved();
  await expect(ana.field("challenge")).toHaveValue(long);
  await expect(desk.card(1)).toContainText("Lorem ipsum");

  const mixed = `${hebrew} 2026 ${family} — “data”`;
  await sam.write("challenge", mixed);
  await sam.expectSaved();
  await expect(ana.field("challenge")).toHaveValue(mixed);
  await expect(desk.card(1)).toContainText(mixed);
  await ana.type("challenge", " 👍🏽");
  await expect(sam.field("challenge")).toHaveValue(`${mixed} 👍🏽`);
  const report = (await (await venue.report(workshop, "json")).text()).normalize();
  expect(report).toContain(hebrew);
});

test("script tags are words like any others on every page and in the report", async ({ venue }) => {
  const workshop = await venue.workshop(`Scripts ${script}`, [`Detroit ${script}`.slice(0, 80)]);
  const desk = new Dashboard(await venue.facilitate(workshop));
  const screen = await venue.screen(workshop);
  const sam = await Phone.join(venue, workshop, { name: script.slice(0, 40), table: 1 });
  await sam.sheet("Scan");
  await sam.addPlayer({ name: script, sector: "civic", note: script, link: "" });
  await sam.sheet("Challenge");
  await sam.write("challenge", script);
  await sam.sheet("Pitch");
  await sam.write("pitch", script);
  await sam.expectSaved();
  await desk.sayToAll(script);
  await expect(sam.page.getByText(script).first()).toBeVisible();
  await expect(desk.card(1)).toContainText(script);
  await desk.goTo("Pitches");
  await desk.turns.getByRole("button", { name: "Call table 1" }).first().click();
  await expect(screen.getByText(script).first()).toBeVisible();

  const report = desk.page;
  await report.goto(`${venue.server.address}/report/${workshop.id}`);
  await expect(report.getByText(script).first()).toBeVisible();
});

test("an address that is no web page never becomes a link", async ({ venue }) => {
  const workshop = await venue.workshop("Links", ["Detroit, MI"]);
  const sam = await Phone.join(venue, workshop, { name: "Sam", table: 1 });
  await sam.sheet("Scan");
  await sam.addPlayer({
    name: "Maker space",
    sector: "learn",
    note: "Workshop",
    link: "javascript:alert(1)",
  });
  await expect(sam.card("Maker space").getByRole("link")).toHaveCount(0);
  await sam.expectSaved();
});

/** Has all press before the server hears of any: none can know of the others' controls. */
async function atOnce(desks: Dashboard[], press: (desk: Dashboard) => Promise<void>) {
  const { open: allSent, opened: sent } = gate();
  let waiting = desks.length;
  for (const desk of desks) {
    await desk.page.route(
      /\/commands\b/,
      async (route) => {
        waiting -= 1;
        if (waiting === 0) {
          allSent();
        }
        await sent;
        await route.continue();
      },
      { times: 1 },
    );
  }
  for (const desk of desks) {
    await press(desk);
  }
}

test("[M9] two facilitators press at once: one step is taken, and both dashboards stay right", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Two facilitators", ["Detroit, MI", "Gary, IN"]);
  const first = new Dashboard(await venue.facilitate(workshop));
  const second = new Dashboard(await venue.facilitate(workshop));
  await first.open();
  await second.open();
  await atOnce([first, second], (desk) =>
    desk.page.getByRole("button", { name: "Next: Scan" }).click(),
  );

  const phaseOf = async () => (await venue.state(workshop)).workshop.phase;
  await expect.poll(phaseOf).toBe("scan");
  for (const desk of [first, second]) {
    await expect(desk.step("Scan the ecosystem")).toHaveAttribute("aria-current", "step");
  }
  // Whoever was slower is told, and on neither dashboard two steps were taken.
  const told = async () => {
    const counts = [first, second].map((desk) =>
      desk.page.getByText("Someone else changed").count(),
    );
    return (await Promise.all(counts)).reduce((sum, count) => sum + count);
  };
  await expect.poll(told).toBe(1);

  await first.press("Start");
  await atOnce([first, second], (desk) => desk.press("Pause"));
  for (const desk of [first, second]) {
    await expect(desk.clock.getByRole("button", { name: "Resume" })).toBeVisible();
  }
  expect((await venue.state(workshop)).workshop.timer.state).toBe("paused");
});

test("[H6] commands that are malformed or impossible are refused by name, and change nothing", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Commands", ["Detroit, MI"]);
  const before = (await venue.state(workshop)).version;
  for (const [body, status, problem] of [
    [{ type: "no-such-command" }, 422, "malformed"],
    [{ type: "add-time", ms: "soon" }, 422, "malformed"],
    [{ type: "add-time", ms: 0 }, 422, "malformed"],
    [{ type: "send-message", text: "x".repeat(501), table: null }, 422, "malformed"],
    [{ type: "next-turn" }, 409, "not-now"],
    [{ type: "next-phase", expectedVersion: 999 }, 409, "conflict"],
  ] as const) {
    expect(await venue.send(workshop, body), JSON.stringify(body)).toEqual({ status, problem });
  }
  expect((await venue.state(workshop)).version).toBe(before);
});
