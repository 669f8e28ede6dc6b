/**
 * The server's clock as this device knows it. Samples are round trips: the server stamped its time
 * somewhere between `sent` and `received` of this device's monotonic clock, so that each sample says
 * in which interval the offset lies. What lies in all of them holds: the quickest way there and the
 * quickest way back bound it, be they of two round trips. A sample whose interval excludes the present
 * one proves that the device slept (its monotonic clock stood still) and wins at once. What is known
 * grows old; a page whose time is no longer known well asks several times over, as at first.
 * The device's own time of day is never used, except to notice that it slept or was set: which of the two,
 * only an answer tells, and until then the time is a guess.
 */
import { signal } from "@preact/signals";

/** Probes in one burst, at least; the pause between two of them in ms. */
const BURST = 5;
const BURST_GAP = 180;
/** A burst goes on until the time is known to so many ms, which is when it is shown, and at most to so many probes. */
const SURE = 20;
const LONGEST_BURST = 20;
/** After so many ms a time that is not known to {@link SURE} is asked for again. */
const AGAIN = 10_000;
/** On a link that does not allow that, no digits are shown until so many ms after the first answer. */
const PATIENCE = 2000;
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

export class ServerClock {
  /**
   * The server's time in epoch ms, null until it is known; renewed ten times a second while
   * {@link start}ed, and when a second of what is left until {@link follow}'s deadline is over. When it is
   * {@link guessed}, it is null for as long as an answer may be on its way.
   */
  readonly now = signal<number | null>(null);
  /**
   * About what time it is at the server, in epoch ms, for ages and days: until {@link now} is known, by the
   * last state, which was some moments on its way. Null before anything has come.
   */
  readonly about = signal<number | null>(null);
  /** Whether this device slept, or was set, since the server was heard last: the time may be off by as much. */
  readonly guessed = signal(false);
  readonly #time: TimeSources;
  readonly #stopped = new AbortController();
  /** Between these two the server's time minus the monotonic clock lay at this moment of the latter. */
  #low = Number.NEGATIVE_INFINITY;
  #high = Number.POSITIVE_INFINITY;
  #at = 0;
  /** When of the monotonic clock the time is shown, however well it is known; before an answer never. */
  #latest = Number.POSITIVE_INFINITY;
  #send: ((sent: number) => boolean) | null = null;
  #burstTimer: ReturnType<typeof setTimeout> | undefined;
  #ticker: ReturnType<typeof setTimeout> | undefined;
  #deadline: number | null = null;
  /** Wall minus monotonic at the last tick: it changes when either clock stood still or jumped. */
  #gap: number;
  /** When that was noticed last, of the monotonic clock. */
  #jumped = 0;

  constructor(time: TimeSources = deviceTime) {
    this.#time = time;
    this.#gap = time.wall() - time.monotonic();
  }

  /**
   * The same at this very moment, to be written down: before anything has come it is the device's own, so
   * nothing that is shown is reckoned from it.
   */
  read(): number {
    return this.#isBlank ? this.#time.wall() : this.#time.monotonic() + this.#offset;
  }

