// @vitest-environment happy-dom
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { WebSocket as NodeSocket, WebSocketServer } from "ws";
import { SUBPROTOCOL } from "../protocol/messages";
import { Backoff } from "./backoff";
import { browserSocket, when } from "./peer.fixture";
import { LiveSocket, type SocketHandlers } from "./socket";

/** A server that counts who comes, and lets nobody in while `open` is false. */
class Door {
  readonly #server = new WebSocketServer({
    port: 0,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
    verifyClient: (_: unknown, decide: (open: boolean, code?: number) => void) =>
      decide(this.open, 503),
  });
  open = true;
  readonly sockets: NodeSocket[] = [];
  readonly heard: string[] = [];

  async listen(): Promise<string> {
    this.#server.on("connection", (socket) => {
      this.sockets.push(socket);
      socket.on("message", (data) => this.heard.push(`${data}`));
    });
    await once(this.#server, "listening");
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  get latest(): NodeSocket {
    const socket = this.sockets.at(-1);
    if (socket === undefined) {
      throw new Error("nobody has come");
    }
    return socket;
  }

  close(): void {
    for (const client of this.#server.clients) {
      client.terminate();
    }
    this.#server.close();
  }
}

/** A wait that no test outlives. */
const NEVER_MS = 3_600_000;

