import type { Page } from "@playwright/test";
import * as encoding from "lib0/encoding";
import { writeUpdate } from "y-protocols/sync";
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { Cable } from "./cable";
import { letLie, lie } from "./lies";
import { Phone } from "./phone";
import { sit } from "./stock";
import { expect, phoneSize, test, type Venue } from "./venue";

/** Writes at the end of the challenge in the name of each client that has written there. */
function forge(hostile: WebsocketProvider, words: string): void {
  for (const client of hostile.doc.store.clients.keys()) {
    const forger = new Y.Doc();
    Y.applyUpdate(forger, Y.encodeStateAsUpdate(hostile.doc));
    forger.clientID = client;
    const before = Y.encodeStateVector(forger);
    const text = forger.getText("challenge");
    text.insert(text.length, words);
    const frame = encoding.createEncoder();
    encoding.writeVarUint(frame, 0);
    writeUpdate(frame, Y.encodeStateAsUpdate(forger, before));
    hostile.ws?.send(encoding.toUint8Array(frame));
  }
}

/** Says of clients, with a clock, that they are somebody else. */
function pose(hostile: WebsocketProvider, clients: Iterable<number>, clock: number): void {
  for (const client of clients) {
    const states = encoding.createEncoder();
    encoding.writeVarUint(states, 1);
    encoding.writeVarUint(states, client);
    encoding.writeVarUint(states, clock);
    encoding.writeVarString(states, '{"user":{"id":"x","name":"Mallory"},"field":"challenge"}');
    const frame = encoding.createEncoder();
    encoding.writeVarUint(frame, 1);
    encoding.writeVarUint8Array(frame, encoding.toUint8Array(states));
    hostile.ws?.send(encoding.toUint8Array(frame));
  }
}

test("[W31] [W12] a stock client that knows the wire takes no word and no name from a phone", async ({
  venue,
}) => {
  venue.troubled = true;
  const workshop = await venue.workshop("Client ids", ["Flint, MI"]);
  const cable = await venue.layCable();
  const luis = await Phone.join(venue, workshop, { name: "Luis", table: 1, device: { cable } });
  const wei = await Phone.join(venue, workshop, { name: "Wei", table: 1 });
  const hostile = await sit(venue.server.address, workshop, "Mallory", 1);
  const seen = () => hostile.doc.getText("challenge").toString();
  try {
    await luis.sheet("Challenge");
    await wei.sheet("Challenge");
    await luis.type("challenge", "Flooded streets");
    await luis.expectSaved();
    await expect.poll(seen).toBe("Flooded streets");

    // While he is there,
    forge(hostile, " (forged)");
    pose(hostile, hostile.awareness.getStates().keys(), Number.MAX_SAFE_INTEGER);
    await luis.type("challenge", " are found late");
    await luis.expectSaved();
    await expect(wei.field("challenge")).toHaveValue("Flooded streets are found late");
    await expect.poll(seen).toBe("Flooded streets are found late");

    // while he is away,
    await luis.page.context().setOffline(true);
    cable.let("nothing");
    await luis.type("challenge", ", by drivers");
    await luis.expectOnlyHere();
    await expect
      .poll(() => [...hostile.awareness.getStates().values()].map((state) => state.user?.name))
      .not.toContain("Luis");
    forge(hostile, " (taken)");
    forge(hostile, " (taken again)");

    // and as he comes back.
    await luis.page.context().setOffline(false);
    cable.let("everything");
    await luis.expectSaved();
    const all = "Flooded streets are found late, by drivers";
    await expect(luis.field("challenge")).toHaveValue(all);
    await expect(wei.field("challenge")).toHaveValue(all);
    await expect.poll(seen).toBe(all);
    await expect(wei.page.getByText("Luis").first()).toBeVisible();
    expect(await (await venue.report(workshop, "json")).text()).toContain(all);
  } finally {
    hostile.destroy();
  }
});

/** A phone, its network, and what others have of its table's challenge. */
interface Displaced {
  readonly page: Page;
  readonly luis: Phone;
  readonly cable: Cable;
  seen(): string;
}

/** How somebody else takes the place of the word that Luis has written without a network. */
interface Theft {
  /** What was Saved of his before. */
  readonly before: string;
  /** Takes it; `clients` are those that were aware while he was there. */
  take(hostile: WebsocketProvider, clients: readonly number[]): void;
}

/** With words of their own in its place. */
const written: Theft = { before: "Flooded ", take: (hostile) => forge(hostile, " (taken)") };

/** By saying that the client under which it was written, and nothing else yet, is theirs. */
const announced: Theft = {
  before: "",
  take: (hostile, clients) => {
    pose(hostile, clients, 1);
    hostile.doc.getText("challenge").insert(0, "(taken) ");
  },
};

