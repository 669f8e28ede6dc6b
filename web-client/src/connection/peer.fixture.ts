/** For tests of what speaks to a server: a server's side of a table and a browser's socket, both real ones of Node. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { effect } from "@preact/signals";
import { WebSocket as NodeSocket, WebSocketServer } from "ws";
import { Awareness, applyAwarenessUpdate, removeAwarenessStates } from "y-protocols/awareness";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from "yjs";
import { SUBPROTOCOL } from "../protocol/messages";
import { readFrame, savedFrame, step1Frame, step2Frame } from "./frames";

/** The server's side of one table, which acknowledges only when the test says so. */
export class Peer {
  readonly doc = new Doc();
  readonly #awareness = new Awareness(this.doc);
  #server: WebSocketServer | null = null;
  /** What the clients said besides probes. */
  readonly said: unknown[] = [];
  socket: NodeSocket | null = null;
  connections = 0;
  /** Update frames of the present connection. */
  received = 0;
  locked = false;
  /** What it says then. */
  reason = "locked";
  /** Whether what the client says arrives. */
  hears = true;

  /** Where it listens. */
  url = "";

  /** Begins to listen on a port of its own; yields where. */
  async listen(): Promise<string> {
    const server = new WebSocketServer({ port: 0, handleProtocols: () => SUBPROTOCOL });
    this.#server = server;
    server.on("connection", (socket) => this.accept(socket));
    await once(server, "listening");
    this.url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    return this.url;
  }

  /** Serves a client. */
  accept(socket: NodeSocket): void {
    this.connections += 1;
    this.received = 0;
    this.socket = socket;
    removeAwarenessStates(this.#awareness, this.aware(), this);
    socket.send(step1Frame(encodeStateVector(this.doc)));
    socket.on("message", (data, binary) => {
      if (binary) {
        this.#take(new Uint8Array(data as Buffer));
      } else {
        this.#hear(JSON.parse(`${data}`));
      }
    });
  }

  #hear(message: { type: string; sent: number }): void {
    if (message.type !== "clock") {
      this.said.push(message);
    } else if (this.hears) {
      this.socket?.send(JSON.stringify({ type: "clock", sent: message.sent, now: 0 }));
    }
  }

  #take(bytes: Uint8Array): void {
    const frame = readFrame(bytes);
    if (frame.kind === "awareness") {
      applyAwarenessUpdate(this.#awareness, frame.states, this);
    }
    if (frame.kind === "step-1") {
      this.socket?.send(step2Frame(encodeStateAsUpdate(this.doc, frame.stateVector)));
    } else if (frame.kind === "step-2" || frame.kind === "update") {
      this.received += 1;
      if (this.locked) {
        this.socket?.send(JSON.stringify({ type: "refused", reason: this.reason }));
      } else {
        applyUpdate(this.doc, frame.update);
      }
    }
  }

  saved(frames: number): void {
    this.socket?.send(savedFrame(frames));
  }

  askAgain(): void {
    this.socket?.send(step1Frame(encodeStateVector(this.doc)));
  }

  /** The ids of the clients that have written. */
  clients(): number[] {
    return [...this.doc.store.clients.keys()];
  }

  /** The ids of the clients that the present connection has said to be aware. */
  aware(): number[] {
    return [...this.#awareness.getStates().keys()].filter((id) => id !== this.doc.clientID);
  }

  text(): string {
    return this.doc.getText("challenge").toString();
  }

  close(): void {
    for (const client of this.#server?.clients ?? []) {
      client.terminate();
    }
    this.#server?.close();
    this.#awareness.destroy();
  }
}

/** What stands for the browser's `WebSocket`; each one made is added to `made`. */
export function browserSocket(made: NodeSocket[] = []): typeof NodeSocket {
  return class extends NodeSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols);
      // Node ends a process whose sockets fail unheard; a browser does not.
      this.on("error", () => {});
      made.push(this);
    }
  } as typeof NodeSocket;
}

/** Settles when the condition, which reads signals, holds. */
export function when(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    let done = false;
    const stop = effect(() => {
      if (!done && condition()) {
        done = true;
        queueMicrotask(() => stop());
        resolve();
      }
    });
  });
}
