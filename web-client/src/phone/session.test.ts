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
import { liveDeckOf } from "../flipchart/decks";
import { setLanguage } from "../i18n/language";
import { type StateMessage, SUBPROTOCOL } from "../protocol/messages";
import type { Participant, Workshop } from "../protocol/workshop";
import { someActivity, someWorkshop } from "../workshop/workshop.fixture";
import { show, throwAway } from "./leftover-words";
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
  startedAt: null,
});

/** A server with one workshop of two tables, which does and says what a test wants. */
class Venue {
  readonly #server: Server = createServer((request, response) => {
    this.asked.push(`${request.method} ${request.url}`);
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
  /** The calls that were made. */
  readonly asked: string[] = [];
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
      you: { role: "participant", participant: this.me },
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
        ? { type: `urn:charrette:problem:${problem}`, status, detail: "" }
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

  test("[W8] pens are down for all, or for one's own table, and for no other", async () => {
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
    expect(await lockedAfter({ tables: [table(1, true), table(2)] })).toBe(true);
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

  test("[B3] a server that has no such workshop is no verdict before its day is over: the table stays", async () => {
    venue.workshop.deleteAfter = Date.now() + 3_600_000;
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
  });

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
