import { once } from "node:events";
import { effect } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { WebSocket as NodeSocket } from "ws";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, Map as YMap } from "yjs";
import { Backoff } from "./backoff";
import { type ClockSink, WorkshopFeed } from "./feed";
import { draftFrame, updateFrame } from "./frames";
import { browserSocket, Peer, when } from "./peer.fixture";
import { TableProvider } from "./provider";

const clock: ClockSink = {
  answer: () => {},
  observe: () => {},
  follow: () => {},
  probe: () => {},
};

describe("a table's provider", () => {
  let peer: Peer;
  let provider: TableProvider;
  /** The client's, the present one last. */
  let sockets: NodeSocket[];

  const open = () =>
    TableProvider.open(
      { workshopId: "W", table: 1, as: "participant", url: peer.url },
      new WorkshopFeed(clock),
      { backoff: new Backoff(() => 0, 1, 1) },
    );

  beforeEach(async () => {
    sockets = [];
    vi.stubGlobal("WebSocket", browserSocket(sockets));
    peer = new Peer();
    await peer.listen();
    provider = open();
  });

  afterEach(() => {
    provider.close();
    peer.close();
    vi.unstubAllGlobals();
  });

  const write = (words: string) => provider.doc.getText("challenge").insert(0, words);

  test("[W2] says saved only when every frame that carried an update is durable", async () => {
    await vi.waitFor(() => expect(peer.received).toBe(1));
    expect(provider.saving.value).toBe("saving");
    peer.saved(1);
    await when(() => provider.saving.value === "saved");

    write("one ");
    expect(provider.saving.value).toBe("saving");
    expect(provider.unsaved.value).toBe(true);
    await vi.waitFor(() => expect(peer.received).toBe(2));
    expect(provider.saving.value).toBe("saving");
    write("two ");
    await vi.waitFor(() => expect(peer.received).toBe(3));
    peer.saved(2);
    peer.doc.getText("challenge").insert(0, "theirs ");
    peer.socket?.send(updateFrame(encodeStateAsUpdate(peer.doc)));
    await vi.waitFor(() =>
      expect(provider.doc.getText("challenge").toString()).toContain("theirs"),
    );
    expect(provider.saving.value).toBe("saving");
    peer.saved(3);
    await when(() => provider.saving.value === "saved");
    expect(provider.unsaved.value).toBe(false);
  });

  test("[W2] what others wrote is not counted as this device's", async () => {
    peer.doc.getText("challenge").insert(0, "before");
    await vi.waitFor(() => expect(peer.received).toBe(1));
    peer.saved(1);
    await when(() => provider.saving.value === "saved" && provider.synced.value);
    expect(provider.unsaved.value).toBe(false);
  });

  test("[W2] a deletion is saved only when it is durable", async () => {
    write("one two");
    await vi.waitFor(() => expect(peer.text()).toBe("one two"));
    peer.saved(peer.received);
    await when(() => provider.saving.value === "saved");
    provider.doc.getText("challenge").delete(0, 4);
    expect(provider.saving.value).toBe("saving");
    await vi.waitFor(() => expect(peer.text()).toBe("two"));
    expect(provider.saving.value).toBe("saving");
    peer.saved(peer.received);
    await when(() => provider.saving.value === "saved");
  });

  test("[W2] what follows from others' deletions is no edit of this device", async () => {
    const players = provider.doc.getMap("players");
    players.set("p1", new YMap([["name", "Land bank"]]));
    await vi.waitFor(() => expect(peer.doc.getMap("players").size).toBe(1));
    peer.saved(peer.received);
    await when(() => provider.saving.value === "saved");
    const frames = peer.received;
    // Somebody deletes the player while something is added to it here.
    const before = encodeStateVector(peer.doc);
    peer.doc.getMap("players").delete("p1");
    (players.get("p1") as YMap<unknown>).set("sector", "gov");
    peer.socket?.send(updateFrame(encodeStateAsUpdate(peer.doc, before)));
    await vi.waitFor(() => expect(players.size).toBe(0));
    await vi.waitFor(() => expect(peer.received).toBeGreaterThan(frames));
    peer.saved(peer.received);
    await when(() => provider.saving.value === "saved");
  });

  test("[W10] quick typing leaves in few frames", async () => {
    await vi.waitFor(() => expect(peer.received).toBe(1));
    for (let i = 0; i < 200; i++) {
      write("x");
    }
    await vi.waitFor(() => expect(peer.text()).toHaveLength(200));
    expect(peer.received).toBeLessThanOrEqual(3);
  });

  test("[W9] words typed without a connection come with the next one", async () => {
    await vi.waitFor(() => expect(peer.received).toBe(1));
    peer.socket?.terminate();
    await when(() => provider.saving.value === "offline");
    write("offline");
    expect(provider.unsaved.value).toBe(true);
    await vi.waitFor(() => expect(peer.connections).toBe(2));
    await vi.waitFor(() => expect(peer.text()).toBe("offline"));
    expect(provider.saving.value).toBe("saving");
    peer.saved(1);
    await when(() => provider.saving.value === "saved");
  });

  test("[W31] words typed without a connection have a client id that nobody has seen", async () => {
    provider.awareness.setLocalState({ user: { id: "p1", name: "Jo" }, field: "challenge" });
    await vi.waitFor(() => expect(peer.received).toBe(1));
    write("seen ");
    const seen = provider.doc.clientID;
    await vi.waitFor(() => expect(peer.clients()).toEqual([seen]));
    for (let outage = 1; outage <= 2; outage++) {
      peer.socket?.terminate();
      await when(() => provider.saving.value === "offline");
      const unseen = provider.doc.clientID;
      expect(unseen).not.toBe(seen);
      write("unseen ");
      await vi.waitFor(() => expect(peer.clients()).toContain(unseen));
      // Only with the next loss of a connection does it change again.
      expect(provider.doc.clientID).toBe(unseen);
      expect(peer.clients()).toHaveLength(outage + 1);
      await vi.waitFor(() => expect(peer.aware()).toEqual([unseen]));
      expect(provider.awareness.clientID).toBe(unseen);
      expect(provider.awareness.getLocalState()).toMatchObject({ field: "challenge" });
    }
    expect(peer.text()).toBe("unseen unseen seen ");
  });

  test("[W31] words that were under way, and whose place somebody took, are made anew", async () => {
    await vi.waitFor(() => expect(peer.received).toBe(1));
    write("seen ");
    await vi.waitFor(() => expect(peer.text()).toBe("seen "));
    peer.saved(peer.received);
    await when(() => provider.saving.value === "saved");
    // What is written now does not arrive, and somebody else takes its clocks.
    peer.locked = true;
    provider.doc.getText("challenge").insert(5, "under way");
    write("and before, ");
    const players = provider.doc.getMap("players");
    players.set("p1", new YMap([["name", "Land bank"]]));
    players.set("ready", true);
    await vi.waitFor(() => expect(peer.received).toBeGreaterThan(1));
    const forger = new Doc();
    applyUpdate(forger, encodeStateAsUpdate(peer.doc));
    forger.clientID = provider.doc.clientID;
    forger.getText("challenge").insert(0, "nonsense in place of all of it ");
    applyUpdate(peer.doc, encodeStateAsUpdate(forger));
    peer.locked = false;
    const shown: string[] = [];
    const stop = effect(() => void shown.push(provider.saving.value));
    peer.socket?.terminate();

    await when(() => provider.displaced.value !== null);
    stop();
    expect(shown.slice(1)).not.toContain("saved");
    expect(provider.status.value).toBe("stopped");
    const { displaced } = provider;
    provider.close();
    provider = TableProvider.open(
      { workshopId: "W", table: 1, as: "participant", url: peer.url },
      new WorkshopFeed(clock),
      { displaced: displaced.value ?? [] },
    );
    await vi.waitFor(() => expect(peer.text()).toContain("under way"));
    expect(peer.text()).toContain("and before, ");
    expect(peer.text()).toHaveLength(
      "and before, seen under way".length + "nonsense in place of all of it ".length,
    );
    expect(provider.saving.value).toBe("saving");
    peer.saved(peer.received);
    await when(() => provider.saving.value === "saved");
    expect(provider.doc.getText("challenge").toString()).toBe(peer.text());
    for (const doc of [provider.doc, peer.doc]) {
      expect(doc.getMap("players").toJSON()).toEqual({ p1: { name: "Land bank" }, ready: true });
    }
  });

  test("[W31] words that were under way and have arrived stay what they are", async () => {
    await vi.waitFor(() => expect(peer.received).toBe(1));
    write("arrived");
    await vi.waitFor(() => expect(peer.text()).toBe("arrived"));
    const clients = peer.clients();
    peer.socket?.terminate();
    await vi.waitFor(() => expect(peer.connections).toBe(2));
    await vi.waitFor(() => expect(peer.received).toBe(1));
    peer.saved(1);
    await when(() => provider.saving.value === "saved");
    expect(peer.clients()).toEqual(clients);
    expect(peer.text()).toBe("arrived");
  });

  test("[W31] attempts that do not reach the server take no new client id", async () => {
    await vi.waitFor(() => expect(peer.received).toBe(1));
    peer.close();
    await when(() => provider.saving.value === "offline");
    const unseen = provider.doc.clientID;
    const attempts = sockets.length;
    await vi.waitFor(() => expect(sockets.length).toBeGreaterThan(attempts + 2));
    expect(provider.doc.clientID).toBe(unseen);
  });

  test("[W2] words that meet a closing socket are not shown as saved", async () => {
    await vi.waitFor(() => expect(peer.received).toBe(1));
    peer.saved(1);
    await when(() => provider.saving.value === "saved");
    // The peer says goodbye and then hears nothing: the socket goes on closing.
    peer.socket?.pause();
    peer.socket?.close(1001, "going-away");
    await vi.waitFor(() => expect(sockets.at(-1)?.readyState).toBe(NodeSocket.CLOSING));
    write("too late for this connection");
    const shown: string[] = [];
    const stop = effect(() => void shown.push(provider.saving.value));
    provider.close();
    stop();
    expect(shown).not.toContain("saved");
  });

  describe("while time is made to pass", () => {
    beforeEach(
      () =>
        void vi.useFakeTimers({
          toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"],
        }),
    );
    afterEach(() => void vi.useRealTimers());

    /** So many seconds in which the peer says something every second, and is heard. */
    async function talk(seconds: number): Promise<void> {
      for (let second = 0; second < seconds && peer.connections === 1; second++) {
        const heard = once(sockets.at(-1) as NodeSocket, "message");
        peer.askAgain();
        await heard;
        vi.advanceTimersByTime(1_000);
      }
    }

    test("a peer that talks and does not hear is given up, and found again", async () => {
      await vi.waitFor(() => expect(peer.received).toBe(1));
      peer.hears = false;
      await talk(120);
      await vi.waitFor(() => expect(peer.connections).toBe(2));
    });

    test("an edit that no event told of is not called saved, and is sent", async () => {
      provider.close();
      provider = open();
      await vi.waitFor(() => expect(peer.received).toBe(1));
      peer.saved(1);
      await when(() => provider.saving.value === "saved");
      provider.doc._observers.clear();
      write("unheard ");
      provider.doc.getText("challenge").delete(0, 2);
      vi.advanceTimersByTime(5_000);
      expect(provider.saving.value).toBe("saving");
      expect(provider.unsaved.value).toBe(true);
      await vi.waitFor(() => expect(peer.text()).toBe("heard "));
      expect(provider.saving.value).toBe("saving");
      peer.saved(peer.received);
      await when(() => provider.saving.value === "saved");
    });

    test("a database that cannot be opened is tried less and less often", async () => {
      let attempts = 0;
      const fail = () => {
        attempts += 1;
        throw new DOMException("not now", "UnknownError");
      };
      vi.stubGlobal("indexedDB", { open: fail });
      provider.close();
      provider = open();
      await vi.waitFor(() => expect(peer.received).toBe(1));
      await vi.advanceTimersByTimeAsync(120_000);
      expect(attempts).toBeGreaterThan(6);
      expect(attempts).toBeLessThan(16);
    });

    test("a peer that talks and hears is kept", async () => {
      await vi.waitFor(() => expect(peer.received).toBe(1));
      await talk(120);
      expect(peer.connections).toBe(1);
    });
  });

  test("[W8] pens down: held back, and saved after the unlock", async () => {
    await vi.waitFor(() => expect(peer.received).toBe(1));
    peer.saved(1);
    peer.locked = true;
    write("held");
    await when(() => provider.saving.value === "locked");
    expect(peer.text()).toBe("");
    peer.locked = false;
    peer.askAgain();
    await vi.waitFor(() => expect(peer.text()).toBe("held"));
    peer.saved(peer.received);
    await when(() => provider.saving.value === "saved");
  });

  test("[W46] [W48] hidden: said so, kept, and saved when all is shown", async () => {
    await vi.waitFor(() => expect(peer.received).toBe(1));
    peer.saved(1);
    peer.locked = true;
    peer.reason = "silent";
    write("for me alone");
    await when(() => provider.saving.value === "silent");
    expect(provider.unsaved.value).toBe(true);
    peer.locked = false;
    peer.askAgain();
    await vi.waitFor(() => expect(peer.text()).toBe("for me alone"));
    peer.saved(peer.received);
    await when(() => provider.saving.value === "saved");
  });

  test("[W49] what a partner wrote is shown, kept, and not called saved before the server has it", async () => {
    await vi.waitFor(() => expect(peer.received).toBe(1));
    peer.saved(1);
    await when(() => provider.saving.value === "saved");
    peer.locked = true;
    peer.reason = "silent";
    const partner = new Doc();
    partner.getText("challenge").insert(0, "theirs");
    peer.socket?.send(draftFrame(encodeStateAsUpdate(partner)));
    await vi.waitFor(() => expect(provider.doc.getText("challenge").toString()).toBe("theirs"));
    expect(provider.saving.value).toBe("silent");
    expect(provider.unsaved.value).toBe(true);
    expect(peer.received).toBe(1);
    peer.locked = false;
    peer.askAgain();
    await vi.waitFor(() => expect(peer.text()).toBe("theirs"));
    expect(provider.saving.value).not.toBe("saved");
    peer.saved(peer.received);
    await when(() => provider.saving.value === "saved");
  });

  test.each([
    ["full", "full"],
    ["costly", "refused"],
    ["some-reason-of-a-later-server", "refused"],
  ])("[W41] not taken for %s: said so, kept, and saved when it fits", async (reason, saving) => {
    await vi.waitFor(() => expect(peer.received).toBe(1));
    peer.saved(1);
    peer.locked = true;
    peer.reason = reason;
    write("too much");
    await when(() => provider.saving.value === saving);
    expect(provider.unsaved.value).toBe(true);
    peer.locked = false;
    peer.askAgain();
    await vi.waitFor(() => expect(peer.text()).toBe("too much"));
    peer.saved(peer.received);
    await when(() => provider.saving.value === "saved");
  });

  test("[W8] a refusal is about what its own connection sent", async () => {
    const other = new Peer();
    const beside = TableProvider.open(
      { workshopId: "W", table: 2, as: "participant", url: await other.listen() },
      provider.feed,
    );
    try {
      await vi.waitFor(() => expect(peer.received + other.received).toBe(2));
      peer.locked = true;
      write("held");
      await when(() => provider.saving.value === "locked");
      expect(beside.saving.value).toBe("saving");
    } finally {
      beside.close();
      other.close();
    }
  });

  test("[H17] a call for help that was one too many is not about what was written", async () => {
    await vi.waitFor(() => expect(peer.received).toBe(1));
    peer.saved(1);
    peer.socket?.send(JSON.stringify({ type: "refused", reason: "too-many-requests" }));
    await when(() => provider.helpRefused.value);
    write("more");
    await vi.waitFor(() => expect(peer.text()).toBe("more"));
    expect(provider.saving.value).toBe("saving");
    provider.noteHelpRefused();
    expect(provider.helpRefused.value).toBe(false);
  });

  test.each([
    [4400, "malformed"],
    [4403, "forbidden"],
    [4413, "too-large"],
    [4429, "too-many-sockets"],
  ])("[W9] after close code %i it stops and says %s", async (code, reason) => {
    await vi.waitFor(() => expect(peer.received).toBe(1));
    peer.socket?.close(code, reason);
    await when(() => provider.stopReason.value === reason);
    expect(provider.status.value).toBe("stopped");
    expect(peer.connections).toBe(1);
  });

  test.each([1001, 1013, 4508, 4529])("[W9] after close code %i it comes back", async (code) => {
    await vi.waitFor(() => expect(peer.received).toBe(1));
    peer.socket?.close(code);
    await vi.waitFor(() => expect(peer.connections).toBe(2));
    await when(() => provider.status.value === "open");
  });

  test("[W9] moved: asks where it sits and leaves this table", async () => {
    vi.stubGlobal("fetch", async () => Response.json(stateAt(2)));
    await vi.waitFor(() => expect(peer.received).toBe(1));
    peer.socket?.close(4409, "moved");
    await when(() => provider.stopReason.value === "moved");
    expect(provider.feed.state.value?.you.participant?.table).toBe(2);
  });

  test("[W1] frames that cannot be read close nothing and are reported once", async () => {
    const report = vi.spyOn(console, "error").mockImplementation(() => {});
    await vi.waitFor(() => expect(peer.received).toBe(1));
    peer.socket?.send(new Uint8Array([0, 9, 200]));
    peer.socket?.send(new Uint8Array([0, 2, 3, 1, 1, 1]));
    peer.socket?.send(new Uint8Array([77]));
    peer.doc.getText("challenge").insert(0, "still here");
    peer.socket?.send(updateFrame(encodeStateAsUpdate(peer.doc)));
    await vi.waitFor(() => expect(provider.doc.getText("challenge").toString()).toBe("still here"));
    expect(report).toHaveBeenCalledTimes(1);
    expect(peer.connections).toBe(1);
    report.mockRestore();
  });
});

function stateAt(table: number): unknown {
  return {
    type: "state",
    version: 3,
    now: 0,
    you: { role: "participant", participant: { id: "p", name: "Jo", table } },
    workshop: {
      id: "W",
      name: "Cohort",
      tables: [],
      participants: [],
      phases: [],
      phase: "scan",
      timer: { state: "ready", length: 0 },
      pitches: {
        order: [],
        done: [],
        presenting: null,
        set: true,
        wrapUp: false,
        answering: { afterEach: false, table: null },
        draws: 0,
      },
      screen: { scene: null, table: null, blank: false, frozen: null, map: null },
      messages: [],
      locked: false,
      hidden: [],
      undo: null,
    },
  };
}
