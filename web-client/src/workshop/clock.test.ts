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
}

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
          expect(error).toBeLessThanOrEqual(shortest / 2 + elapsed * 0.0002);
          expect(error).toBeLessThanOrEqual(clock.uncertainty());
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
        expect(Math.abs(clock.read() - device.server)).toBeLessThanOrEqual((there + back) / 2);
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
    expect(clock.now.value).toBe(device.server - 60_000);
  });

  test("is right at once when a page wakes up without a network", () => {
    const device = new Device(-500_000);
    const clock = new ServerClock(device.sources);
    device.roundTrip(clock, 10, 10);
    clock.tick(false);
    device.sleep(240_000);
    clock.tick(true);
    expect(clock.read()).toBe(device.server);
  });

  test("guesses by a state, and shows nothing until there is a sample", () => {
    const device = new Device(9_000_000);
    const clock = new ServerClock(device.sources);
    clock.observe(device.server - 100);
    expect(clock.read()).toBe(device.server - 100);
    expect(clock.now.value).toBe(null);
    clock.tick(false);
    expect(clock.now.value).toBe(null);
    device.roundTrip(clock, 300, 300);
    expect(clock.read()).toBe(device.server);
    expect(clock.now.value).toBe(device.server);
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

describe("[W7] ten devices with wrong clocks, on links that jitter", () => {
  const START = 1_790_000_000_000;
  const DEADLINE = START + 300_123;

  /** The true times at which each second of what is left was seen to change, by device. */
  function watch(seed: number): Map<string, number>[] {
    vi.useFakeTimers({ now: START });
    Reflect.set(globalThis, "document", new EventTarget());
    Reflect.set(globalThis, "addEventListener", () => {});
    Reflect.set(globalThis, "removeEventListener", () => {});
    const random = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { seed, numRuns: 4000 });
    let drawn = 0;
    const next = () => random[drawn++ % random.length] as number;
    const devices = Array.from({ length: 10 }, (_, number) => {
      const wrong = (number - 5) * 3_600_000 * next();
      const clock = new ServerClock({
        monotonic: () => Date.now() - START + number * 1000,
        wall: () => Date.now() + wrong,
      });
      const seen = new Map<string, number>();
      let last = "";
      effect(() => {
        const now = clock.now.value;
        const digits = now === null ? "" : clockDigits(DEADLINE - now);
        if (digits !== last) {
          last = digits;
          seen.set(digits, Date.now());
        }
      });
      clock.follow(DEADLINE);
      clock.start((sent) => {
        setTimeout(
          () => {
            const stamped = Date.now();
            setTimeout(() => clock.answer(sent, stamped), 5 + 250 * next() ** 2);
          },
          5 + 250 * next() ** 2,
        );
        return true;
      });
      return { clock, seen };
    });
    vi.advanceTimersByTime(30_000);
    for (const { clock } of devices) {
      clock.stop();
    }
    vi.useRealTimers();
    return devices.map(({ seen }) => seen);
  }

  test("change their digits within 50 ms of each other, at the second's edge", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const seen = watch(seed);
        for (let second = 4 * 60 + 50; second > 4 * 60 + 31; second--) {
          const digits = clockDigits(second * 1000);
          const times = seen.map((device) => device.get(digits) as number);
          const edge = DEADLINE - second * 1000;
          for (const time of times) {
            expect(Math.abs(time - edge)).toBeLessThanOrEqual(25);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});
