import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { uint32 } from "lib0/random";
import { Awareness } from "y-protocols/awareness";
import { applyUpdate, Doc, encodeStateAsUpdate } from "yjs";
import { type ClientMessage, clientFrame } from "../protocol/messages";
import { tableOf } from "../workshop/selectors";
import { fetchState, finalProblem } from "./api";
import { AwarenessWire } from "./awareness-wire";
import type { Backoff } from "./backoff";
import type { WorkshopFeed } from "./feed";
import { readFrame, step1Frame, step2Frame, type TableFrame, updateFrame } from "./frames";
import { Outbox } from "./outbox";
import { type Displaced, makeAnew, OwnWords } from "./own-words";
import { SavedCount, type Saving } from "./saving";
import { type ConnectionStatus, LiveSocket, socketUrl } from "./socket";
import { DeviceStore } from "./store";

export interface TableAddress {
  readonly workshopId: string;
  readonly table: number;
  readonly as: "participant" | "facilitator";
  /** When the table's flipchart was started afresh, null when it never was (SPEC K9). */
  readonly startedAt?: number | null;
  /** Where the socket is, when not at the page's own host. */
  readonly url?: string;
}

export interface ProviderOptions {
  readonly backoff?: Backoff;
  /** What was displaced from the document before: begins without this device's copy and makes it anew. */
  readonly displaced?: readonly Displaced[];
}

/** Only the first sync step 2 of a connection may be larger than a frame (SPEC W10). */
const FRAME_BYTES = 63 * 1024;

/**
 * The browser's side of a table: keeps a document in step with the server's over one socket, knows
 * which edits are on the server's disk, and keeps a copy on this device.
 */
export class TableProvider {
  readonly doc = new Doc();
  readonly awareness = new Awareness(this.doc);
  readonly feed: WorkshopFeed;
  readonly #address: TableAddress;
  readonly #store: DeviceStore;
  readonly #socket: LiveSocket;
  readonly #count: SavedCount;
  readonly #presence = new AwarenessWire(this.awareness, (frame) => this.#socket.send(frame));
  readonly #own = new OwnWords(this.doc);
  readonly #outbox = new Outbox((update) => this.#sendUpdate(update));
  readonly #displaced = signal<readonly Displaced[]>([]);
  #anew: readonly Displaced[];
  readonly #synced = signal(false);
  readonly #usable = signal(false);
  readonly #helpRefused = signal(false);
  readonly #unmark: () => void;
  #stored: Promise<void> = Promise.resolve();
  #answers = 0;
  /** Whether the server's version of what was under way is known on this connection. */
  #compared = false;
  /** A question of the server's that waits for the answer to this device's own. */
  #unanswered: Uint8Array | null = null;
  /** Whether others may have learnt of the client id that edits here are made under. */
  #known = false;
  #reported = false;
  #closed = false;

  private constructor(address: TableAddress, feed: WorkshopFeed, options: ProviderOptions) {
    this.#address = address;
    this.feed = feed;
    this.#anew = options.displaced ?? [];
    this.#store = new DeviceStore(address.workshopId, address.table, this.startedAt, this.doc);
    const store = this.#store;
    this.#count = new SavedCount(store.unsaved);
    const { unsaved } = this.#count;
    this.#unmark = effect(() => store.markUnsaved(unsaved.value));
    const path = `/ws/${encodeURIComponent(address.workshopId)}/tables/${address.table}`;
    const started = this.startedAt === null ? "" : `&started=${this.startedAt}`;
    this.#socket = new LiveSocket(
      {
        url: () => address.url ?? socketUrl(`${path}?as=${address.as}${started}`),
        opened: () => this.#opened(),
        text: (frame) => this.#takeText(frame),
        binary: (frame) => this.#take(frame),
        closed: () => this.#lost(),
        ask: () => this.#ask(),
      },
      () => this.send({ type: "clock", sent: performance.now() }),
      options.backoff,
    );
    this.doc.on("update", this.#edited);
  }

