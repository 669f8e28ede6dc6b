import { type ReadonlySignal, signal } from "@preact/signals";
import { SUBPROTOCOLS } from "../protocol/messages";
import { Backoff } from "./backoff";
import { type AfterClose, afterClose } from "./closing";

/** Where a connection is: on its way, there, waiting to try again, or ended for good. */
export type ConnectionStatus = "connecting" | "open" | "waiting" | "stopped";

export interface SocketHandlers {
  /** Where to connect. */
  url(): string;
  opened(): void;
  /** Takes a text frame; says whether it answers a probe. */
  text(frame: string): boolean;
  binary(frame: Uint8Array): void;
  /** The connection ended, whatever comes next. */
  closed(): void;
  /** Whether whoever is there may be connected to; null when there is nothing to ask. */
  admitted?(): Promise<boolean> | null;
  /** The participant sits elsewhere now (4409), or a handshake failed: says whether to go on. */
  ask(): Promise<"return" | { stop: string }>;
}

/** The address of a socket below the page's own host. */
export function socketUrl(path: string): string {
  const url = new URL(path, location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

/** After this much silence the connection is probed, and given up when the silence goes on. */
const PROBE_AFTER_MS = 10_000;
const SILENCE_MS = 8_000;
/** So often a peer is probed that is not silent: that it talks does not prove that it hears. */
const HEARING_MS = 20_000;
/** While other things arrive an answer may be this late: a slow network delivers those first. */
const ANSWER_MS = 30_000;
const CONNECT_MS = 12_000;
/** A question why the connection ended may go unanswered for so long. */
const ASK_MS = 15_000;

/**
 * One socket that keeps itself connected: it returns after a break with growing waits, at once when
 * the network or the page comes back, and it notices a peer that is no longer there, or that talks
 * and does not hear.
 */
export class LiveSocket {
  readonly #status = signal<ConnectionStatus>("connecting");
  readonly #stopReason = signal<string | null>(null);
  readonly #handlers: SocketHandlers;
  readonly #backoff: Backoff;
  #socket: WebSocket | null = null;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #silenceTimer: ReturnType<typeof setTimeout> | undefined;
  #hearingTimer: ReturnType<typeof setTimeout> | undefined;
  #ended = false;
  /** Which of the attempts to connect is the present one. */
  #attempt = 0;
  /** Sends something that the server answers. */
  readonly #probe: () => void;

  constructor(handlers: SocketHandlers, probe: () => void, backoff: Backoff = new Backoff()) {
    this.#handlers = handlers;
    this.#probe = probe;
    this.#backoff = backoff;
  }

  get status(): ReadonlySignal<ConnectionStatus> {
    return this.#status;
  }

  /** The name of why the connection stopped for good (SPEC W9 or a problem's name), else null. */
  get stopReason(): ReadonlySignal<string | null> {
    return this.#stopReason;
  }

  /** Connects; also after the connection stopped for good, to try once more. */
  start(): void {
    this.#ended = false;
    this.#stopReason.value = null;
    if (typeof window !== "undefined") {
      window.addEventListener("online", this.#hurry);
      window.addEventListener("offline", this.#doubt);
      document.addEventListener("visibilitychange", this.#hurry);
      window.addEventListener("pageshow", this.#hurry);
      window.addEventListener("pagehide", this.#leave);
    }
    this.#connect();
  }

  /** Lets the present connection go and opens another at once. */
  renew(): void {
    if (!this.#ended) {
      this.#connect();
    }
  }

  /** Ends the connection for good. */
  end(): void {
    this.#ended = true;
    if (typeof window !== "undefined") {
      window.removeEventListener("online", this.#hurry);
      window.removeEventListener("offline", this.#doubt);
      document.removeEventListener("visibilitychange", this.#hurry);
      window.removeEventListener("pageshow", this.#hurry);
      window.removeEventListener("pagehide", this.#leave);
    }
    clearTimeout(this.#retryTimer);
    this.#drop();
    this.#status.value = "stopped";
  }

  /** Sends a frame; false when there is no open connection to send it on. */
  send(frame: string | Uint8Array<ArrayBuffer>): boolean {
    const socket = this.#socket;
    if (socket === null || socket.readyState !== 1) {
      return false;
    }
    try {
      socket.send(frame);
      return true;
    } catch {
      return false;
    }
  }

  #connect(): void {
    clearTimeout(this.#retryTimer);
    this.#drop();
    this.#status.value = "connecting";
    const admitted = this.#handlers.admitted?.() ?? null;
    if (admitted === null) {
      this.#open();
      return;
    }
    const attempt = this.#attempt;
    admitted.then((yes) => {
      if (attempt !== this.#attempt || this.#ended) {
        return;
      }
      if (yes) {
        this.#open();
      } else {
        this.#status.value = "waiting";
        this.#retry(this.#backoff.next());
      }
    });
  }

  #open(): void {
    let socket: WebSocket;
    try {
      socket = new WebSocket(this.#handlers.url(), [...SUBPROTOCOLS]);
    } catch (error) {
      console.info("No socket:", error);
      this.#status.value = "waiting";
      this.#retry(this.#backoff.next());
      return;
    }
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    let opened = false;
    this.#silenceTimer = setTimeout(() => this.#broken(socket, opened), CONNECT_MS);
    socket.onopen = () => {
      if (!SUBPROTOCOLS.some((name) => name === socket.protocol)) {
        this.#broken(socket, false); // somebody else opened it
        return;
      }
      opened = true;
      this.#status.value = "open";
      this.#heard();
      this.#answered();
      this.#handlers.opened();
    };
    socket.onmessage = (event: MessageEvent) => {
      this.#backoff.reset();
      this.#heard();
      if (typeof event.data !== "string") {
        this.#handlers.binary(new Uint8Array(event.data as ArrayBuffer));
      } else if (this.#handlers.text(event.data)) {
        this.#answered();
      }
    };
    socket.onclose = ({ code, reason }: CloseEvent) =>
      this.#lost(socket, opened ? afterClose(code, reason) : "return", reason, opened);
  }

  /** Nobody is there, or not who was asked for. */
  #broken(socket: WebSocket, opened: boolean): void {
    this.#lost(socket, "return", "", opened);
  }

  #lost(socket: WebSocket, next: AfterClose, reason: string, opened: boolean): void {
    if (socket !== this.#socket) {
      return;
    }
    this.#drop();
    if (this.#ended) {
      return;
    }
    if (next === "stop") {
      this.#stop(reason);
      return;
    }
    this.#status.value = "waiting";
    if (next === "ask-table" || !opened) {
      this.#retry(ASK_MS);
      this.#handlers.ask().then(
        (answer) => {
          if (this.#ended || this.#socket !== null) {
            return;
          }
          if (answer === "return") {
            this.#retry(next === "ask-table" ? 0 : this.#backoff.next());
          } else {
            this.#stop(answer.stop);
          }
        },
        () => {
          if (!this.#ended && this.#socket === null) {
            this.#retry(this.#backoff.next());
          }
        },
      );
      return;
    }
    this.#retry(this.#backoff.next());
  }

  #stop(reason: string): void {
    this.#stopReason.value = reason;
    this.end();
  }

  #retry(waitMs: number): void {
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => this.#connect(), waitMs);
  }

  /** Forgets the present socket without waiting for it to close. */
  #drop(): void {
    this.#attempt += 1;
    clearTimeout(this.#silenceTimer);
    clearTimeout(this.#hearingTimer);
    const socket = this.#socket;
    if (socket === null) {
      return;
    }
    this.#socket = null;
    socket.onopen = null;
    socket.onmessage = null;
    socket.onclose = null;
    socket.onerror = null;
    socket.close();
    this.#handlers.closed();
  }

  #heard(): void {
    clearTimeout(this.#silenceTimer);
    this.#silenceTimer = setTimeout(() => this.#listen(SILENCE_MS), PROBE_AFTER_MS);
  }

  /** The peer hears: in a while it is asked again, and given up when no answer comes. */
  #answered(): void {
    clearTimeout(this.#hearingTimer);
    const socket = this.#socket;
    if (socket === null) {
      return;
    }
    this.#hearingTimer = setTimeout(() => {
      this.#hearingTimer = setTimeout(() => this.#broken(socket, true), ANSWER_MS);
      this.#probe();
    }, HEARING_MS);
  }

  /** Asks for a sign of life, and gives the connection up when none comes. */
  #listen(patienceMs: number): void {
    const socket = this.#socket;
    if (socket === null) {
      return;
    }
    clearTimeout(this.#silenceTimer);
    this.#silenceTimer = setTimeout(() => this.#broken(socket, true), patienceMs);
    this.#probe();
  }

  /** The network or the page is back: no waiting, and no trust in a socket that slept. */
  readonly #hurry = (): void => {
    if (this.#ended || document.visibilityState === "hidden") {
      return;
    }
    if (this.#status.value === "waiting") {
      this.#backoff.reset();
      this.#connect();
    } else if (this.#status.value === "open") {
      this.#listen(3_000);
    }
  };

  /**
   * The page is left, for good or until somebody goes back to it: says so, instead of being there for
   * the others until a browser or the server lets a forgotten socket go.
   */
  readonly #leave = (): void => {
    const socket = this.#socket;
    if (socket !== null) {
      this.#lost(socket, "return", "", true);
    }
  };

  /** The browser says that the network is gone; the socket gets a moment to prove it wrong. */
  readonly #doubt = (): void => {
    if (this.#status.value === "open") {
      this.#listen(2_000);
    }
  };
}
