import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { type MapScope, mapAddress, type RoomMapContent, readRoomMap } from "../protocol/room-map";
import { call } from "./api";
import type { LiveWorkshop } from "./live-workshop";

/** The map is asked for again so long after the last time, where something has changed; in ms. */
const APART_MS = 5_000;

/** The map of a sheet, fetched again as tables write; what cannot be fetched now stays as it was. */
export class RoomMapFeed {
  readonly #content = signal<RoomMapContent | null>(null);
  readonly #address: string;
  readonly #stop: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #askedAt = Number.NEGATIVE_INFINITY;
  /** Whether something has changed since it was asked for. */
  #stale = false;
  #closed = false;

  constructor(
    room: Pick<LiveWorkshop, "id" | "role" | "state" | "digests">,
    sheet: string,
    scope: MapScope,
  ) {
    this.#address = `${mapAddress(room.id, sheet, scope)}&as=${room.role}`;
    this.#stop = effect(() => {
      // What tables write comes in digests; what is hidden, and what is called one, with the state.
      room.digests.value;
      room.state.value;
      this.#ask();
    });
  }

  /** Null until it was fetched. */
  get content(): ReadonlySignal<RoomMapContent | null> {
    return this.#content;
  }

  close(): void {
    this.#closed = true;
    this.#stop();
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
    }
  }

  #ask(): void {
    this.#stale = true;
    if (this.#timer !== null || this.#closed) {
      return;
    }
    const wait = Math.max(0, this.#askedAt + APART_MS - performance.now());
    this.#timer = setTimeout(() => {
      this.#askedAt = performance.now();
      this.#stale = false;
      call("GET", this.#address, readRoomMap).then(
        (content) => {
          this.#timer = null;
          this.#content.value = content;
          if (this.#stale) {
            this.#ask();
          }
        },
        () => {
          // Until the network is there again, or the server less busy.
          this.#timer = null;
          this.#ask();
        },
      );
    }, wait);
  }
}