/** What comes after Luis has written a word without a network whose place somebody else has taken. */
async function displaced(
  venue: Venue,
  { before, take }: Theft,
  then: (of: Displaced) => Promise<void>,
): Promise<void> {
  venue.troubled = true;
  const workshop = await venue.workshop("Displaced", ["Flint, MI"]);
  const cable = await venue.layCable();
  const page = await venue.open("/", { size: phoneSize, cable });
  await letLie(page.context());
  await page.goto(`${cable.address}/j/${workshop.joinCode}/1`);
  const luis = new Phone(page, "Luis", 1);
  await luis.sitDown();
  const hostile = await sit(venue.server.address, workshop, "Mallory", 1);
  const wei = await sit(venue.server.address, workshop, "Wei", 1);
  const seen = () => wei.doc.getText("challenge").toString();
  try {
    await luis.sheet("Challenge");
    await luis.type("challenge", before);
    await luis.expectSaved();
    await expect.poll(() => hostile.doc.getText("challenge").toString()).toBe(before);
    const aware = () => [...hostile.awareness.getStates()];
    await expect.poll(() => aware().map(([, state]) => state.user?.name)).toContain("Luis");
    const clients = aware().map(([client]) => client);
    // What is under way does not arrive, and a server that was started anew protects no client of before.
    await lie(page, { sockets: "mute" });
    await luis.type("challenge", "streets");
    cable.let("nothing");
    await luis.expectOnlyHere();
    await venue.server.kill();
    await venue.server.start();
    await expect.poll(() => hostile.wsconnected && hostile.synced && wei.synced).toBe(true);
    take(hostile, clients);
    await expect.poll(seen).toContain("(taken)");
    await then({ page, luis, cable, seen });
  } finally {
    hostile.destroy();
    wei.destroy();
  }
}

test("[W31] words whose place was taken before the page was opened again are not called saved, and made anew", async ({
  venue,
}) => {
  await displaced(venue, written, async ({ page, luis, cable, seen }) => {
    // Another sheet is shown first: nobody has asked for the text yet.
    await lie(page, {});
    cable.let("pages");
    await page.reload();
    await luis.sheet("Map");
    await luis.expectOnlyHere();
    cable.let("everything");
    await expect.poll(seen).toContain("streets");
    await luis.expectSaved();
    await luis.sheet("Challenge");
    await expect(luis.field("challenge")).toHaveValue(seen());
    expect(seen().match(/streets/g)).toHaveLength(1);
  });
});

test("[W31] words whose place was taken stay on the phone until they are made anew, also when the page dies before", async ({
  venue,
}) => {
  await displaced(venue, written, async ({ page, cable, seen }) => {
    // The phone begins anew, and hears nothing more from the moment it has put the words aside.
    await page.evaluate(() => {
      const { add } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...args) {
        if ((args[0] as { displaced?: unknown }).displaced !== undefined) {
          (window as unknown as { lie(lies: object): void }).lie({ sockets: "mute" });
          document.body.dataset.aside = "yes";
        }
        return add.apply(this, args);
      };
    });
    await lie(page, {});
    cable.let("everything");
    await expect(page.locator("body[data-aside]")).toBeVisible();
    await expect(page.locator("[data-saving]")).not.toHaveText(/^Saved/);
    expect(seen()).not.toContain("streets");
    const died = page.waitForEvent("crash");
    const devtools = await page.context().newCDPSession(page);
    devtools.send("Page.crash").catch(() => {}); // nobody answers
    await died;

    const again = new Phone(await page.context().newPage(), "Luis", 1);
    await again.page.goto(page.url());
    await again.sheet("Challenge");
    await again.expectSaved();
    await expect(again.field("challenge")).toHaveValue(/streets/);
    await expect.poll(seen).toContain("streets");
    // They are made anew once.
    await again.page.reload();
    await again.sheet("Challenge");
    await again.expectSaved();
    await expect(again.field("challenge")).toHaveValue(seen());
    expect(seen().match(/streets/g)).toHaveLength(1);
  });
});

test("[W31] words under a client that somebody else calls theirs meanwhile are made anew", async ({
  venue,
}) => {
  await displaced(venue, announced, async ({ page, luis, cable, seen }) => {
    await lie(page, {});
    cable.let("everything");
    await expect.poll(seen).toContain("streets");
    await luis.expectSaved();
    await expect(luis.field("challenge")).toHaveValue(seen());
    expect(seen().match(/streets/g)).toHaveLength(1);
  });
});

test("[W31] words that were deleted again before are Saved, under whatever client", async ({
  venue,
}) => {
  await displaced(venue, announced, async ({ page, luis, cable, seen }) => {
    await luis.field("challenge").fill("");
    await lie(page, {});
    cable.let("everything");
    await luis.expectSaved();
    await expect(luis.field("challenge")).toHaveValue("(taken) ");
    // What is written where they stood, too.
    await luis.field("challenge").press("End");
    await luis.field("challenge").pressSequentially("roads");
    await luis.expectSaved();
    await expect.poll(seen).toBe("(taken) roads");
    await page.reload();
    await luis.sheet("Challenge");
    await luis.expectSaved();
    await expect(luis.field("challenge")).toHaveValue("(taken) roads");
  });
});
