import { computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import { uint32 } from "lib0/random";
import { Awareness } from "y-protocols/awareness";
import { type ClientMessage, clientFrame } from "../protocol/messages";
import { tableOf } from "../workshop/selectors";
import { fetchState, finalProblem, isUnclaimed, isUnknown } from "./api";
import { AwarenessWire } from "./awareness-wire";
import type { Backoff } from "./backoff";
import { DocumentSync } from "./document-sync";
import type { WorkshopFeed } from "./feed";
import { readFrame, type TableFrame } from "./frames";
import type { Displaced } from "./own-words";
import type { Saving } from "./saving";
import { type Answering, ServerProof, takeSeatAgain } from "./server-proof";
import { type ConnectionStatus, LiveSocket, socketUrl } from "./socket";
import { SteadyDoc } from "./steady-doc";
import { DeviceStore } from "./store";
// Before anything here listens to the window.
import "./leaving";

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

/** So often a document is compared with what the server and this device are known to have. */
const COMPARE_MS = 5_000;
/** After so long an empty page is better than none. */
const USABLE_MS = 6_000;
/** Who leaves waits so long for what is under way. */
const LINGER_MS = 1_000;

/**
 * The browser's side of a table: keeps a document in step with the server's over one socket, knows
 * which edits are on the server's disk, and keeps a copy on this device.
 */
export class TableProvider {
  readonly doc = new SteadyDoc();
  readonly awareness = new Awareness(this.doc);
  readonly feed: WorkshopFeed;
  /** What is to be done before the server is spoken with, where this device's copy has words that it may not have. */
  first?: () => Promise<void>;
  /** Is told what the server sends before it is in the document. */
  merging?: (update: Uint8Array) => void;
  readonly #address: TableAddress;
  readonly #store: DeviceStore;
  readonly #socket: LiveSocket;
  readonly #sync: DocumentSync;
  readonly #presence = new AwarenessWire(this.awareness, (frame) => this.#socket.send(frame));
  readonly #proof: ServerProof;
  readonly #usable = signal(false);
  readonly #helpRefused = signal(false);
  readonly #losing = computed(() => this.unsaved.value && this.#store.failing.value);
  readonly #unmark: () => void;
  readonly #recalling: () => void;
  readonly #comparing: ReturnType<typeof setInterval>;
  readonly #waiting: ReturnType<typeof setTimeout>;
  #stored: Promise<void> = Promise.resolve();
  /** Whether others may have learnt of the client id that edits here are made under. */
  #known = false;
  #reported = false;
  #closed = false;

  private constructor(
    address: TableAddress,
    feed: WorkshopFeed,
    { backoff, displaced = [] }: ProviderOptions,
  ) {
    this.#address = address;
    this.feed = feed;
    const copy = { table: address.table, startedAt: this.startedAt };
    const store = new DeviceStore(address.workshopId, copy, this.doc, () => this.#sync.own.made);
    this.#store = store;
    this.#proof = new ServerProof(address.workshopId, address.as);
    const wire = {
      send: (frame: Uint8Array<ArrayBuffer>) => this.#socket.send(frame),
      renew: () => this.#socket.renew(),
      end: () => this.#socket.end(),
      makingAnew: () => store.makingAnew(),
      merging: (update: Uint8Array) => this.merging?.(update),
    };
    this.#sync = new DocumentSync(this.doc, wire);
    this.#sync.own.recall(store.madeBefore);
    const { unsaved, saving } = this.#sync.ledger;
    this.#unmark = effect(() => {
      // Nothing is known of words that were here before, until they have been read.
      if (unsaved.value || (saving.value === "saved" && store.loaded.value)) {
        store.markUnsaved(unsaved.value);
      }
    });
    const path = `/ws/${encodeURIComponent(address.workshopId)}/tables/${address.table}`;
    const started = this.startedAt === null ? "" : `&started=${this.startedAt}`;
    this.#socket = new LiveSocket(
      {
        url: () => address.url ?? socketUrl(`${path}?as=${address.as}${started}`),
        opened: () => this.#opened(),
        text: (frame) => this.#takeText(frame),
        binary: (frame) => this.#take(frame),
        closed: () => this.#lost(),
        admitted: () => this.#proof.ask(),
        ask: () => this.#ask(),
      },
      () => this.send({ type: "clock", sent: performance.now() }),
      backoff,
    );
    this.doc.on("update", this.#edited);
    this.#sync.owe(displaced);
    this.#recalling = effect(() => {
      if (store.loaded.value) {
        // By this visit, or by one that ended before it could make them anew.
        untracked(() => {
          this.#sync.recall(store.madeBefore);
          this.#sync.owe(store.displaced);
        });
      }
    });
    this.#comparing = setInterval(() => this.#compare(), COMPARE_MS);
    this.#waiting = setTimeout(() => {
      this.#usable.value = true;
    }, USABLE_MS);
    if (typeof document !== "undefined") {
      document.addEventListener("visibilitychange", this.#seen);
      document.addEventListener("freeze", this.#seen);
      window.addEventListener("pagehide", this.#seen);
    }
  }

  /** Opens the table: first from this device's copy, then from the server. */
  static open(
    address: TableAddress,
    feed: WorkshopFeed,
    options: ProviderOptions = {},
  ): TableProvider {
    const provider = new TableProvider(address, feed, options);
    provider.#stored = provider.#store.open(options.displaced);
    provider.#stored.then(async () => {
      provider.#usable.value ||= provider.doc.store.clients.size > 0;
      if (provider.unsaved.peek()) {
        await provider.first?.();
      }
      if (!provider.#closed) {
        provider.#socket.start();
      }
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

  /** Who answered last where the server is. */
  get answering(): ReadonlySignal<Answering> {
    return this.#proof.answering;
  }

  get saving(): ReadonlySignal<Saving> {
    return this.#sync.ledger.saving;
  }

  /** Whether this device holds words that the server is not known to have. */
  get unsaved(): ReadonlySignal<boolean> {
    return this.#sync.ledger.unsaved;
  }

  /** Whether this device cannot keep now what the server is not known to have. */
  get losing(): ReadonlySignal<boolean> {
    return this.#losing;
  }

  /** Whether words would be lost if the page were closed at this moment. */
  wouldLose(): boolean {
    return this.unsaved.value && !this.#store.keepsAll();
  }

  /**
   * What was made here and has no place in the server's document; when it is not null the connection has
   * ended, and whoever opens another gives it this to make anew, be it nothing.
   */
  get displaced(): ReadonlySignal<readonly Displaced[] | null> {
    return this.#sync.displaced;
  }

  /** Whether the server's copy has been seen since this provider was opened. */
  get synced(): ReadonlySignal<boolean> {
    return this.#sync.synced;
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

  /** The person has seen that a call for help was refused, or makes another. */
  noteHelpRefused(): void {
    this.#helpRefused.value = false;
  }

  send(message: ClientMessage): boolean {
    return this.#socket.send(clientFrame(message));
  }

  /** Tries once more after the connection stopped for good. */
  retry(): void {
    if (this.#socket.stopReason.value !== null) {
      this.#socket.start();
    }
  }

  /**
   * Ends the connection for good as soon as nothing is under way, and says, once this device's copy is
   * there too, whether the document has words that the server is not known to have. It stays until it
   * is closed or forgotten.
   */
  async leave(): Promise<boolean> {
    this.#closed = true;
    this.#sync.flush();
    await this.#stored;
    await this.#stillness();
    this.#socket.end();
    this.#sync.makeAnew();
    return this.unsaved.value;
  }

  /** Whether, once this device's copy is there, the document has words that the server is not known to have. */
  async holdsUnsaved(): Promise<boolean> {
    await this.#stored;
    this.#sync.makeAnew();
    return this.unsaved.value;
  }

  /** Settles when nothing is under way on an open connection, or soon. */
  async #stillness(): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stop = () => {};
    await new Promise<void>((resolve) => {
      timer = setTimeout(resolve, LINGER_MS);
      stop = effect(() => {
        if (this.status.value !== "open" || this.saving.value === "saved") {
          resolve();
        }
      });
    });
    clearTimeout(timer);
    stop();
  }

  /** Closes, and removes this device's copy. */
  forget(): void {
    this.close();
    this.#store.erase();
  }

  close(): void {
    this.#closed = true;
    this.#sync.flush();
    this.#socket.end();
    this.#proof.close();
    this.#presence.close();
    this.#unmark();
    this.#recalling();
    clearInterval(this.#comparing);
    clearTimeout(this.#waiting);
    if (typeof document !== "undefined") {
      document.removeEventListener("visibilitychange", this.#seen);
      document.removeEventListener("freeze", this.#seen);
      window.removeEventListener("pagehide", this.#seen);
    }
    this.#store.close();
    this.doc.off("update", this.#edited);
    this.awareness.destroy();
    this.doc.destroy();
  }

  #opened(): void {
    this.#known = true;
    if (this.#address.url === undefined) {
      this.#proof.connected();
    }
    this.feed.begin();
    this.#sync.opened();
    this.#presence.tell();
  }

  #lost(): void {
    this.#usable.value = true;
    this.#proof.lost();
    this.#sync.lost();
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
      this.#sync.writeAs(uint32());
      this.#presence.rename(this.doc.clientID);
    }
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
      return this.#answerTo(error);
    }
  }

  async #answerTo(error: unknown): Promise<"return" | { stop: string }> {
    const known = this.feed.state.value;
    if (isUnknown(error)) {
      this.#proof.unknown();
      return "return";
    }
    if (isUnclaimed(error) && known?.you.participant) {
      await takeSeatAgain(this.#address.workshopId, known);
      return "return";
    }
    const problem = finalProblem(error);
    return problem === null ? "return" : { stop: problem };
  }

  /** Takes a text frame; says whether it answers a probe. */
  #takeText(frame: string): boolean {
    const message = this.feed.take(frame);
    if (message?.type === "refused") {
      if (message.reason === "too-many-requests") {
        this.#helpRefused.value = true;
      } else {
        this.#sync.ledger.refused(message.reason);
      }
    }
    if (message?.type === "left-out") {
      this.#sync.leftOut(message.clients);
    }
    return message?.type === "clock";
  }

  #take(bytes: Uint8Array): void {
    try {
      this.#act(readFrame(bytes));
    } catch (error) {
      if (!this.#reported) {
        this.#reported = true;
        console.error("Left out a frame:", error);
      }
    }
  }

  #act(frame: TableFrame): void {
    switch (frame.kind) {
      case "step-1":
        this.#sync.takeQuestion(frame.stateVector);
        break;
      case "step-2":
        this.#sync.takeAnswer(frame.update);
        this.#usable.value ||= this.synced.value;
        break;
      case "update":
        this.#sync.takeUpdate(frame.update);
        break;
      case "draft":
        this.#sync.takeDraft(frame.update);
        break;
      case "awareness":
        this.#presence.take(frame.states);
        break;
      case "query-awareness":
        this.#presence.tell();
        break;
      case "saved":
        this.#sync.takeSaved(frame.frames);
        break;
      case "other":
        break;
    }
    if (this.doc.clientID !== this.awareness.clientID) {
      this.#presence.rename(this.doc.clientID);
    }
  }

  readonly #edited = (update: Uint8Array, origin: unknown): void => {
    if (origin !== this.#sync) {
      const known = this.#store.isOrigin(origin) && !this.#store.wasUnsaved;
      this.#sync.edited(update, known);
    }
  };

  /** Sends and stores what was missed, by whatever failure. */
  #compare(): void {
    this.#store.catchUp();
    this.#sync.compare();
  }

  /** The page goes, for a while or for good, or comes back: nothing may wait for a timer. */
  readonly #seen = (): void => {
    this.#sync.flush();
    this.#store.hurry();
  };
}
