import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Created } from "../chaos/workshop";
import { button, type Device, field, heading, link } from "./device";
import { type Party, Room } from "./room";

/** What the three wrote of their table's challenge, a piece each. */
const pieces = ["Cellars flood after rain. ", "Nobody knows which. ", "Neighbours could tell. "];
const challenge = field("Our challenge");
const pitch = field("Our pitch");
const strategy = field("Our strategy");

describe("the hour in Firefox, WebKit and Chromium at one table", () => {
  let room: Room;
  let workshop: Created;
  let told = "";

  beforeAll(async () => {
    room = await Room.open();
    workshop = await room.workshop(3);
  });
  afterAll(() => room?.close());

  const saved = (phone: Device) => phone.counts("[data-saving=saved]", 1);
  const others = (party: Party) => room.parties.filter((one) => one !== party);
  /** The text that all phones have, once each has what each wrote. */
  const agreed = async (what: string) => {
    const [flora] = room.parties as [Party];
    for (const { name } of room.parties) {
      await flora.phone.has(challenge, `${what}: ${name}. `);
    }
    const text = await flora.phone.textOf(challenge);
    await all(text);
    return text;
  };
  const all = (text: string) => room.each(({ phone }) => phone.reads(challenge, text));

  test("a workshop is created", async () => {
    await room.each(async ({ engine, desk }) => {
      await desk.open(`${room.address}/`);
      await desk.type(field("Name of the workshop"), `Hour in ${engine}`);
      await desk.picture("create");
      await desk.tap(button("Create the workshop"));
      await desk.sees(heading(`“Hour in ${engine}” is ready`));
      await desk.tap(link("Open dashboard"));
      await desk.shows("Connected");
    });
  });

  test("people of all engines join one table, before its dashboards and screens", async () => {
    const { id, joinCode, facilitatorToken, screenToken } = workshop;
    await room.each(async ({ name, desk, phone, screen }) => {
      await Promise.all([
        desk.open(`${room.address}/facilitate/${id}#${facilitatorToken}`),
        screen.open(`${room.address}/screen/${id}#${screenToken}`),
        phone.open(`${room.address}/j/${joinCode}/1`),
      ]);
      await phone.type(field("Your first name"), name);
      await phone.picture("join");
      await phone.tap(button("Join"));
      await phone.shows("Table 1");
    });
    await room.each(async ({ desk, screen }) => {
      await desk.shows("3 people");
      await screen.shows("3 people are in");
      await screen.picture("lobby");
    });
  });

  test("each dashboard steers all pages", async () => {
    const [flora, wanda, carl] = room.parties as [Party, Party, Party];
    await flora.desk.tap(button("Scan the ecosystem"));
    await room.each(({ desk, phone }) =>
      Promise.all([desk, phone].map((one) => one.shows("5:00"))),
    );
    await wanda.desk.tap(button("Start"));
    await room.each(({ desk }) => desk.sees(button("Pause")));
    await carl.desk.tap(button("Pause"));
    await room.each(async ({ phone, screen, desk }) => {
      await Promise.all([phone, screen].map((one) => one.shows("Paused")));
      await Promise.all([phone, screen, desk].map((one) => one.picture("paused")));
    });
  });

  test("what each writes down is there for all", async () => {
    await room.each(async ({ engine, phone }) => {
      await phone.type(field("Name (player)"), `Lab of ${engine}`);
      await phone.tap(button("Add"));
    });
    await room.each(async (party) => {
      for (const { engine } of room.parties) {
        await party.phone.sees(button(`Lab of ${engine}`));
      }
      await party.phone.tap(button(`Star Lab of ${party.engine}`));
      await saved(party.phone);
      await party.phone.picture("scan");
    });
    await room.each(({ desk }) => desk.shows("3 players"));
  });

  test("[F3] three type in one field at once, beside each other's carets", async () => {
    await (room.parties[0] as Party).desk.tap(button("Pick the challenge"));
    await room.each(({ phone }) => phone.sees(challenge));
    let before = "";
    await room.inTurn(async ({ phone }) => {
      await phone.reads(challenge, before);
      const first = (pieces[room.parties.findIndex((one) => one.phone === phone)] as string).slice(
        0,
        4,
      );
      await phone.type(challenge, first);
      before += first;
    });
    await all(before);
    await room.each(async (party) => {
      await party.phone.goOn((pieces[room.parties.indexOf(party)] as string).slice(4));
    });
    told = pieces.join("");
    await all(told);
    await room.each(async ({ phone, desk }) => {
      await phone.counts(".caret", 2);
      await phone.picture("challenge");
      await desk.shows(told.slice(-20).trim());
      await desk.picture("challenge");
      await saved(phone);
    });
  });

  test("each takes back their own words, and only those", async () => {
    await room.inTurn(async ({ phone }) => {
      await phone.type(challenge, "Oops");
      await all(`${told}Oops`);
      await phone.tap(button("Undo: Our challenge"));
      await all(told);
    });
  });

  test("who goes to another page and back meets no caret of their own", async () => {
    await room.each(({ phone }) => phone.tap(challenge));
    await room.each(({ phone }) => phone.counts(".caret", 2));
    await room.inTurn(async (party) => {
      await party.phone.open(`${room.address}/j/${workshop.joinCode}/1`);
      await Promise.all(others(party).map(({ phone }) => phone.counts(".caret", 1)));
      await party.phone.back();
      await party.phone.reads(challenge, told);
      await saved(party.phone);
      for (const { name } of others(party)) {
        await party.phone.counts(`.caret[data-name=${name}]`, 1);
      }
      await party.phone.counts(`.caret[data-name=${party.name}]`, 0);
      await party.phone.tap(challenge);
      await Promise.all(others(party).map(({ phone }) => phone.counts(".caret", 2)));
    });
  });

  test("[J2] words typed without a network, and while the server is dead, are kept and come together", async () => {
    room.cable.let("nothing");
    await room.each(async (party) => {
      await party.phone.type(challenge, `Cut off: ${party.name}. `);
      await party.phone.shows("On this phone only");
    });
    room.cable.let("everything");
    await agreed("Cut off");
    await room.each(({ phone }) => saved(phone));
    await room.server.kill();
    await room.each(async ({ name, phone }) => {
      await phone.type(challenge, `Power cut: ${name}. `);
      await phone.shows("On this phone only");
      await phone.picture("outage");
    });
    await room.server.start();
    told = await agreed("Power cut");
    await room.each(({ phone }) => saved(phone));
    for (const { name } of room.parties) {
      expect(told).toContain(`Cut off: ${name}. `);
    }
  });

  test("a table prepares its pitch and gives it, on every screen", async () => {
    const [flora, wanda, carl] = room.parties as [Party, Party, Party];
    await flora.desk.tap(button("Prepare the pitch"));
    await room.each(({ phone }) => phone.tap(button("Pitch")));
    await wanda.phone.type(pitch, "We map the cellars that flood.");
    await room.each(async ({ phone }) => {
      await phone.reads(pitch, "We map the cellars that flood.");
      await phone.picture("pitch");
    });
    await saved(wanda.phone);
    // Each stays in a field while the table writes above it, line by line.
    let above = "";
    for (const party of [flora, wanda, carl]) {
      const [writer] = others(party) as [Party];
      const top = () =>
        party.phone.ask(() => Math.round(document.activeElement?.getBoundingClientRect().top ?? 0));
      await party.phone.type(pitch, " Yes.");
      const before = await top();
      const line = `${writer.name} asks the library to host it, and the city to map it. `.repeat(3);
      above += line;
      await writer.phone.type(strategy, line);
      await party.phone.reads(strategy, above);
      // As it is drawn: between two drawings it is where the words have pushed it.
      await expect
        .poll(top, { timeout: 15_000, message: `${party.engine}: the top of the field` })
        .toBe(before);
    }
    await carl.desk.tap(button("Next: Pitches"));
    await wanda.desk.tap(button("Call table 1"));
    await room.each(async ({ phone, screen, desk }) => {
      await screen.shows("We map the cellars that flood.");
      await phone.tap(button("Room"));
      await phone.shows("Time to speak");
      await Promise.all([phone, screen, desk].map((one) => one.picture("presenting")));
    });
    await flora.desk.tap(button("This table is done"));
    await room.each(({ screen }) => screen.counts("[data-scene=turn]", 0));
  });

  test("the report has all of it", async () => {
    await (room.parties[2] as Party).desk.tap(button("Wrap-up"));
    await room.each(async ({ name, desk, phone, screen }) => {
      await phone.tap(button("Wrap-up"));
      await phone.shows(`Well done, ${name}.`);
      await Promise.all([phone, screen, desk].map((one) => one.picture("end")));
      await desk.open(`${room.address}/api/workshops/${workshop.id}/report.html`);
      await desk.shows(told.trim());
      await desk.shows("We map the cellars that flood.");
      await desk.picture("report");
    });
  });

  test("no page threw, or was kept from anything by its policy", async () => {
    const weather = /WebSocket|ws:\/\/|Failed to load|network|fetch/i;
    const policy = /Content.Security.Policy/i;
    await room.each(async ({ desk, phone, screen }) => {
      for (const { who, complaints } of [desk, phone, screen]) {
        expect(
          complaints.filter((said) => policy.test(said) || !weather.test(said)),
          who,
        ).toEqual([]);
      }
    });
  });
});
