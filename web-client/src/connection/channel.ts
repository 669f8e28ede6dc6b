import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { type ClientMessage, clientFrame, type StateMessage } from "../protocol/messages";
import type { Digest, LiveRole } from "../protocol/workshop";
import { fetchState, finalProblem, isUnknown } from "./api";
import { type ClockSink, WorkshopFeed } from "./feed";
import { type Answering, ServerProof } from "./server-proof";
import { type ConnectionStatus, LiveSocket, socketUrl } from "./socket";
import { LossWatch } from "./undone";

/** So long the socket may take to bring what was done by HTTP. */
const PUSH_MS = 700;

/** The socket of a dashboard or a room screen: the workshop's messages without a document (SPEC W3). */
export class WorkshopChannel {
  readonly #workshopId: string;
  readonly #as: LiveRole;
  readonly #feed: WorkshopFeed;
  readonly #socket: LiveSocket;
  readonly #proof: ServerProof;
  readonly #loss = new LossWatch();
  readonly #undone = signal(false);

  private constructor(workshopId: string, as: LiveRole, clock: ClockSink) {
    const feed = new WorkshopFeed(clock);
    this.#workshopId = workshopId;
    this.#as = as;
    this.#feed = feed;
    this.#proof = new ServerProof(workshopId, as);
    this.#socket = new LiveSocket(
      {
        url: () => {
          const known = this.#loss.begin(feed.state.peek());
          return socketUrl(`/ws/${encodeURIComponent(workshopId)}?as=${as}${known}`);
        },
        opened: () => {
          this.#proof.connected();
          feed.begin();
        },
        admitted: () => this.#proof.ask(),
        text: (frame) => {
          const message = feed.take(frame);
          if (this.#loss.tells(message)) {
            this.#undone.value = true;
          }
          return message?.type === "clock";
        },
        binary: () => {},
        closed: () => this.#proof.lost(),
        ask: async () => {
          try {
            feed.takeState(await fetchState(workshopId, as));
            return "return";
          } catch (error) {
            if (isUnknown(error)) {
              this.#proof.unknown();
              return "return";
            }
            const problem = finalProblem(error);
            return problem === null ? "return" : { stop: problem };
          }
        },
      },
      () => this.send({ type: "clock", sent: performance.now() }),
    );
  }

  /** Opens the channel and feeds `clock` from it (start the clock with {@link send}); it keeps itself connected until {@link close}. */
  static connect(workshopId: string, as: LiveRole, clock: ClockSink): WorkshopChannel {
    const channel = new WorkshopChannel(workshopId, as, clock);
    channel.#socket.start();
    return channel;
  }

  get status(): ReadonlySignal<ConnectionStatus> {
    return this.#socket.status;
  }

  /** Why the connection ended for good (such as `unauthorised`), else null. */
  get stopReason(): ReadonlySignal<string | null> {
    return this.#socket.stopReason;
  }

  /** Who answered last where the server is. */
  get answering(): ReadonlySignal<Answering> {
    return this.#proof.answering;
  }

  /** The latest state of the workshop, null until the first. */
  get state(): ReadonlySignal<StateMessage | null> {
    return this.#feed.state;
  }

  /** The digests of all tables, by number. */
  get digests(): ReadonlySignal<ReadonlyMap<number, Digest>> {
    return this.#feed.digests;
  }

  /** Whether some of what was done was lost by the server's store, until {@link knowsUndone}. */
  get undone(): ReadonlySignal<boolean> {
    return this.#undone;
  }

  knowsUndone(): void {
    this.#undone.value = false;
  }

  /** Sends a message; false when there is no connection. */
  send(message: ClientMessage): boolean {
    return this.#socket.send(clientFrame(message));
  }

  /** Asks for the state by HTTP, for when it may have changed and no socket says so. */
  async refresh(): Promise<void> {
    try {
      this.#feed.takeState(await fetchState(this.#workshopId, this.#as));
    } catch {
      // the server cannot be reached either way; the state comes with the next connection
    }
  }

  /** Ends once the state of this version or a later one is there, by HTTP if no socket brings it soon. */
  async caughtUp(version: number): Promise<void> {
    const there = () => (this.state.value?.version ?? 0) >= version;
    if (this.status.value === "open" && !there()) {
      let stop = () => {};
      await new Promise<void>((resolve) => {
        setTimeout(resolve, PUSH_MS);
        stop = effect(() => {
          if (there()) {
            resolve();
          }
        });
      });
      stop();
    }
    if (!there()) {
      await this.refresh();
    }
  }

  close(): void {
    this.#proof.close();
    this.#socket.end();
  }
}
