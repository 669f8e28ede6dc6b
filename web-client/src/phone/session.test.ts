// @vitest-environment happy-dom

import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type WebSocket as NodeSocket, WebSocketServer } from "ws";
import { applyUpdate, Doc, encodeStateAsUpdate } from "yjs";
import { browserSocket, Peer, when } from "../connection/peer.fixture";
import { WorkshopMemory } from "../connection/workshop-memory";
import type { Board } from "../flipchart/board";
import { deckOf, liveDeckOf } from "../flipchart/decks";
import { Flipchart } from "../flipchart/schema";
import { setLanguage } from "../i18n/language";
import { readActivity } from "../protocol/activity";
import { type StateMessage, SUBPROTOCOL } from "../protocol/messages";
import type { Participant, Workshop } from "../protocol/workshop";
import { someActivity, someWorkshop } from "../workshop/workshop.fixture";
import { show, throwAway } from "./leftover-words";
import { Listening } from "./more/listening";
import { fetchLanguages } from "./rest";
import type { Seat } from "./seat";
import { PhoneSession } from "./session";

const WORKSHOP = "4CDFGHJK4CDF";

const file = someActivity({
  title: "Tech and innovation",
  sheets: [
    {
      id: "texts",
      kind: "text",
      title: "Texts",
      short: "Texts",
      colour: "blue",
      fields: ["challenge", "pitch"].map((id) => ({ id, title: id })),
    },
    { id: "ideas", kind: "cards", title: "Ideas", short: "Ideas", colour: "blue" },
  ],
}).file as Record<string, unknown>;

const table = (number: number, locked = false) => ({
  number,
  place: "Gary, IN",
  label: "",
  locked,
  extra: 0,
  help: null,
  claim: null,
  startedAt: null as number | null,
  fromPhones: false,
});

