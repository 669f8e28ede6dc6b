import { effect, signal } from "@preact/signals";
import type { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { Backoff } from "../src/connection/backoff";
import { type ClockSink, WorkshopFeed } from "../src/connection/feed";
import type { Displaced } from "../src/connection/own-words";
import { TableProvider } from "../src/connection/provider";
import { Contents } from "./contents";
import type { Ledger } from "./ledger";
import type { Random } from "./random";
import { scribble } from "./scribble";
import { forget, introduce, type Watch, WitnessSocket } from "./witness-socket";
import type { Created, Seat } from "./workshop";

/** Somebody who writes on a table's flipchart. */
export interface Client {
  readonly name: string;
  readonly table: number;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** Why it has given up, if it has. */
  readonly stopped: string | null;
  /** Whether it shows Saved; always for a client that knows of no such thing. */
  readonly saved: boolean;
  close(): void;
}

const noClock: ClockSink = {
  answer: () => {},
  observe: () => {},
  follow: () => {},
  probe: () => {},
};
/** A workshop's phones come back within ten seconds; a test's clients sooner. */
const MOST_WAIT_MS = 400;

let connections = 0;

function socketAddress(network: string, workshop: Created, table: number): string {
  return `${network.replace("http", "ws")}/ws/${workshop.id}/tables/${table}`;
}

/** What tells this connection's address from others, and which of the table's flipcharts it is for (SPEC W15). */
function questionOf(startedAt: number | null): Record<string, string> {
  connections += 1;
  const client = { client: `${connections}` };
  return startedAt === null ? client : { ...client, started: `${startedAt}` };
}

/**
 * The code of our pages in a program: speaks `charrette.v1`. What its socket is told is Saved goes
 * into the ledger frame by frame, and so does what the page would show as Saved.
 *
 * @param watch also hears when the page shows Saved after something was written, and when it has
 *     another document
 * @param startedAt when the table's flipchart was started afresh, null if it never was
 */
export function pageClient(
  name: string,
  network: string,
  workshop: Created,
  seat: Seat,
  ledger: Pick<Ledger, "note">,
  random: Random,
  watch: Watch & { settled?(): void; renewed?(): void } = {},
  startedAt: number | null = null,
): Client {
  const question = new URLSearchParams(questionOf(startedAt));
  const url = `${socketAddress(network, workshop, seat.table)}?${question}`;
  introduce(
    url,
    seat.token,
    Object.assign(watch, { saved: (saved: Contents) => ledger.note(seat.table, saved) }),
  );
  globalThis.WebSocket = WitnessSocket as unknown as typeof globalThis.WebSocket;
  const open = (displaced?: readonly Displaced[]) => {
    const opened = TableProvider.open(
      { workshopId: workshop.id, table: seat.table, as: "participant", startedAt, url },
      new WorkshopFeed(noClock),
      {
        backoff: new Backoff(() => random.next(), 50, MOST_WAIT_MS),
        ...(displaced === undefined ? {} : { displaced }),
      },
    );
    opened.awareness.setLocalState({ user: { id: seat.participant, name }, field: "challenge" });
    return opened;
  };
  const current = signal(open());
  let written = new Contents();
  const claim = () => {
    if (current.value.saving.value !== "saved" || written.size === 0) {
      return;
    }
    ledger.note(seat.table, written);
    written = new Contents();
    watch.settled?.();
  };
  const listen = () =>
    current.value.doc.on(
      "update",
      (update: Uint8Array, _: unknown, __: unknown, { local }: Y.Transaction) => {
        if (local) {
          written.add(update);
          claim();
        }
      },
    );
  listen();
  /** As the page does: what has no place in the server's document is made anew in another. */
  const stopMakingAnew = effect(() => {
    const displaced = current.value.displaced.value;
    if (displaced !== null) {
      queueMicrotask(() => {
        current.value.close();
        written = new Contents();
        current.value = open(displaced);
        listen();
        watch.renewed?.();
      });
    }
  });
  const stop = effect(claim);
  return {
    name,
    table: seat.table,
    get doc() {
      return current.value.doc;
    },
    get awareness() {
      return current.value.awareness;
    },
    get stopped() {
      return current.value.stopReason.value;
    },
    get saved() {
      return current.value.saving.value === "saved";
    },
    close() {
      stop();
      stopMakingAnew();
      current.value.close();
      forget(url);
    },
  };
}

/** The stock y-websocket provider, which knows nothing of Charrette. */
export function stockClient(
  name: string,
  network: string,
  workshop: Created,
  seat: Seat,
  watch: Watch = {},
  startedAt: number | null = null,
): Client {
  const params = questionOf(startedAt);
  const url = `${socketAddress(network, workshop, seat.table)}?${new URLSearchParams(params)}`;
  const saved = () => {
    throw new Error(`${name} is a stock client and was sent Saved`);
  };
  introduce(url, seat.token, Object.assign(watch, { saved }));
  const provider = new WebsocketProvider(
    socketAddress(network, workshop, seat.table).replace(/\/\d+$/, ""),
    `${seat.table}`,
    new Y.Doc(),
    {
      WebSocketPolyfill: WitnessSocket as unknown as typeof globalThis.WebSocket,
      params,
      disableBc: true,
      maxBackoffTime: MOST_WAIT_MS,
    },
  );
  provider.awareness.setLocalState({ user: { id: seat.participant, name }, field: null });
  let stopped: string | null = null;
  provider.on("closed", ({ code, reason }) => {
    stopped = `${code} ${reason}`;
  });
  return {
    name,
    table: seat.table,
    doc: provider.doc,
    awareness: provider.awareness,
    get stopped() {
      return stopped;
    },
    saved: true,
    close: () => {
      forget(url);
      provider.destroy();
      provider.awareness.destroy();
    },
  };
}

/** Fingers on a client: it writes at a human pace until told to rest. */
export class Typist {
  readonly client: Client;
  readonly #random: Random;
  #timer: ReturnType<typeof setTimeout> | undefined;
  edits = 0;

  constructor(client: Client, random: Random) {
    this.client = client;
    this.#random = random;
  }

  type(): void {
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        scribble(this.client.doc, this.#random);
        this.edits += 1;
        this.type();
      },
      this.#random.between(20, this.#random.chance(0.1) ? 600 : 150),
    );
  }

  rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
