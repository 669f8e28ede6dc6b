import { describe, expect, it } from "vitest";
import { Announcer, APART_MS } from "./announcer";

/** An announcer with a clock that the test moves; its timers may come a moment early, as a browser's do. */
function bench(early = 0) {
  const said: string[] = [];
  const timers: { at: number; turn: () => void }[] = [];
  let now = 0;
  const announcer = new Announcer(
    (words, urgent) => said.push(`${now} ${urgent ? "!" : ""}${words}`),
    () => now,
    (turn, ms) => timers.push({ at: now + Math.max(ms - early, 0.1), turn }),
  );
  const advance = (ms: number) => {
    const until = now + ms;
    for (;;) {
      const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) {
        break;
      }
      timers.splice(timers.indexOf(next), 1);
      now = next.at;
      next.turn();
    }
    now = until;
  };
  return { announcer, said, advance };
}

describe("the announcer", () => {
  it("says the first at once, and what comes in the five seconds after it together", () => {
    const { announcer, said, advance } = bench();
    announcer.announce("one");
    advance(100);
    announcer.announce("two");
    announcer.announce("three");
    announcer.announce("two");
    advance(APART_MS - 101);
    expect(said).toEqual(["0 one"]);
    advance(1);
    expect(said).toEqual(["0 one", "5000 two three"]);
  });

  it("lets what is urgent go first, at once after something quiet", () => {
    const { announcer, said, advance } = bench();
    announcer.announce("quiet");
    announcer.announce("more");
    advance(1000);
    announcer.announce("pens down", { urgent: true });
    expect(said).toEqual(["0 quiet", "1000 !pens down"]);
    advance(4_999);
    expect(said).toHaveLength(2);
    advance(1);
    expect(said).toEqual(["0 quiet", "1000 !pens down", "6000 more"]);
  });

  it("says what waits also when its timer comes a moment early", () => {
    const { announcer, said, advance } = bench(0.5);
    announcer.announce("first", { urgent: true });
    advance(1000);
    announcer.announce("second", { urgent: true });
    advance(APART_MS);
    expect(said).toHaveLength(2);
    expect(said[1]).toContain("!second");
  });

  it("keeps urgent ones apart, too", () => {
    const { announcer, said, advance } = bench();
    announcer.announce("first", { urgent: true });
    announcer.announce("second", { urgent: true });
    announcer.announce("third", { urgent: true });
    advance(20_000);
    expect(said).toEqual(["0 !first", "5000 !second third"]);
  });

  it("never says more than one quiet thing in five seconds, however much there is", () => {
    const { announcer, said, advance } = bench();
    for (let at = 0; at < 600; at++) {
      announcer.announce(`news ${at}`);
      advance(100);
    }
    advance(APART_MS);
    const times = said.map((entry) => Number(entry.split(" ")[0]));
    for (const [index, time] of times.entries()) {
      expect(time - (times[index - 1] ?? -APART_MS)).toBeGreaterThanOrEqual(APART_MS);
    }
    expect(said.join(" ")).toContain("news 599");
  });

  it("says nothing for nothing", () => {
    const { announcer, said, advance } = bench();
    announcer.announce("");
    advance(10_000);
    expect(said).toEqual([]);
  });
});