describe("a socket that keeps itself connected", () => {
  let door: Door;
  let url: string;
  let socket: LiveSocket;
  /** What the handlers were told, in order. */
  let told: string[];
  let answer: Awaited<ReturnType<SocketHandlers["ask"]>> | Promise<never>;
  let admission: () => Promise<boolean> | null;

  /** A socket that waits `waitMs` before it comes back. */
  function live(waitMs = 1): LiveSocket {
    return new LiveSocket(
      {
        url: () => url,
        opened: () => told.push("opened"),
        text: (frame) => {
          told.push(frame);
          return frame === "answer";
        },
        binary: (frame) => told.push(`bytes ${[...frame]}`),
        closed: () => told.push("closed"),
        ask: async () => {
          told.push("asked");
          return answer;
        },
        admitted: () => admission(),
      },
      () => socket.send("probe"),
      new Backoff(() => 1, waitMs, waitMs),
    );
  }

  async function connected(waitMs?: number): Promise<void> {
    socket = live(waitMs);
    socket.start();
    await when(() => socket.status.value === "open");
  }

  beforeEach(async () => {
    vi.stubGlobal("WebSocket", browserSocket());
    told = [];
    answer = "return";
    admission = () => null;
    door = new Door();
    url = await door.listen();
  });

  afterEach(() => {
    socket.end();
    door.close();
    vi.useRealTimers();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  test("asks for the subprotocol, and hands on what comes, texts and bytes", async () => {
    await connected();
    expect(door.latest.protocol).toBe(SUBPROTOCOL);
    door.latest.send("words");
    door.latest.send(new Uint8Array([1, 2]));
    await vi.waitFor(() => expect(told).toEqual(["opened", "words", "bytes 1,2"]));
  });

  test("sends only while it is open, and says so", async () => {
    socket = live();
    expect(socket.send("too early")).toBe(false);
    socket.start();
    expect(socket.send("too early")).toBe(false);
    await when(() => socket.status.value === "open");
    expect(socket.send("in time")).toBe(true);
    await vi.waitFor(() => expect(door.heard).toEqual(["in time"]));
    socket.end();
    expect(socket.send("too late")).toBe(false);
  });

  test("[W9] comes back after a break", async () => {
    await connected();
    door.latest.terminate();
    await vi.waitFor(() => expect(told).toEqual(["opened", "closed", "opened"]));
    expect(door.sockets).toHaveLength(2);
  });

  test("[B3] does not come back to whoever is not admitted, and does so once that is another", async () => {
    await connected();
    let asked = 0;
    admission = async () => {
      asked += 1;
      return false;
    };
    door.latest.terminate();
    await vi.waitFor(() => expect(asked).toBeGreaterThan(2));
    expect(door.sockets).toHaveLength(1);
    expect(told).not.toContain("asked");
    admission = async () => true;
    await when(() => socket.status.value === "open");
    expect(door.sockets).toHaveLength(2);
  });

  test("[B3] an admission that comes after the end opens nothing", async () => {
    await connected();
    let admit: (yes: boolean) => void = () => {};
    admission = () =>
      new Promise((resolve) => {
        admit = resolve;
      });
    door.latest.terminate();
    await vi.waitFor(() => expect(told).toContain("closed"));
    await when(() => socket.status.value === "connecting");
    socket.end();
    admit(true);
    await new Promise(setImmediate);
    expect(door.sockets).toHaveLength(1);
  });

  test("asks why after a handshake that failed, and goes on when there is no reason to stop", async () => {
    door.open = false;
    socket = live();
    socket.start();
    await vi.waitFor(() => expect(told).toContain("asked"));
    expect(told).not.toContain("opened");
    door.open = true;
    await when(() => socket.status.value === "open");
  });

  test("stops when the answer is that it is of no use", async () => {
    door.open = false;
    answer = { stop: "unauthorised" };
    socket = live();
    socket.start();
    await when(() => socket.stopReason.value === "unauthorised");
    expect(socket.status.value).toBe("stopped");
  });

  test("[W9] stops after a code that says so, and tries again when it is started again", async () => {
    await connected();
    door.latest.close(4403, "forbidden");
    await when(() => socket.status.value === "stopped");
    expect(socket.stopReason.value).toBe("forbidden");
    expect(told).toEqual(["opened", "closed"]);
    socket.start();
    expect(socket.stopReason.value).toBeNull();
    await when(() => socket.status.value === "open");
  });

  test.each([
    [4401, ""],
    [4403, "Forbidden"],
    [4410, "gone"],
    [4404, "unauthorised"],
  ])(
    "[W9] a close %i that gives the reason %j is not the server's, and says nothing",
    async (code, reason) => {
      await connected();
      door.latest.close(code, reason);
      await vi.waitFor(() => expect(told).toEqual(["opened", "closed", "opened"]));
      expect(socket.stopReason.value).toBeNull();
    },
  );

  test("[W2] what does not speak the protocol is not the server, whatever it says", async () => {
    vi.stubGlobal(
      "WebSocket",
      class extends browserSocket() {
        constructor(url: string, protocols: string[]) {
          super(url, protocols);
          Object.defineProperty(this, "protocol", { value: "" });
        }
      },
    );
    socket = live();
    socket.start();
    await vi.waitFor(() =>
      expect(told.filter((word) => word === "asked").length).toBeGreaterThan(1),
    );
    expect(told).not.toContain("opened");
    expect(socket.stopReason.value).toBeNull();
  });

  test("[W9] asks after 4409, and comes back without waiting where it still belongs", async () => {
    await connected(NEVER_MS);
    door.latest.close(4409, "moved");
    await vi.waitFor(() => expect(told).toEqual(["opened", "closed", "asked", "opened"]));
  });

  test("[W9] is gone as soon as the page is left, and there again when somebody goes back to it", async () => {
    await connected(NEVER_MS);
    const closed = once(door.latest, "close");
    window.dispatchEvent(new Event("pagehide"));
    expect(socket.status.value).toBe("waiting");
    expect(socket.send("too late")).toBe(false);
    await closed;
    window.dispatchEvent(new Event("pageshow"));
    await when(() => socket.status.value === "open");
    expect(told).toEqual(["opened", "closed", "opened"]);
  });

  test("goes over to a new connection when it is renewed, and hears nothing more of the old one", async () => {
    await connected();
    const old = door.latest;
    socket.renew();
    old.send("from the old one");
    await vi.waitFor(() => expect(told).toEqual(["opened", "closed", "opened"]));
    door.latest.send("from the new one");
    await vi.waitFor(() => expect(told.at(-1)).toBe("from the new one"));
    expect(told).not.toContain("from the old one");
    await vi.waitFor(() => expect(old.readyState).toBe(NodeSocket.CLOSED));
  });

  test("does not wait any longer once the network is back", async () => {
    await connected(NEVER_MS);
    door.latest.terminate();
    await when(() => socket.status.value === "waiting");
    window.dispatchEvent(new Event("online"));
    await when(() => socket.status.value === "open");
  });

  test("does not hurry for a page that nobody sees, but once it is seen", async () => {
    await connected(NEVER_MS);
    const visibility = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    door.latest.terminate();
    await when(() => socket.status.value === "waiting");
    window.dispatchEvent(new Event("online"));
    expect(socket.status.value).toBe("waiting");
    visibility.mockReturnValue("visible");
    document.dispatchEvent(new Event("visibilitychange"));
    await when(() => socket.status.value === "open");
  });

  test("tries again where the browser opens no socket", async () => {
    vi.spyOn(console, "info").mockImplementation(() => {});
    const real = WebSocket;
    vi.stubGlobal(
      "WebSocket",
      class {
        constructor() {
          vi.stubGlobal("WebSocket", real);
          throw new Error("out of sockets");
        }
      },
    );
    await connected();
    expect(told).toEqual(["opened"]);
  });

  test("after its end nothing brings it back", async () => {
    await connected();
    socket.end();
    expect(socket.status.value).toBe("stopped");
    window.dispatchEvent(new Event("online"));
    document.dispatchEvent(new Event("visibilitychange"));
    socket.renew();
    expect(socket.status.value).toBe("stopped");
    expect(told).toEqual(["opened", "closed"]);
  });

  describe("while time is made to pass", () => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));

    /** Settles when the peer has heard something; `vi.waitFor` would let time pass. */
    const heard = () => once(door.latest, "message");

    test("probes a peer that says nothing, and gives it up when it goes on saying nothing", async () => {
      await connected(NEVER_MS);
      const probe = heard();
      vi.advanceTimersByTime(10_000);
      await probe;
      expect(door.heard).toEqual(["probe"]);
      vi.advanceTimersByTime(7_999);
      expect(socket.status.value).toBe("open");
      vi.advanceTimersByTime(1);
      expect(socket.status.value).toBe("waiting");
    });

    test("keeps a peer that answers", async () => {
      await connected(NEVER_MS);
      const probe = heard();
      vi.advanceTimersByTime(10_000);
      await probe;
      door.latest.send("answer");
      door.latest.ping();
      await once(door.latest, "pong");
      expect(told).toContain("answer");
      vi.advanceTimersByTime(9_999);
      expect(socket.status.value).toBe("open");
    });

    test("trusts no socket that slept: seen again, it has 3 seconds to answer", async () => {
      await connected(NEVER_MS);
      const probe = heard();
      window.dispatchEvent(new Event("pageshow"));
      await probe;
      vi.advanceTimersByTime(2_999);
      expect(socket.status.value).toBe("open");
      vi.advanceTimersByTime(1);
      expect(socket.status.value).toBe("waiting");
    });

    test("does not wait for ever for an answer to why the connection ended", async () => {
      await connected();
      answer = new Promise<never>(() => {});
      door.latest.close(4409, "moved");
      await when(() => socket.status.value === "waiting");
      vi.advanceTimersByTime(15_000);
      await when(() => socket.status.value === "open");
    });

    test("gives up a handshake that nobody answers", async () => {
      const deaf = createServer();
      deaf.listen(0);
      await once(deaf, "listening");
      url = `ws://127.0.0.1:${(deaf.address() as AddressInfo).port}/`;
      try {
        socket = live(NEVER_MS);
        socket.start();
        await once(deaf, "connection");
        vi.advanceTimersByTime(11_999);
        expect(socket.status.value).toBe("connecting");
        vi.advanceTimersByTime(1);
        expect(socket.status.value).toBe("waiting");
        expect(told).toEqual(["closed", "asked"]);
      } finally {
        deaf.close();
      }
    });
  });
});
