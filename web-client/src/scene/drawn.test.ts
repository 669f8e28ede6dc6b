import { describe, expect, test } from "vitest";
import { Draws } from "./drawn";

type Seen = Parameters<Draws["look"]>[0][string];

/** What a page shows that has seen these states of a phase's turns, one after the other. */
function showsOf(...states: Seen[]): boolean {
  const draws = new Draws();
  for (const talks of states) {
    draws.look({ talks });
  }
  return draws.take("talks");
}

const turns = (draws: number, presenting: number | null = null): Seen => ({
  set: true,
  draws,
  presenting,
});
const untold: Seen = { set: false, draws: 0, presenting: null };

describe("[M25] the order of a phase", () => {
  test("is shown when it comes to be known, by a draw or by hand", () => {
    expect(showsOf(untold, turns(1))).toBe(true);
    expect(showsOf(untold, turns(0))).toBe(true);
  });

  test("is shown after each draw, however few wait and whatever came of it", () => {
    expect(showsOf(turns(1), turns(2))).toBe(true);
    expect(showsOf(turns(0), turns(0), turns(4))).toBe(true);
  });

  test("is shown once, and again after the next draw", () => {
    const draws = new Draws();
    draws.look({ talks: turns(1) });
    expect(draws.take("talks")).toBe(false);
    draws.look({ talks: turns(2) });
    expect([draws.take("talks"), draws.take("talks")]).toEqual([true, false]);
    draws.look({ talks: turns(2) });
    expect(draws.take("talks")).toBe(false);
    draws.look({ talks: turns(3) });
    expect(draws.take("talks")).toBe(true);
  });

  test("is not shown to who comes after the draw, nor as a hand moves a table", () => {
    expect(showsOf(turns(3))).toBe(false);
    expect(showsOf(turns(3), turns(3))).toBe(false);
  });

  test("is not shown when a draw is taken back, also one that was not shown yet", () => {
    expect(showsOf(turns(2), turns(1))).toBe(false);
    expect(showsOf(turns(1), turns(2), turns(1))).toBe(false);
    expect(showsOf(untold, turns(1), untold)).toBe(false);
    expect(showsOf(untold, turns(1), untold, turns(1))).toBe(true);
  });

  test("waits while another scene is shown, until a table is called in it", () => {
    expect(showsOf(turns(1), turns(2), turns(2))).toBe(true);
    expect(showsOf(turns(1), turns(2), turns(2, 4))).toBe(false);
    expect(showsOf(turns(1, 4), turns(2, 4), turns(2))).toBe(true);
    expect(showsOf(untold, turns(0, 4), turns(0))).toBe(false);
  });

  test("is that of each phase by itself", () => {
    const draws = new Draws();
    draws.look({ talks: turns(1), answers: untold });
    draws.look({ talks: turns(1), answers: turns(1) });
    expect([draws.take("talks"), draws.take("answers")]).toEqual([false, true]);
  });
});