/** A server with one workshop of two tables, which does and says what a test wants. */
class Venue {
  readonly #server: Server = createServer((request, response) => {
    this.asked.push(`${request.method} ${request.url}`);
    request.on("data", (body: Buffer) => this.bodies.push(String(body)));
    this.#serve(request.url, response);
  });
  readonly #sockets = new WebSocketServer({
    server: this.#server,
    handleProtocols: () => SUBPROTOCOL,
  });
  /** Those of the two tables, and before them the one of a flipchart that was started afresh. */
  readonly peers = [new Peer(), new Peer(), new Peer()] as const;
  /** Where the phone's owner sits, null when nowhere. */
  me: Participant | null = { id: "p1", name: "Jo", table: 1 };
  workshop: Partial<Workshop> = { tables: [table(1), table(2)] };
  /** What is sent as the activity, or how it depends on the address. */
  activity: Record<string, unknown> | ((url: string) => unknown) = file;
  /** The status and problem that calls are answered with, instead of an answer. */
  refusal: readonly [number, string] | null = null;
  /** What time it says that it is as it refuses; null when it does not say. */
  now: number | null = 1_000;
  /** The calls that were made. */
  readonly asked: string[] = [];
  /** And what they brought. */
  readonly bodies: string[] = [];
  /** Whether somebody else answers in its place, with the status of the refusal. */
  stranger = false;
  #version = 0;

  async listen(): Promise<string> {
    this.#sockets.on("connection", (socket, request) => {
      const url = request.url ?? "";
      const number = url.includes("started=") ? 0 : Number(/\/tables\/(\d)/.exec(url)?.[1]);
      this.peers[number]?.accept(socket);
    });
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/t/${WORKSHOP}`;
  }

  state(): StateMessage {
    this.#version += 1;
    return {
      version: this.#version,
      now: 1_000,
      you: { role: "participant", last: null, participant: this.me },
      workshop: someWorkshop({ id: WORKSHOP, ...this.workshop }),
    };
  }

  /** Tells the phones at a table what is so now. */
  say(number: 1 | 2): void {
    this.peers[number].socket?.send(JSON.stringify({ type: "state", ...this.state() }));
  }

  #serve(url: string | undefined, response: ServerResponse): void {
    const [status, problem] = this.refusal ?? [200, ""];
    const body =
      status !== 200
        ? {
            type: `urn:charrette:problem:${problem}`,
            status,
            detail: "",
            ...(this.now === null ? {} : { now: this.now }),
          }
        : url?.includes("/activity")
          ? this.#activityFor(url)
          : this.state();
    const type = problem === "" ? "application/json" : "application/problem+json";
    response.writeHead(status, { "Content-Type": this.stranger ? "text/html" : type });
    response.end(this.stranger ? "<title>Sign in to the Wi-Fi</title>" : JSON.stringify(body));
  }

  #activityFor(url: string): unknown {
    return typeof this.activity === "function" ? this.activity(url) : this.activity;
  }

  /** The addresses at which the activity was asked for. */
  activitiesAsked(): string[] {
    return this.asked.filter((call) => call.includes("/activity"));
  }

  close(): void {
    for (const client of this.#sockets.clients) {
      client.terminate();
    }
    this.#sockets.close();
    this.#server.close();
  }
}

describe("a phone in a workshop", () => {
  let venue: Venue;
  let phone: PhoneSession;
  const earlier: PhoneSession[] = [];

  /** The page is opened, or opened again. */
  function open(): PhoneSession {
    phone = new PhoneSession(WORKSHOP);
    earlier.push(phone);
    phone.start();
    return phone;
  }

  /** Opens the page and waits until the server has all that it has to say. */
  async function seated(): Promise<void> {
    open();
    await when(() => phone.seat.value?.provider.synced.value === true);
    await vi.waitFor(() => expect(venue.peers[1].received).toBe(1));
  }

  const write = (words: string) => {
    phone.seat.value?.board.flipchart.text("challenge").insert(0, words);
  };

  /** Keeps happy-dom from printing the calls that a test makes fail. */
  const quietly = () => void vi.spyOn(console, "error").mockImplementation(() => {});

  beforeEach(async () => {
    venue = new Venue();
    const address = await venue.listen();
    vi.stubGlobal("WebSocket", browserSocket());
    (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(address);
    localStorage.clear();
    sessionStorage.clear();
  });

  afterEach(() => {
    for (const session of earlier.splice(0)) {
      session.close();
    }
    venue.close();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  test("[M20] given its seat of before, goes on at the same flipchart as who it was there", async () => {
    await seated();
    const provider = phone.seat.value?.provider;
    phone.seat.value?.board.flipchart.text("pitch").insert(0, "typed meanwhile");
    venue.me = { id: "p0", name: "Joanna", table: 1 };
    venue.say(1);
    await when(() => phone.seat.value?.board.me.id === "p0");
    expect(phone.seat.value?.provider).toBe(provider);
    expect(phone.seat.value?.board.flipchart.text("pitch").toString()).toBe("typed meanwhile");
    expect(phone.tidings.untold.value).toEqual(["seat-returned"]);
    expect(provider?.awareness.getLocalState()?.user).toEqual({ id: "p0", name: "Joanna" });
    expect(phone.leftovers.words.value).toBe("");
  });

  test("[W31] takes its seat anew when somebody has taken the place of its words", async () => {
    quietly();
    await seated();
    const [, peer] = venue.peers;
    write("seen ");
    await vi.waitFor(() => expect(peer.text()).toBe("seen "));
    peer.saved(peer.received);
    await when(() => phone.seat.value?.provider.saving.value === "saved");
    peer.locked = true;
    write("under way ");
    await vi.waitFor(() => expect(peer.received).toBeGreaterThan(2));
    const forger = new Doc();
    applyUpdate(forger, encodeStateAsUpdate(peer.doc));
    forger.clientID = phone.seat.value?.provider.doc.clientID ?? 0;
    forger.getText("challenge").insert(5, "nonsense");
    applyUpdate(peer.doc, encodeStateAsUpdate(forger));
    peer.locked = false;
    const before = phone.seat.value;
    peer.socket?.terminate();
    await vi.waitFor(() => expect(peer.text()).toBe("under way seen nonsense"));
    const now = phone.seat.value;
    expect(now).not.toBe(before);
    expect(now?.board.flipchart.text("challenge").toString()).toBe(peer.text());
    expect(now?.provider.saving.value).toBe("saving");
    peer.saved(peer.received);
    await when(() => phone.seat.value?.provider.saving.value === "saved");
  });

  test("sits down where the server says, and writes there", async () => {
    await seated();
    expect(phone.table.value).toBe(1);
    expect(phone.seat.value?.board.me).toEqual({ id: "p1", name: "Jo" });
    expect(phone.activity.value?.file).toEqual(file);
    expect(phone.problem.value).toBeNull();
    write("Late alerts");
    await vi.waitFor(() => expect(venue.peers[1].text()).toBe("Late alerts"));
  });

  test("opened again without a network, it shows what it remembers", async () => {
    await seated();
    phone.close();
    venue.close();
    quietly();
    open();
    expect(phone.state.value?.workshop.name).toBe("Delivering Outcomes");
    expect(phone.seat.value?.provider.table).toBe(1);
    await when(() => phone.unreachable.value);
    expect(phone.problem.value).toBeNull();
  });

  test("opened again, it sits down once: what is written at once is not left at a seat given up", async () => {
    await seated();
    phone.close();
    open();
    const first = phone.seat.value;
    write("At once");
    await vi.waitFor(() => expect(venue.peers[1].text()).toBe("At once"));
    expect(phone.seat.value).toBe(first);
    expect(venue.peers[1].connections).toBe(2);
  });

  test("[W9] moved to another table it goes there, and says so until its owner has taken note", async () => {
    await seated();
    venue.me = { id: "p1", name: "Jo", table: 2 };
    venue.say(1);
    await vi.waitFor(() => expect(venue.peers[2].connections).toBe(1));
    expect(phone.seat.value?.provider.table).toBe(2);
    expect(phone.tidings.untold.value).toEqual(["moved"]);
    phone.tidings.note("moved");
    expect(phone.tidings.untold.value).toEqual([]);
    write("Here now");
    await vi.waitFor(() => expect(venue.peers[2].text()).toBe("Here now"));
    expect(venue.peers[1].text()).toBe("");
  });

  test("what befell its seat is said by a page opened again, until its owner has taken note", async () => {
    await seated();
    venue.workshop.tables = [{ ...table(1), startedAt: 5 }, table(2)];
    venue.say(1);
    await when(() => phone.tidings.untold.value.includes("started-afresh"));
    venue.me = { id: "p0", name: "Joanna", table: 1 };
    await vi.waitFor(() => expect(venue.peers[0].connections).toBe(1));
    venue.peers[0].socket?.send(JSON.stringify({ type: "state", ...venue.state() }));
    await when(() => phone.tidings.untold.value.length === 2);
    phone.close();
    expect(open().tidings.untold.value).toEqual(["started-afresh", "seat-returned"]);

    // At the next table nothing is said of the flipchart of this one.
    venue.me = { id: "p0", name: "Joanna", table: 2 };
    phone.close();
    open();
    await when(() => phone.tidings.untold.value.includes("moved"));
    expect(phone.tidings.untold.value).toEqual(["seat-returned", "moved"]);
    phone.tidings.note("seat-returned");
    phone.close();
    expect(open().tidings.untold.value).toEqual(["moved"]);
    phone.tidings.note("moved");
    phone.close();
    expect(open().tidings.untold.value).toEqual([]);
  });

  test("[W9] moved with words that the table before may not have, it shows them, also when opened again", async () => {
    await seated();
    write("Only here"); // the server does not say that it is saved
    venue.me = { id: "p1", name: "Jo", table: 2 };
    venue.say(1);
    await when(() => phone.leftovers.words.value === "Table 1 · Gary, IN\n\nOnly here");
    await vi.waitFor(() => expect(venue.peers[1].text()).toBe("Only here"));
    expect(phone.seat.value?.board.flipchart.text("challenge").toString()).toBe("");
    phone.close();
    await vi.waitFor(() => expect(venue.peers[2].connections).toBe(1));
    open();
    expect(phone.leftovers.words.value).toContain("Only here");
  });

  test("[W9] moved, it shows what was half typed at the table before, also when opened again before it knows", async () => {
    await seated();
    const draftOf = (name: string) => phone.seat.value?.board.drafts.of(name) as Signal<string>;
    draftOf("challenge/rest").value = "what did not fit";
    venue.me = { id: "p1", name: "Jo", table: 2 };
    venue.say(1);
    await when(() => phone.leftovers.words.value === "Table 1 · Gary, IN\n\nwhat did not fit");
    draftOf("ideas").value = "Land b";
    phone.close();
    venue.me = { id: "p1", name: "Jo", table: 1 };
    open();
    await when(() => phone.leftovers.words.value.endsWith("Table 2 · Gary, IN\n\nLand b"));
    expect(phone.leftovers.words.value).toContain("what did not fit");
    expect(draftOf("ideas").value).toBe("");
    expect(draftOf("challenge/rest").value).toBe("");
  });

  /** A draft at the table. */
  const draftAt = (name: string) => (phone.seat.value as Seat).board.drafts.of(name);

  /** The cards as the server has them. */
  const ideas = () => deckOf(new Flipchart(venue.peers[1].doc, readActivity(file)), "ideas");

  test("[F8] a card that a neighbour deletes takes no words with it that nobody has read", async () => {
    const card = ideas().add({ name: "Library", category: "", by: "p2", at: 1 });
    await seated();
    const { provider, board } = phone.seat.value as Seat;
    await phone.leftovers.watch(phone.seat.value as Seat); // as the page does, once one can type
    await vi.waitFor(() => expect(provider.doc.getMap("cards:ideas").has(card)).toBe(true));
    venue.peers[1].saved(1);
    await when(() => provider.saving.value === "saved");
    venue.peers[1].socket?.terminate();
    await when(() => provider.status.value !== "open");
    liveDeckOf(board, "ideas").deck.note(card)?.insert(0, "Rooms");
    draftAt(`card:ideas:${card}/name`).value = "Main libr";
    draftAt("ideas").value = "Land b";
    ideas().remove(card);
    await vi.waitFor(() => expect(draftAt(`card:ideas:${card}/name`).value).toBe(""));
    const words = phone.leftovers.words.value;
    expect(words).toContain("“Library” was deleted");
    expect(words).toContain("Library: Rooms");
    expect(words).toContain("Main libr");
    expect(words).not.toContain("Land b");
    expect(draftAt("ideas").value).toBe("Land b");
  });

  test("[F8] a name that gives way to one that a neighbour wrote meanwhile is shown", async () => {
    const card = ideas().add({ name: "Library", category: "", by: "p2", at: 1 });
    await seated();
    const { provider, board } = phone.seat.value as Seat;
    await phone.leftovers.watch(phone.seat.value as Seat);
    await vi.waitFor(() => expect(provider.doc.getMap("cards:ideas").has(card)).toBe(true));
    venue.peers[1].saved(1);
    await when(() => provider.saving.value === "saved");
    venue.peers[1].socket?.terminate();
    await when(() => provider.status.value !== "open");
    liveDeckOf(board, "ideas").deck.change(card, { name: "Main library, lends rooms" });
    venue.peers[1].doc.clientID = 0xffff_ffff; // greater than the phone's
    ideas().change(card, { name: "City library" });
    await vi.waitFor(() =>
      expect(phone.leftovers.words.value).toMatch(
        /“City library”: somebody else wrote .*Main library, lends rooms/s,
      ),
    );
    expect(ideas().cards(new Set())[0]?.name).toBe("City library");
  });

  test("[F8] what was half typed in a card that is not there any more is shown by a page opened again", async () => {
    await seated();
    draftAt("card:ideas:gone/name").value = "Main libr";
    phone.close();
    open();
    await when(() => phone.seat.value !== null);
    await phone.leftovers.watch(phone.seat.value as Seat);
    await vi.waitFor(() => expect(phone.leftovers.words.value).toContain("Main libr"));
    await vi.waitFor(() => expect(draftAt("card:ideas:gone/name").value).toBe(""));
  });

  test("what is half typed at one's table is left where it is", async () => {
    await seated();
    (phone.seat.value as Seat).board.drafts.of("ideas").value = "Land b";
    venue.workshop.tables = [{ ...table(1), startedAt: 5 }, table(2)];
    venue.say(1);
    await vi.waitFor(() => expect(venue.peers[0].connections).toBe(1));
    phone.close();
    open();
    await vi.waitFor(() => expect(venue.peers[0].connections).toBe(2));
    expect(phone.seat.value?.board.drafts.of("ideas").value).toBe("Land b");
    expect(phone.leftovers.words.value).toBe("");
  });

  test.each<[string, () => void]>([
    ["deleted", () => venue.peers[1].socket?.close(4410, "deleted")],
    [
      "unknown-workshop",
      () => {
        phone.close();
        venue.refusal = [404, "unknown-workshop"];
        open();
      },
    ],
    ["forbidden", () => venue.peers[1].socket?.close(4403, "forbidden")],
  ])("what is half typed when there is no table any more (%s) is shown", async (problem, end) => {
    quietly();
    await seated();
    (phone.seat.value as Seat).board.drafts.of("ideas").value = "Land b";
    end();
    await when(() => phone.problem.value === problem);
    await when(() => phone.leftovers.words.value.endsWith("Land b"));
  });

  test("what two pages of one person have left behind is kept, and thrown away where it is shown", async () => {
    const memory = new WorkshopMemory(WORKSHOP);
    memory.keepLeftover("Of before");
    await seated();
    memory.keepLeftover("Of before\n\nOf the other page");
    write("Only here");
    venue.me = { id: "p1", name: "Jo", table: 2 };
    venue.say(1);
    await when(() => phone.leftovers.words.value.endsWith("Only here"));
    expect(memory.leftover()).toBe(phone.leftovers.words.value);
    expect(memory.leftover()).toContain("Of the other page");
    memory.keepLeftover(`${memory.leftover()}\n\nOf the other page, later`);
    throwAway(WORKSHOP, phone.leftovers, phone.leftovers.words.value);
    expect(phone.leftovers.words.value).toBe("Of the other page, later");
    throwAway(WORKSHOP, phone.leftovers, phone.leftovers.words.value);
    expect(memory.leftover()).toBe("");
  });

  test("[W9] moved, it waits for what is under way, and has nothing to show when that is saved", async () => {
    await seated();
    write("Under way");
    venue.me = { id: "p1", name: "Jo", table: 2 };
    venue.say(1);
    await when(() => phone.seat.value?.provider.table === 2);
    await vi.waitFor(() => expect(venue.peers[1].text()).toBe("Under way"));
    const gone = once(venue.peers[1].socket as NodeSocket, "close");
    venue.peers[1].saved(venue.peers[1].received);
    await gone;
    expect(phone.leftovers.words.value).toBe("");
  });

  test("[W9] taken off the table, it shows the words that are only here", async () => {
    await seated();
    write("Only here");
    venue.peers[1].socket?.close(4403, "forbidden");
    await when(() => phone.leftovers.words.value === "Only here");
    expect(phone.problem.value).toBe("forbidden");

    // Thrown away they do not come back with the copy that they were read from.
    throwAway(WORKSHOP, phone.leftovers, phone.leftovers.words.value);
    phone.close();
    venue.me = null;
    open();
    await when(() => phone.problem.value === "forbidden");
    await vi.waitFor(() =>
      expect(Object.keys(localStorage).filter((key) => /unsaved/.test(key))).toEqual([]),
    );
    expect(phone.leftovers.words.value).toBe("");
  });

  test("the activity comes in its reader's language first, and for another nothing is fetched again", async () => {
    const title = { en: "Outcomes", es: "Logros" };
    const languages = ["en", "es"];
    venue.activity = (url: string) =>
      url.includes("&language=")
        ? { ...file, languages, language: "en", title: title.en }
        : { ...file, languages, title };
    open();
    await when(() => phone.seat.value !== null);
    const seat = phone.seat.value;
    const board = seat?.board;
    expect(board?.activity.title).toBe("Outcomes");
    expect(venue.activitiesAsked()).toEqual([expect.stringContaining("&language=en")]);

    await fetchLanguages(phone);
    await setLanguage("es");
    expect(phone.seat.value).toBe(seat);
    expect(board?.activity.title).toBe("Logros");
    await setLanguage("en");
    expect(board?.activity.title).toBe("Outcomes");
    expect(venue.activitiesAsked()).toHaveLength(2);

    open();
    await vi.waitFor(() => expect(venue.activitiesAsked()).toHaveLength(3));
    expect(venue.activitiesAsked()[2]).not.toContain("language=");
  });

  test("in another language its owner is at the same flipchart, with all that is on it", async () => {
    venue.activity = { ...file, languages: ["en", "es"], title: { en: "Outcomes", es: "Logros" } };
    open();
    await when(() => phone.seat.value?.provider.synced.value === true);
    const seat = phone.seat.value;
    seat?.board.flipchart.text("challenge").insert(0, "Still here");
    const deck = liveDeckOf(seat?.board as Board, "ideas");
    deck?.deck.add({ name: "An idea", category: "", by: "p1", at: 1 });
    await setLanguage("es");
    expect(deck?.cards.value).toMatchObject([{ name: "An idea" }]);
    expect(phone.seat.value).toBe(seat);
    expect(seat?.board.activity.title).toBe("Logros");
    expect(seat?.board.flipchart.text("challenge").toString()).toBe("Still here");
    await setLanguage("en");
    expect(seat?.board.activity.title).toBe("Outcomes");
  });

  test("an activity that is another than the one remembered takes no document away", async () => {
    await seated();
    phone.close();
    venue.activity = { ...file, title: "Another title" };
    open();
    const first = phone.seat.value?.provider;
    write("At once");
    await when(() => phone.seat.value?.board.activity.title === "Another title");
    expect(phone.seat.value?.provider).toBe(first);
    expect(phone.seat.value?.board.flipchart.text("challenge").toString()).toBe("At once");
  });

  test("[K9] started afresh, it has an empty flipchart and brings nothing of the old one", async () => {
    await seated();
    write("The old words");
    await vi.waitFor(() => expect(venue.peers[1].received).toBe(2));
    venue.peers[1].saved(2);
    await when(() => phone.seat.value?.provider.saving.value === "saved");
    venue.workshop.tables = [{ ...table(1), startedAt: 5 }, table(2)];
    venue.peers[1].socket?.close(4412, "started-afresh");
    await when(() => phone.tidings.untold.value.includes("started-afresh"));
    await when(() => phone.seat.value?.provider.synced.value === true);
    expect(phone.seat.value?.board.flipchart.text("challenge").toString()).toBe("");
    write("New ones");
    await vi.waitFor(() => expect(venue.peers[0].text()).toBe("New ones"));
    expect(phone.leftovers.words.value).toBe("");
  });

  test("[K9] words that had not reached the old flipchart are shown, until they are thrown away", async () => {
    await seated();
    write("Only here"); // the server does not say that it is saved
    venue.workshop.tables = [{ ...table(1), startedAt: 5 }, table(2)];
    venue.say(1);
    await when(() => phone.leftovers.words.value === "Only here");
    await vi.waitFor(() => expect(venue.peers[0].received).toBe(1));
    expect(venue.peers[0].text()).toBe("");
    phone.close();
    open();
    expect(phone.leftovers.words.value).toBe("Only here");
    throwAway(WORKSHOP, phone.leftovers, phone.leftovers.words.value);
    phone.close();
    expect(open().leftovers.words.value).toBe("");
  });

  test("what is half typed is shown, also where it is the beginning of words that are shown", () => {
    const leftovers = open().leftovers;
    show(leftovers, "Table 1", "Notes on bridges");
    show(leftovers, "Table 2", "No");
    show(leftovers, "Table 3", "No");
    expect(leftovers.words.value).toBe("Table 1\n\nNotes on bridges\n\nTable 2\n\nNo");
  });

  test("[W8] pens are down when the server says so of this phone, whatever it says of tables", async () => {
    await seated();
    const lockedAfter = async (change: Partial<Workshop>) => {
      venue.workshop = { tables: [table(1), table(2)], ...change };
      const { version } = phone.state.value ?? { version: 0 };
      venue.say(1);
      await when(() => (phone.state.value?.version ?? 0) > version);
      return phone.locked.value;
    };
    expect(await lockedAfter({})).toBe(false);
    expect(await lockedAfter({ locked: true })).toBe(true);
    expect(await lockedAfter({ tables: [table(1), table(2, true)] })).toBe(false);
  });

  test("knows what is kept off the room screen of its own table", async () => {
    venue.workshop.hidden = [
      { table: 1, item: "pitch" },
      { table: 2, item: "challenge" },
    ];
    await seated();
    expect(phone.hidden.value).toEqual(new Set(["pitch"]));
  });

  test("a message that was dismissed stays away when the page is opened again", async () => {
    await seated();
    phone.dismiss("m1");
    phone.close();
    await seated();
    expect(phone.dismissed.value).toEqual(new Set(["m1"]));
  });

  test("[W5] asks for help as soon as there is a connection, on each until it is so", async () => {
    const [, peer] = venue.peers;
    open();
    phone.help(true);
    expect(phone.helpWished.value).toBe(true);
    await vi.waitFor(() => expect(peer.said).toEqual([{ type: "help", on: true }]));
    peer.socket?.terminate();
    await vi.waitFor(() => expect(peer.said).toHaveLength(2));
    expect(phone.helpWished.value).toBe(true);
    venue.workshop.tables = [{ ...table(1), help: 7 }, table(2)];
    venue.say(1);
    await when(() => phone.helpWished.value === null);

    // What is so is not asked again.
    peer.socket?.terminate();
    await vi.waitFor(() => expect(peer.connections).toBe(3));
    phone.help(false);
    await vi.waitFor(() => expect(peer.said).toHaveLength(3));
    expect(peer.said[2]).toEqual({ type: "help", on: false });
  });

  test("[W5] a call for help that has not gone out is taken back by another tap", async () => {
    await seated();
    venue.peers[1].close();
    venue.peers[1].socket?.terminate();
    await when(() => phone.seat.value?.provider.status.value !== "open");
    phone.help(true);
    expect(phone.helpWished.value).toBe(true);
    phone.help(false);
    expect(phone.helpWished.value).toBeNull();
  });

  test("[K9] [W5] a call for help without a network goes out after the table was started afresh, too", async () => {
    await seated();
    venue.peers[1].locked = true;
    venue.refusal = [503, "stopping"];
    venue.stranger = true;
    quietly();
    venue.peers[1].socket?.terminate();
    await when(() => phone.seat.value?.provider.status.value !== "open");
    phone.help(true);
    venue.workshop.tables = [{ ...table(1), startedAt: 5 }, table(2)];
    venue.refusal = null;
    venue.stranger = false;
    await vi.waitFor(() => expect(venue.peers[1].connections).toBe(2), { timeout: 10_000 });
    venue.say(1);
    await when(() => phone.tidings.untold.value.includes("started-afresh"));
    await vi.waitFor(() => expect(venue.peers[0].said).toEqual([{ type: "help", on: true }]));
    expect(phone.helpWished.value).toBe(true);
  });

  test("[W5] a call for help without a network goes out after the page was opened again, also at once", async () => {
    await seated();
    const [, peer] = venue.peers;
    for (const on of [true, false]) {
      const { connections } = peer;
      phone.help(on);
      phone.close();
      open();
      expect(phone.helpWished.value).toBe(on);
      await vi.waitFor(() => expect(peer.connections).toBe(connections + 1));
      await vi.waitFor(() => expect(peer.said.at(-1)).toEqual({ type: "help", on }));
      const help = on ? 7 : null;
      venue.workshop.tables = [{ ...table(1), help }, table(2)];
      venue.say(1);
      await when(() => phone.helpWished.value === null);
    }
    // What was carried out, and what was wished at another table, is not wished again.
    phone.help(true);
    phone.close();
    venue.me = { id: "p1", name: "Jo", table: 2 };
    open();
    await vi.waitFor(() => expect(venue.peers[2].connections).toBe(1));
    expect(phone.helpWished.value).toBeNull();
    expect(venue.peers[2].said).toEqual([]);
  });

  test("[H17] a call for help that was refused is not made again by itself", async () => {
    await seated();
    const [, peer] = venue.peers;
    phone.help(true);
    await vi.waitFor(() => expect(peer.said).toHaveLength(1));
    peer.socket?.send(JSON.stringify({ type: "refused", reason: "too-many-requests" }));
    await when(() => phone.helpWished.value === null);
    expect(phone.seat.value?.provider.helpRefused.value).toBe(true);
    peer.close();
    peer.socket?.terminate();
    await when(() => phone.seat.value?.provider.status.value !== "open");
    phone.help(true);
    expect(phone.helpWished.value).toBe(true);
    expect(phone.seat.value?.provider.helpRefused.value).toBe(false);
    await vi.waitFor(() => expect(peer.said).toHaveLength(2));
  });

  test("[W5] a call for help at one table is none at the next", async () => {
    await seated();
    phone.help(true);
    await vi.waitFor(() => expect(venue.peers[1].said).toHaveLength(1));
    venue.me = { id: "p1", name: "Jo", table: 2 };
    venue.say(1);
    await vi.waitFor(() => expect(venue.peers[2].connections).toBe(1));
    expect(phone.helpWished.value).toBeNull();
    expect(venue.peers[2].said).toEqual([]);
  });

  test("says why it cannot take part, and forgets a workshop that is gone", async () => {
    await seated();
    phone.close();
    venue.refusal = [404, "unknown-workshop"];
    quietly();
    open();
    await when(() => phone.problem.value === "unknown-workshop");
    phone.close();
    expect(open().state.value).toBeNull();
    await when(() => phone.problem.value === "unknown-workshop");
  });

  test("[B3] a workshop's day is over when the server's clock and the phone's both say so", async () => {
    venue.workshop.deleteAfter = Date.now() - 1;
    await seated();
    phone.close();
    venue.refusal = [404, "unknown-workshop"];
    venue.now = venue.workshop.deleteAfter;
    quietly();
    open();
    await when(() => phone.problem.value === "unknown-workshop");
  });

  test.each([
    ["is past it", -3_600_000, -7_200_000],
    ["is past it, of a server that does not say its own", -3_600_000, null],
    ["is before it", 3_600_000, 0],
    ["is before it, and the server's past it", 3_600_000, 7_200_000],
  ])(
    "[B3] a server that has no such workshop is no verdict before its day is over, where the phone's clock %s: the table stays",
    async (_, left, server) => {
      venue.workshop.deleteAfter = Date.now() + left;
      venue.now = server === null ? null : Date.now() + server;
      await seated();
      phone.close();
      venue.refusal = [404, "unknown-workshop"];
      quietly();
      open();
      await when(() => phone.elsewhere.value);
      expect(phone.problem.value).toBeNull();
      expect(phone.seat.value).not.toBeNull();
      venue.refusal = null;
      await when(() => !phone.elsewhere.value);
    },
  );

  test("[B4] a phone takes its seat again where the workshop was brought back", async () => {
    await seated();
    phone.close();
    venue.refusal = [401, "unclaimed-seat"];
    quietly();
    open();
    const taking = `POST /api/workshops/${WORKSHOP}/seat`;
    await vi.waitFor(() => expect(venue.asked).toContain(taking));
    expect(phone.problem.value).toBeNull();
    venue.refusal = null;
    await when(() => !phone.unreachable.value);
    expect(phone.seat.value).not.toBeNull();
  });

  test("[B4] it tells which flipchart its table had, as it takes its seat again", async () => {
    venue.workshop.tables = [{ ...table(1), startedAt: 5 }, table(2)];
    open();
    await when(() => phone.seat.value?.provider.synced.value === true);
    phone.close();
    venue.refusal = [401, "unclaimed-seat"];
    quietly();
    open();
    await vi.waitFor(() => expect(venue.bodies).not.toEqual([]));
    expect(JSON.parse(venue.bodies[0] ?? "")).toEqual({ name: "Jo", table: 1, startedAt: 5 });
    venue.bodies.splice(0);
    phone.close();
    // Also while it is open, and its connection is lost.
    venue.refusal = null;
    open();
    await when(() => phone.seat.value?.provider.synced.value === true);
    venue.refusal = [401, "unclaimed-seat"];
    venue.peers[0].socket?.close(4412, "started-afresh");
    await vi.waitFor(() => expect(venue.bodies).not.toEqual([]));
    expect(JSON.parse(venue.bodies[0] ?? "")).toEqual({ name: "Jo", table: 1, startedAt: 5 });
  });

  test.each([
    ["an older one than another phone knew of", null, 5, true],
    ["a later one than the server was told of", 5, null, false],
    ["one that was put aside where it had never come", 5, 100, false],
  ])(
    "[B7] a flipchart that was lost with another server, %s, is shown and not forgotten",
    async (_, own, present, fromPhones) => {
      venue.workshop.tables = [{ ...table(1), startedAt: own }, table(2)];
      const peer = venue.peers[own === null ? 1 : 0];
      open();
      await when(() => phone.seat.value?.provider.synced.value === true);
      await vi.waitFor(() => expect(peer.received).toBe(1));
      write("The old words");
      await vi.waitFor(() => expect(peer.received).toBe(2));
      peer.saved(2);
      await when(() => phone.seat.value?.provider.saving.value === "saved");
      venue.workshop.broughtBack = 4;
      venue.workshop.tables = [{ ...table(1), startedAt: present, fromPhones }, table(2)];
      peer.socket?.close(4412, "started-afresh");
      await when(() => phone.leftovers.words.value === "The old words");
      await when(() => phone.seat.value?.provider.startedAt === present);
      expect(phone.tidings.untold.value).toEqual([]);
    },
  );

  test("[B7] what is saved where the workshop was brought back, a facilitator can put aside", async () => {
    const [, peer] = venue.peers;
    await seated();
    write("Saved before");
    await vi.waitFor(() => expect(peer.received).toBe(2));
    peer.saved(2);
    await when(() => phone.seat.value?.provider.saving.value === "saved");
    venue.workshop.broughtBack = 4;
    peer.socket?.terminate();
    await vi.waitFor(() => expect(peer.connections).toBe(2));
    venue.say(1);
    await when(() => phone.state.value?.workshop.broughtBack === 4);
    await vi.waitFor(() => expect(peer.received).toBe(1));
    peer.saved(1);
    await when(() => phone.seat.value?.provider.saving.value === "saved");
    venue.workshop.tables = [{ ...table(1), startedAt: 100 }, table(2)];
    venue.say(1);
    await when(() => phone.tidings.untold.value.includes("started-afresh"));
    await when(() => phone.seat.value?.provider.startedAt === 100);
    expect(phone.leftovers.words.value).toBe("");
  });

  test("what others have changed is not said to be unknown for want of a connection while there is one", async () => {
    await seated();
    const listening = new Listening(phone);
    expect(listening.ask()).toEqual([["It is not known yet what else others have changed."]]);
    venue.peers[1].saved(1);
    await when(() => phone.seat.value?.provider.saving.value === "saved");
    expect(listening.ask()).toEqual([
      ["Others have changed nothing since this page began to keep track."],
    ]);
    venue.peers[1].socket?.terminate();
    await when(() => phone.seat.value?.provider.saving.value === "offline");
    expect(listening.ask()).toEqual([
      ["Without a connection it is not known what else others have changed."],
    ]);
  });

  test("[B4] a phone that does not know where it sat is told that it has not joined", async () => {
    venue.refusal = [401, "unclaimed-seat"];
    quietly();
    open();
    await when(() => phone.problem.value === "unauthorised");
  });

  test.each([200, 401, 403, 404, 511])(
    "[W9] another's %i is no verdict: the table stays in sight",
    async (status) => {
      await seated();
      write("words");
      await vi.waitFor(() => expect(venue.peers[1].text()).toBe("words"));
      phone.close();
      venue.refusal = [status, "unauthorised"];
      venue.stranger = true;
      quietly();
      open();
      await when(() => phone.unreachable.value);
      expect(phone.problem.value).toBeNull();
      expect(phone.seat.value).not.toBeNull();
      venue.refusal = null;
      venue.stranger = false;
      await when(() => !phone.unreachable.value);
    },
  );

  test("somebody who has no seat is told so", async () => {
    venue.me = null;
    open();
    await when(() => phone.problem.value === "forbidden");
    expect(phone.seat.value).toBeNull();
  });

  test("[W9] who was taken off the table is told so", async () => {
    await seated();
    venue.peers[1].socket?.close(4403, "forbidden");
    await when(() => phone.problem.value === "forbidden");
  });

  test("[W9] a flipchart that is too large stays on the glass, and its connection can be tried again", async () => {
    await seated();
    venue.peers[1].socket?.close(4413, "too-large");
    await when(() => phone.seat.value?.provider.stopReason.value === "too-large");
    expect(phone.problem.value).toBeNull();
    phone.seat.value?.provider.retry();
    await vi.waitFor(() => expect(venue.peers[1].connections).toBe(2));
  });

  test("[W9] [W21] a page of too many keeps the flipchart, and comes back when it is told to", async () => {
    await seated();
    venue.peers[1].socket?.close(4429, "too-many-sockets");
    await when(() => phone.seat.value?.provider.stopReason.value === "too-many-sockets");
    expect(phone.problem.value).toBeNull();
    window.dispatchEvent(new Event("online"));
    expect(venue.peers[1].connections).toBe(1);
    phone.seat.value?.provider.retry();
    await vi.waitFor(() => expect(venue.peers[1].connections).toBe(2));
  });
});