  /** Opens the table: first from this device's copy, then from the server. */
  static open(
    address: TableAddress,
    feed: WorkshopFeed,
    options: ProviderOptions = {},
  ): TableProvider {
    const provider = new TableProvider(address, feed, options);
    provider.#stored = provider.#store.open(options.displaced === undefined);
    provider.#stored.then(() => {
      if (provider.#closed) {
        return;
      }
      if (provider.doc.store.clients.size > 0) {
        provider.#usable.value = true;
      }
      provider.#socket.start();
    });
    return provider;
  }

  get table(): number {
    return this.#address.table;
  }

  /** Which of the table's flipcharts this is: when it was started afresh, null when it never was. */
  get startedAt(): number | null {
    return this.#address.startedAt ?? null;
  }

  get status(): ReadonlySignal<ConnectionStatus> {
    return this.#socket.status;
  }

  /** Why the connection ended for good: a reason of SPEC W9, a problem's name, `moved` or `started-afresh`; else null. */
  get stopReason(): ReadonlySignal<string | null> {
    return this.#socket.stopReason;
  }

  get saving(): ReadonlySignal<Saving> {
    return this.#count.saving;
  }

  /** Whether this device holds words that the server is not known to have. */
  get unsaved(): ReadonlySignal<boolean> {
    return this.#count.unsaved;
  }

  /**
   * What was made here and has no place in the server's document; when there is any the connection has
   * ended, and whoever opens another gives it this to make anew.
   */
  get displaced(): ReadonlySignal<readonly Displaced[]> {
    return this.#displaced;
  }

  /** Whether the server's copy has been seen since this provider was opened. */
  get synced(): ReadonlySignal<boolean> {
    return this.#synced;
  }

  /**
   * Whether the document is worth showing: this device's copy or the server's is there, or the server
   * cannot be reached, and then an empty page is better than none.
   */
  get usable(): ReadonlySignal<boolean> {
    return this.#usable;
  }

  /** Whether the last call for help was one too many (SPEC H17). */
  get helpRefused(): ReadonlySignal<boolean> {
    return this.#helpRefused;
  }

  /** The person has seen that a call for help was refused. */
  noteHelpRefused(): void {
    this.#helpRefused.value = false;
  }

  send(message: ClientMessage): boolean {
    if (message.type === "help") {
      this.#helpRefused.value = false;
    }
    return this.#socket.send(clientFrame(message));
  }

  /** Tries once more after the connection stopped for good. */
  retry(): void {
    if (this.#socket.stopReason.value !== null) {
      this.#socket.start();
    }
  }

  /**
   * Ends the connection for good, and says, once this device's copy is there too, whether the document
   * has words that the server is not known to have. It stays until it is closed or forgotten.
   */
  async leave(): Promise<boolean> {
    this.#closed = true;
    this.#outbox.flush();
    this.#socket.end();
    await this.#stored;
    return this.unsaved.value;
  }

  /** Closes, and removes this device's copy. */
  forget(): void {
    this.close();
    this.#store.erase();
  }

  close(): void {
    this.#closed = true;
    this.#outbox.flush();
    this.#socket.end();
    this.#presence.close();
    this.#unmark();
    this.#store.close();
    this.doc.off("update", this.#edited);
    this.awareness.destroy();
    this.doc.destroy();
  }

  #opened(): void {
    this.#known = true;
    this.#answers = 0;
    this.#compared = false;
    this.#unanswered = null;
    this.#outbox.clear();
    this.#count.opened();
    this.feed.begin();
    this.#socket.send(step1Frame(this.#own.state()));
    this.#presence.tell();
  }

  #lost(): void {
    this.#usable.value = true;
    this.#outbox.clear();
    this.#count.closed();
    this.#presence.lost();
    this.#takeUnknownId();
  }

  /**
   * Nobody answers to the server for a client id whose connection is lost (SPEC W31): who knows it could
   * take the clocks that words made here would get, and these would be lost. So they get an id that
   * nobody knows, a new one for each connection that is lost.
   */
  #takeUnknownId(): void {
    if (this.#known && !this.#closed) {
      this.#known = false;
      this.doc.clientID = uint32();
      this.#followId();
    }
  }

  /** The client id that edits are made under has changed. */
  #followId(): void {
    this.#own.begin();
    this.#presence.rename(this.doc.clientID);
  }

  async #ask(): Promise<"return" | { stop: string }> {
    try {
      const state = await fetchState(this.#address.workshopId, this.#address.as);
      this.feed.takeState(state);
      const seat = state.you.participant?.table;
      if (seat !== undefined && seat !== this.table) {
        return { stop: "moved" };
      }
      const present = tableOf(state.workshop, this.table)?.startedAt ?? null;
      return present === this.startedAt ? "return" : { stop: "started-afresh" };
    } catch (error) {
      const problem = finalProblem(error);
      return problem === null ? "return" : { stop: problem };
    }
  }

  /** Takes a text frame; says whether it answers a probe. */
  #takeText(frame: string): boolean {
    const message = this.feed.take(frame);
    if (message?.type === "refused") {
      if (message.reason === "too-many-requests") {
        this.#helpRefused.value = true;
      } else {
        this.#count.refused(message.reason);
      }
    }
    return message?.type === "clock";
  }

  #take(bytes: Uint8Array): void {
    try {
      this.#act(readFrame(bytes));
    } catch (error) {
      if (!this.#reported) {
        this.#reported = true;
        console.error("Left out a frame that could not be read:", error);
      }
    }
  }

  #act(frame: TableFrame): void {
    switch (frame.kind) {
      case "step-1":
        if (!this.#compared && (this.#own.uncertain || this.#anew.length > 0)) {
          // What the server has comes first: of words that it has otherwise none is sent.
          this.#unanswered = frame.stateVector;
        } else {
          this.#answer(frame.stateVector);
        }
        break;
      case "step-2":
        this.#takeAnswer(frame.update);
        break;
      case "update":
        this.#merge(frame.update);
        break;
      case "awareness":
        this.#presence.take(frame.states);
        break;
      case "query-awareness":
        this.#presence.tell();
        break;
      case "saved":
        this.#count.durable(frame.frames);
        if (this.saving.value === "saved") {
          this.#own.allDurable();
        }
        break;
      case "other":
        break;
    }
  }

  #takeAnswer(update: Uint8Array): void {
    const displaced = this.#own.displacedBy(update);
    if (displaced.length > 0) {
      this.#socket.end();
      this.#displaced.value = displaced;
      return;
    }
    this.#merge(update);
    makeAnew(this.doc, this.#anew);
    this.#anew = [];
    this.#compared = true;
    if (this.#unanswered !== null) {
      this.#answer(this.#unanswered);
      this.#unanswered = null;
    }
    this.#synced.value = true;
    this.#usable.value = true;
  }

  #merge(update: Uint8Array): void {
    applyUpdate(this.doc, update, this);
    if (this.doc.clientID !== this.awareness.clientID) {
      // Yjs takes another id when somebody else has used its own.
      this.#followId();
    }
  }

  /** Gives the server all that it lacks; what waited in the outbox is part of it. */
  #answer(stateVector: Uint8Array): void {
    const frame = step2Frame(encodeStateAsUpdate(this.doc, stateVector));
    if (this.#answers > 0 && frame.length > FRAME_BYTES) {
      this.#socket.renew();
      return;
    }
    this.#outbox.clear();
    if (!this.#socket.send(frame)) {
      return;
    }
    this.#answers += 1;
    this.#count.sent();
    this.#count.answered();
  }

  readonly #edited = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) {
      return;
    }
    if (!this.#store.isOrigin(origin)) {
      this.#count.edited();
    }
    // Before the server has asked for what it lacks there is nothing to add to the answer.
    if (this.#answers > 0 && this.#socket.status.value === "open") {
      this.#outbox.add(update);
    }
  };

  #sendUpdate(update: Uint8Array): void {
    // On a socket that is closing it does not leave: it waits for the next connection's answer.
    if (!this.#socket.send(updateFrame(update))) {
      return;
    }
    this.#count.sent();
    if (this.#outbox.empty) {
      this.#count.emptied();
    }
  }
}
