import { effect } from "@preact/signals";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { ServerClock } from "./clock";
import { clockDigits } from "./countdown";

/** A device whose two clocks the test moves, beside a true server time. */
class Device {
  mono = 5000;
  wallError: number;
  serverAtZero = 1_790_000_000_000;
  slept = 0;

  constructor(wallError = 0) {
    this.wallError = wallError;
  }

  get server(): number {
    return this.serverAtZero + this.mono + this.slept;
  }

  readonly sources = {
    monotonic: () => this.mono,
    wall: () => this.server + this.wallError,
  };

  /** A probe that takes `there` and `back` ms. */
  roundTrip(clock: ServerClock, there: number, back: number): void {
    const sent = this.mono;
    this.mono += there;
    const stamped = this.server;
    this.mono += back;
    clock.answer(sent, stamped);
  }

  /** The device stands still while the world goes on. */
  sleep(ms: number): void {
    this.slept += ms;
  }

  /** Somebody sets its time of day. */
  set(by: number): void {
    this.wallError += by;
  }
}

/** A double holds an epoch's ms to 0.00024, and each round trip is reckoned with a few times. */
const ROUNDING = 0.01;

const leg = fc.integer({ min: 0, max: 3000 });

describe("[W7] the server's clock", () => {
  test("is within half of the shortest round trip, whatever the device's own clock says", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(leg, leg), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: -1e9, max: 1e9 }),
        (trips, wallError) => {
          const device = new Device(wallError);
          const clock = new ServerClock(device.sources);
          for (const [there, back] of trips) {
            device.roundTrip(clock, there, back);
          }
          const shortest = Math.min(...trips.map(([there, back]) => there + back));
          const elapsed = trips.reduce((sum, [there, back]) => sum + there + back, 0);
          const error = Math.abs(clock.read() - device.server);
          expect(error).toBeLessThanOrEqual(shortest / 2 + elapsed * 0.0002 + ROUNDING);
          expect(error).toBeLessThanOrEqual(clock.uncertainty() + ROUNDING);
        },
      ),
    );
  });

  test("takes the first sample after a sleep that it did not notice, however slow", () => {
    fc.assert(
      fc.property(leg, leg, fc.integer({ min: 3100, max: 1e8 }), (there, back, slept) => {
        const device = new Device();
        const clock = new ServerClock(device.sources);
        device.roundTrip(clock, 5, 5);
        device.sleep(slept);
        device.roundTrip(clock, there, back);
        expect(Math.abs(clock.read() - device.server)).toBeLessThanOrEqual(
          (there + back) / 2 + ROUNDING,
        );
      }),
    );
  });

  test("goes on through a change of the wall clock, because it does not look at it", () => {
    const device = new Device();
    const clock = new ServerClock(device.sources);
    device.roundTrip(clock, 10, 10);
    device.wallError = 3_600_000;
    clock.tick(false);
    device.mono += 60_000;
    expect(clock.read()).toBe(device.server);
  });

  test("guesses that a page which wakes up without a network has slept", () => {
    const device = new Device(-500_000);
    const clock = new ServerClock(device.sources);
    device.roundTrip(clock, 10, 10);
    clock.tick(false);
    device.sleep(240_000);
    clock.tick(true);
    expect(clock.read()).toBe(device.server);
  });

  describe.each([
    ["slept", (device: Device) => device.sleep(3_600_000)],
    ["was put on by an hour", (device: Device) => device.set(3_600_000)],
    ["was put back by an hour", (device: Device) => device.set(-3_600_000)],
    [
      "slept, and was put back meanwhile",
      (device: Device) => {
        device.sleep(60_000);
        device.set(-3_600_000);
      },
    ],
  ])("of a device that %s", (_, jump) => {
    test.each([
      ["seen", false],
      ["hidden", true],
    ])("shows no digits until it is asked, on a page that is %s", (_page, unwatched) => {
      const device = new Device();
      const clock = new ServerClock(device.sources);
      device.roundTrip(clock, 10, 10);
      expect(clock.now.value).toBe(device.server);
      jump(device);
      clock.tick(unwatched);
      expect(clock.now.value).toBeNull();
      expect(clock.guessed.value).toBe(true);
      device.mono += 1000;
      clock.tick(false);
      expect(clock.now.value).toBeNull();
      device.roundTrip(clock, 15, 15);
      expect(Math.abs(Number(clock.now.value) - device.server)).toBeLessThanOrEqual(15);
      expect(clock.guessed.value).toBe(false);
    });

    test("shows about what time it is when there is no answer in two seconds, and what it is after one", () => {
      const device = new Device();
      const clock = new ServerClock(device.sources);
      device.roundTrip(clock, 10, 10);
      jump(device);
      clock.tick(true);
      device.mono += 1999;
      clock.tick(false);
      expect(clock.now.value).toBeNull();
      for (const later of [1, 60_000]) {
        device.mono += later;
        clock.tick(false);
        expect(clock.now.value).toBe(clock.read());
        expect(clock.guessed.value).toBe(true);
      }
      device.roundTrip(clock, 15, 15);
      expect(Math.abs(Number(clock.now.value) - device.server)).toBeLessThanOrEqual(15);
      expect(clock.guessed.value).toBe(false);
    });

    test("learns nothing from an answer that was on its way meanwhile, and shows none before the first", () => {
      const device = new Device();
      const clock = new ServerClock(device.sources);
      device.roundTrip(clock, 10, 10);
      const [sent, stamped] = [device.mono, device.server];
      device.mono += 1;
      jump(device);
      clock.tick(true);
      device.mono += 20;
      clock.answer(sent, stamped);
      expect(clock.now.value).toBeNull();
      expect(clock.guessed.value).toBe(true);

      const blank = new ServerClock(device.sources);
      blank.observe(device.server);
      jump(device);
      blank.tick(true);
      device.mono += 60_000;
      blank.tick(false);
      expect(blank.now.value).toBeNull();
    });
  });

  test.each([
    ["on a link that is quick", 10],
    ["on one that is slow", 100],
    ["without an answer", null],
  ])("shows digits again and again to whose clocks part each second, %s", (_, way) => {
    const device = new Device();
    const clock = new ServerClock(device.sources);
    device.roundTrip(clock, 10, 10);
    let shown = 0;
    for (let second = 0; second < 30; second++) {
      device.set(second % 2 === 0 ? 500 : -500);
      clock.tick(false);
      for (let tick = 0; tick < 8; tick++) {
        if (tick === 2 && way !== null) {
          device.roundTrip(clock, way, way);
        } else {
          device.mono += 100;
        }
        clock.tick(false);
        shown += clock.now.value === null ? 0 : 1;
      }
    }
    expect(shown).toBeGreaterThan(30);
  });

  test("tells about what time it is by a state, as long ago as that came, and never by the device's own time", () => {
    const device = new Device(3_600_000);
    const clock = new ServerClock(device.sources);
    clock.tick(false);
    expect(clock.about.value).toBeNull();
    const [now, received] = [device.server, device.mono];
    device.mono += 4_000;
    clock.observe(now, received);
    expect(clock.about.value).toBe(device.server);
    device.mono += 60_000;
    clock.tick(false);
    expect(clock.about.value).toBe(device.server);
    expect(clock.now.value).toBeNull();
    device.roundTrip(clock, 10, 10);
    expect(clock.about.value).toBe(clock.now.value);
  });

  test("guesses by a state, and shows nothing until there is a sample", () => {
    const device = new Device(9_000_000);
    const clock = new ServerClock(device.sources);
    clock.observe(device.server - 100);
    expect(clock.read()).toBe(device.server - 100);
    expect(clock.now.value).toBe(null);
    clock.tick(false);
    expect(clock.now.value).toBe(null);
    device.roundTrip(clock, 15, 15);
    expect(clock.read()).toBe(device.server);
    expect(clock.now.value).toBe(device.server);
  });

  test("shows nothing by an answer that was long on its way, until a better one comes or two seconds are over", () => {
    const start = () => {
      const device = new Device();
      const clock = new ServerClock(device.sources);
      device.roundTrip(clock, 900, 100);
      expect(clock.about.value).toBe(device.server + 400);
      expect(clock.now.value).toBeNull();
      return { device, clock };
    };
    const better = start();
    better.device.roundTrip(better.clock, 10, 400);
    expect(better.clock.now.value).toBeNull();
    better.device.roundTrip(better.clock, 300, 20);
    expect(better.clock.uncertainty()).toBeLessThanOrEqual(20);
    expect(Math.abs(Number(better.clock.now.value) - better.device.server)).toBeLessThan(25);

    const slow = start();
    slow.device.mono += 1999;
    slow.clock.tick(false);
    expect(slow.clock.now.value).toBeNull();
    slow.device.mono += 1;
    slow.clock.tick(false);
    expect(slow.clock.now.value).toBe(slow.clock.read());
  });

  test("waits for a time that was put back a little, so that no second shows twice", () => {
    const device = new Device();
    const clock = new ServerClock(device.sources);
    device.roundTrip(clock, 36, 4);
    const shown = clock.now.value;
    expect(shown).toBe(device.server + 16);
    device.roundTrip(clock, 2, 2);
    expect(clock.read()).toBeLessThan(device.server + 2);
    expect(clock.now.value).toBe(shown);
    device.mono += 20;
    clock.tick(false);
    expect(clock.now.value).toBe(clock.read());
  });

  test("asks again when a state disagrees by more than 250 ms", () => {
    const device = new Device();
    const clock = new ServerClock(device.sources);
    const probes: number[] = [];
    device.roundTrip(clock, 10, 10);
    Reflect.set(globalThis, "document", new EventTarget());
    Reflect.set(globalThis, "addEventListener", () => {});
    Reflect.set(globalThis, "removeEventListener", () => {});
    clock.start((sent) => {
      probes.push(sent);
      return false;
    });
    expect(probes).toHaveLength(1);
    clock.observe(device.server - 250);
    expect(probes).toHaveLength(1);
    clock.observe(device.server - 251);
    expect(probes).toHaveLength(2);
    clock.stop();
  });
});