  /** How far {@link read} may be off, in ms: the more, the longer it was not asked. */
  uncertainty(): number {
    const at = this.#time.monotonic();
    const drift = (at - this.#at) * DRIFT;
    this.#low -= drift;
    this.#high += drift;
    this.#at = at;
    return (this.#high - this.#low) / 2;
  }

  get #isBlank(): boolean {
    return this.#high === Number.POSITIVE_INFINITY;
  }

  get #offset(): number {
    return (this.#low + this.#high) / 2;
  }

  /**
   * Begins to tick and to listen for the page's waking up. `send` sends a probe and says whether it
   * could; it may be called at any time until {@link stop}.
   */
  start(send: (sent: number) => boolean): void {
    this.#send = send;
    this.#tickSoon();
    const { signal } = this.#stopped;
    const wake = () => {
      if (document.visibilityState !== "hidden") {
        this.tick(true);
        this.probe();
      }
    };
    document.addEventListener("visibilitychange", wake, { signal });
    addEventListener("online", wake, { signal });
    addEventListener("pageshow", wake, { signal });
    this.probe();
  }

  /** Stops for good. */
  stop(): void {
    clearTimeout(this.#burstTimer);
    clearTimeout(this.#ticker);
    this.#stopped.abort();
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
    // A device that slept while an answer was on its way knows nothing by it.
    if (sent <= received && sent >= this.#jumped) {
      this.guessed.value = false;
      this.#take(serverNow - received, serverNow - sent);
      this.#latest = Math.min(this.#latest, received + PATIENCE);
      this.#tell();
    }
  }

  /** Takes a round trip, by which the offset is between two numbers. */
  #take(low: number, high: number): void {
    this.uncertainty(); // so that both are of this moment
    const isFirst = this.#latest === Number.POSITIVE_INFINITY; // what is known before it is a guess
    const agrees = !isFirst && low <= this.#high && this.#low <= high;
    this.#low = agrees ? Math.max(low, this.#low) : low;
    this.#high = agrees ? Math.min(high, this.#high) : high;
  }

  /**
   * Takes the time that came with a state: sent before it was received, nobody knows how long before.
   *
   * @param received when, of the monotonic clock
   */
  observe(serverNow: number, received = this.#time.monotonic()): void {
    const guess = serverNow - received;
    if (this.#isBlank) {
      this.#low = guess - UNKNOWN_WAY;
      this.#high = guess + UNKNOWN_WAY;
      this.#tell();
      this.probe();
    } else if (Math.abs(guess - this.#offset) > DISAGREEMENT) {
      this.probe();
    }
  }

  /** Tells the page what time it is, as far as that is known. */
  #tell(): void {
    const about = this.#isBlank ? null : this.read();
    this.about.value = about;
    // A better answer may put the time back a little: what is shown waits for it, so that no second shows twice.
    const back = Number(this.now.peek()) - Number(about);
    const waits = back > 0 && back <= 2 * SURE;
    if (!waits && (this.uncertainty() <= SURE || this.#time.monotonic() >= this.#latest)) {
      this.now.value = about;
    }
  }

  /**
   * Renews {@link now}. When the two clocks of this device parted, it slept, or somebody set the time of
   * day. `unwatched` guesses which: a page that nobody looks at is believed to have slept.
   */
  tick(unwatched = document.visibilityState === "hidden"): void {
    const at = this.#time.monotonic();
    const gap = this.#time.wall() - at;
    const jump = gap - this.#gap;
    this.#gap = gap;
    const off = Math.abs(jump);
    if (off > DISAGREEMENT) {
      const slept = unwatched && jump > 0 ? jump : 0;
      this.#low += slept - off;
      this.#high += slept + off;
      this.#jumped = at;
      this.guessed.value = true;
      // Once: if its clocks part again and again, digits are shown at times all the same.
      if (this.now.peek() !== null) {
        this.now.value = null;
        this.#latest = at + PATIENCE;
      }
      this.probe();
    }
    this.#tell();
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
    if (this.#deadline === null || this.now.peek() === null) {
      return TICK;
    }
    const left = (this.#deadline - this.read()) % 1000;
    return left > 0 ? left : left + 1000;
  }

  /** Goes on with a burst; later what has grown old is asked for again, by what is left of a longest one. */
  #burst(sent: number): void {
    if (this.#send === null) {
      return;
    }
    const enough = sent >= LONGEST_BURST || (sent >= BURST && this.uncertainty() <= SURE);
    const goesOn = !enough && this.#send(this.#time.monotonic());
    this.#burstTimer = setTimeout(
      () => this.#burst(goesOn ? sent + 1 : LONGEST_BURST - BURST),
      goesOn ? BURST_GAP : AGAIN,
    );
  }
}
