/**
 * The server's clock as this device knows it. Samples are round trips: the server stamped its time
 * somewhere between `sent` and `received` of this device's monotonic clock, so that each sample says
 * in which interval the offset lies. The shortest round trip wins; a sample whose interval excludes
 * the present one proves that the device slept (its monotonic clock stood still) and wins at once.
 * The device's own time of day is never used, except to notice a sleep.
 */
import { type ReadonlySignal, signal } from "@preact/signals";

/** Probes in one burst, at least; the pause between two of them in ms. */
const BURST = 5;
const BURST_GAP = 180;
/** A burst goes on until the time is known to so many ms, and at most to so many probes. */
const SURE = 20;
const LONGEST_BURST = 20;
/** How often the page is told of a new `now`, in ms; and besides whenever a second changes. */
const TICK = 100;
/** How far two quartz clocks drift apart, in ms for each ms of age. */
const DRIFT = 0.0002;
/** A `state.now` that is further off than this, in ms, asks for new probes. */
const DISAGREEMENT = 250;
/** How long a time that came by itself may have been on its way, in ms. */
const UNKNOWN_WAY = 4000;

export interface TimeSources {
  /** A clock in ms that never jumps; its origin does not matter. */
  readonly monotonic: () => number;
  /** The device's time of day in epoch ms; may be wrong and may jump. */
  readonly wall: () => number;
}

const deviceTime: TimeSources = { monotonic: () => performance.now(), wall: () => Date.now() };

interface Sample {
  readonly offset: number;
  /** Half the round trip: how far off the offset may be. */
  readonly slack: number;
  readonly at: number;
}

export class ServerClock {
  readonly #time: TimeSources;
  readonly #now = signal<number | null>(null);
  readonly #closers: (() => void)[] = [];
  #best: Sample | null = null;
  #send: ((sent: number) => boolean) | null = null;
  #burstTimer: ReturnType<typeof setTimeout> | undefined;
  #ticker: ReturnType<typeof setTimeout> | undefined;
  #deadline: number | null = null;
  /** Whether the server has answered a probe, so that its time is known and not guessed. */
  #known = false;
  /** Wall minus monotonic at the last tick: it changes when either clock stood still or jumped. */
  #gap: number;

  constructor(time: TimeSources = deviceTime) {
    this.#time = time;
    this.#gap = time.wall() - time.monotonic();
  }

  /**
   * The server's time in epoch ms, null until it is known; renewed ten times a second while
   * {@link start}ed, and when a second of what is left until {@link follow}'s deadline is over.
   */
  get now(): ReadonlySignal<number | null> {
    return this.#now;
  }

  /**
   * The server's time in epoch ms at this very moment. A guess until it is known: that of the last
   * state, or before it the device's own.
   */
  read(): number {
    return this.#best === null ? this.#time.wall() : this.#time.monotonic() + this.#best.offset;
  }

  /** How far {@link read} may be off, in ms. */
  uncertainty(): number {
    return this.#best === null ? Number.POSITIVE_INFINITY : this.#slackNow(this.#best);
  }

  /**
   * Begins to tick and to listen for the page's waking up. `send` sends a probe and says whether it
   * could; it may be called at any time until {@link stop}.
   */
  start(send: (sent: number) => boolean): void {
    this.#send = send;
    this.#tickSoon();
    const wake = () => {
      this.tick(true);
      this.probe();
    };
    const visible = () => {
      if (document.visibilityState === "visible") {
        wake();
      }
    };
    document.addEventListener("visibilitychange", visible);
    addEventListener("online", wake);
    addEventListener("pageshow", wake);
    this.#closers.push(() => {
      document.removeEventListener("visibilitychange", visible);
      removeEventListener("online", wake);
      removeEventListener("pageshow", wake);
    });
    this.probe();
  }

  stop(): void {
    clearTimeout(this.#burstTimer);
    clearTimeout(this.#ticker);
    for (const close of this.#closers.splice(0)) {
      close();
    }
    this.#send = null;
  }

  /** Asks the server for its time several times over; call it when a socket has opened. */
  probe(): void {
    clearTimeout(this.#burstTimer);
    this.#burst(0);
  }

  /** Renews {@link now} just when the seconds that are left until then change; null for none. */
  follow(deadline: number | null): void {
    this.#deadline = deadline;
  }

  /** Takes the server's answer to the probe that was sent at `sent` of the monotonic clock. */
  answer(sent: number, serverNow: number): void {
    const received = this.#time.monotonic();
    if (sent <= received) {
      this.#offer(sent, received, serverNow);
      this.#known = true;
      this.#now.value = this.read();
    }
  }

  /** Takes the time that came with a state: sent before now, nobody knows how long before. */
  observe(serverNow: number): void {
    const received = this.#time.monotonic();
    if (this.#best === null) {
      this.#best = { offset: serverNow - received, slack: UNKNOWN_WAY, at: received };
      this.probe();
    } else if (Math.abs(serverNow - this.read()) > DISAGREEMENT) {
      this.probe();
    }
  }

  /**
   * Renews {@link now}. When the wall clock ran on while the monotonic clock stood still, the device
   * slept, or somebody set the wall clock. `unwatched` tells the two apart: a page that nobody looks
   * at is believed to have slept, and the time slept is added until a probe knows better.
   */
  tick(unwatched = document.visibilityState === "hidden"): void {
    const gap = this.#time.wall() - this.#time.monotonic();
    const slept = gap - this.#gap;
    this.#gap = gap;
    if (Math.abs(slept) > DISAGREEMENT) {
      const best = this.#best;
      if (best !== null && slept > 0 && unwatched) {
        const at = this.#time.monotonic();
        this.#best = { offset: best.offset + slept, slack: slept, at };
      }
      this.probe();
    }
    if (this.#known) {
      this.#now.value = this.read();
    }
  }

  #tickSoon(): void {
    this.#ticker = setTimeout(
      () => {
        this.tick();
        this.#tickSoon();
      },
      Math.min(TICK, this.#untilNextSecond()),
    );
  }

  /** In how many ms the seconds change that are left until the deadline. */
  #untilNextSecond(): number {
    if (this.#deadline === null || !this.#known) {
      return TICK;
    }
    const left = (this.#deadline - this.read()) % 1000;
    return left > 0 ? left : left + 1000;
  }

  #burst(sent: number): void {
    const enough = sent >= BURST && this.uncertainty() <= SURE;
    if (
      enough ||
      sent >= LONGEST_BURST ||
      this.#send === null ||
      !this.#send(this.#time.monotonic())
    ) {
      return;
    }
    this.#burstTimer = setTimeout(() => this.#burst(sent + 1), BURST_GAP);
  }

  #slackNow(sample: Sample): number {
    return sample.slack + Math.abs(this.#time.monotonic() - sample.at) * DRIFT;
  }

  #offer(sent: number, received: number, serverNow: number): void {
    const slack = (received - sent) / 2;
    const offset = serverNow - (sent + received) / 2;
    const best = this.#best;
    const replaces =
      best === null ||
      slack <= this.#slackNow(best) ||
      Math.abs(offset - best.offset) > slack + this.#slackNow(best);
    if (replaces) {
      this.#best = { offset, slack, at: received };
    }
  }
}