/** Numbers from 0 to 1, each as likely as any other: the same ones for the same seed. */
function evenly(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe("[W7] ten devices with wrong clocks, on links that jitter, for twenty minutes", () => {
  const START = 1_790_000_000_000;
  const MINUTES = 20;
  const DEADLINE = START + MINUTES * 60_000 + 123;

  interface Watched {
    /** When its first digits came. */
    readonly first: number;
    /** When each second of what is left was seen to begin, of those before the last five. */
    readonly seen: ReadonlyMap<string, number>;
    readonly probes: number;
  }

  /** Ten devices on links whose ways take `leg` of a number from 0 to 1; their clocks drift from the server's. */
  function watch(seed: number, leg: (x: number) => number): Watched[] {
    vi.useFakeTimers({ now: START });
    Reflect.set(globalThis, "document", new EventTarget());
    Reflect.set(globalThis, "addEventListener", () => {});
    Reflect.set(globalThis, "removeEventListener", () => {});
    const next = evenly(seed);
    const devices = Array.from({ length: 10 }, (_, number) => {
      const wrong = (number - 5) * 3_600_000 * next();
      const drift = 1 + (number % 2 === 0 ? 5e-5 : -5e-5);
      const monotonic = () => (Date.now() - START) * drift + number * 1000;
      const clock = new ServerClock({ monotonic, wall: () => Date.now() + wrong });
      const device = { first: 0, seen: new Map<string, number>(), probes: 0 };
      let last = "";
      effect(() => {
        const now = clock.now.value;
        const digits = now === null ? "" : clockDigits(DEADLINE - now);
        if (digits !== last) {
          device.first ||= Date.now();
          last = digits;
          device.seen.set(digits, Date.now());
        }
      });
      const probe = (sent: number) => {
        device.probes += 1;
        setTimeout(() => {
          const stamped = Date.now();
          setTimeout(() => clock.answer(sent, stamped), leg(next()));
        }, leg(next()));
        return true;
      };
      clock.follow(DEADLINE);
      clock.start(probe);
      const asked = setInterval(() => probe(monotonic()), 20_000 + number * 37); // as LiveSocket does
      const stop = () => {
        clock.stop();
        clearInterval(asked);
      };
      return { device, stop };
    });
    vi.advanceTimersByTime(MINUTES * 60_000 - 5000);
    for (const { stop } of devices) {
      stop();
    }
    vi.useRealTimers();
    return devices.map(({ device }) => device);
  }

  test.each<[string, (x: number) => number]>([
    ["5 to 255 ms, most of them short", (x) => 5 + 250 * x ** 2],
    ["5 to 505 ms, most of them short", (x) => 5 + 500 * x ** 2],
    ["20 to 120 ms", (x) => 20 + 100 * x],
    ["150 to 170 ms", (x) => 150 + 20 * x],
  ])(
    "change their digits within 50 ms of each other, at the second's edge: ways of %s",
    (_, leg) => {
      for (const seed of [1, 2]) {
        const devices = watch(seed, leg);
        const all = Math.max(...devices.map(({ first }) => first));
        expect(all, `all show digits, seed ${seed}`).toBeLessThan(START + 3000);
        let seconds = 0;
        for (let second = Math.floor((DEADLINE - all) / 1000) - 1; second > 5; second--) {
          const digits = clockDigits(second * 1000);
          for (const { seen } of devices) {
            const off = (seen.get(digits) as number) - (DEADLINE - second * 1000);
            expect(Math.abs(off), `${digits}, seed ${seed}`).toBeLessThanOrEqual(25);
          }
          seconds += 1;
        }
        expect(seconds).toBeGreaterThan(MINUTES * 60 - 12);
        for (const { probes } of devices) {
          expect(probes, `asks seldom, seed ${seed}`).toBeLessThan(MINUTES * 40);
        }
      }
    },
  );
});
