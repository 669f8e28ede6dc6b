import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { Command } from "./commands";

/**
 * The test in which each control is used on one page and seen on another one: the file in e2e/ and the
 * beginning of its title. The compiler asks for those of a new command.
 */
const tried: { readonly [T in Command["type"]]: readonly [file: string, title: string] | null } = {
  "go-to-phase": ["other-controls", "[M3] a step's length"],
  "next-phase": ["other-controls", "[M3] [M6] [M8] what one facilitator"],
  "previous-phase": null, // no page has it: a step is gone to by its name
  "set-phase-length": ["other-controls", "[M3] a step's length"],
  "set-phase-lengths": ["time", "[M22] an end is set"],
  "set-plan": ["time", "[M22] an end is set"],
  "set-automation": ["time", "[M3] [M23] the clock is set"],
  "ask-for-silence": ["silence", "[M38] [M39]"],
  "form-pairs": ["silence", "[M38] [M39]"],
  "show-words": ["silence", "[M38] [M39]"],
  "reorder-phases": ["other-controls", "[M3] a step's length"],
  "start-timer": ["hour", "the hour, from creation"],
  "pause-timer": ["hour", "the hour, from creation"],
  "resume-timer": ["hour", "the hour, from creation"],
  "add-time": ["hour", "the hour, from creation"],
  "set-timer": ["time", "[M3] [M23] the clock is set"],
  "reset-timer": ["hour", "the hour, from creation"],
  "extra-time": ["hour", "the hour, from creation"],
  "draw-turns": ["turns", "[M25] each draw"],
  "order-turns": ["other-controls", "[M3] [M6] [M8] what one facilitator"],
  "call-turn": ["other-controls", "[M3] [M6] [M8] what one facilitator"],
  "next-turn": ["turns", "a speaker's phone moves"],
  "skip-turn": ["other-controls", "[M3] [M6] [M8] what one facilitator"],
  "end-turn": ["other-controls", "[M3] [M6] [M8] what one facilitator"],
  "signal-wrap-up": ["turns", "a speaker's phone moves"],
  "open-offers": ["offers", "[M28] the room answers a turn"],
  "offer-after-each": ["offers", "[M28] where it is asked for"],
  "hide-offer": ["offers", "[M28] the room answers a turn"],
  "show-table": ["turns", "[M35] [M5] who stops"],
  "choose-scene": ["scenes", "[M35] a scene is chosen"],
  "show-map": ["screen-map", "[M48] the map on the screen"],
  "clear-screen": ["turns", "[M35] [M5] who stops"],
  "freeze-text": ["frozen", "[M26]"],
  "blank-screen": ["hour", "the hour, from creation"],
  lock: ["hour", "the hour, from creation"],
  unlock: ["hour", "the hour, from creation"],
  "send-message": ["scenes", "[M36] a message goes"],
  "withdraw-message": ["scenes", "[M36] a message goes"],
  "clear-help": ["crew", "[M29] who goes"],
  "claim-help": ["crew", "[M29] who goes"],
  "release-help": ["crew", "[M29] who goes"],
  "note-table": ["other-controls", "[M34] a note"],
  "remove-note": ["other-controls", "[M34] a note"],
  "tell-crew": ["crew", "[M34] notes on a table"],
  hide: ["powers", "[W6] a presenter's name"],
  unhide: ["powers", "[W6] a presenter's name"],
  "tell-cards": ["bridges", "[H32] what tables call"],
  "move-participant": ["crew", "[M7] [M30] [M31] a table is added"],
  "move-everybody": ["other-controls", "[M21] everybody"],
  "remove-participant": ["two-facilitators", "[M11] [M12] [M13]"],
  "remove-silent": ["two-facilitators", "[M11] [M12] [M13]"],
  "keep-out": ["two-facilitators", "[M11] [M12] [M13]"],
  "let-in": ["two-facilitators", "[M11] [M12] [M13]"],
  "give-seat": ["seats", "[M20] a facilitator gives a seat"],
  "take-back-seat": ["seats", "[M20] a neighbour's yes"],
  "close-joining": ["two-facilitators", "[M11] [M12] [M13]"],
  "open-joining": ["two-facilitators", "[M11] [M12] [M13]"],
  "renew-join-code": ["two-facilitators", "[M11] [M12] [M13]"],
  "rename-participant": ["crew", "[M7] [M30] [M31] a table is added"],
  "add-table": ["crew", "[M7] [M30] [M31] a table is added"],
  "merge-tables": ["merge", "[M32] two tables become one"],
  "rename-table": ["other-controls", "[M3] [M6] [M8] what one facilitator"],
  "revoke-link": ["two-facilitators", "[M16] [H20] [H22] a link of each kind"],
  "start-afresh": ["two-facilitators", "[M11] [M12] [M13]"],
  undo: ["other-controls", "[M3] a step's length"],
};

/** The test with this title, without its title. */
function bodyOf(file: string, title: string): string {
  const spec = readFileSync(resolve(import.meta.dirname, `../../e2e/${file}.spec.ts`), "utf8");
  const from = spec.indexOf(`test("${title}`);
  const to = spec.indexOf("\ntest(", from + 1);
  return from === -1 ? "" : spec.slice(from, to === -1 ? undefined : to);
}

/** What opens a page on a device of its own; not what puts together the parts of a list. */
const opens =
  /(?:const|let) (?:\[([^\]]+)\]|(\w+)) = [^;]*?(?:venue\.(?:facilitate|screen|open|help)\(|Phone\.join\(|openLink\(|\bawait two\(|(?<![.\w])join\()/g;

/** What is looked at: where something is expected. */
const looks = /\b(?:expect\w*)(?:\.\w+)?\((?:[^;]|;(?=[^\n]))*/g;

/** What is done on a page. */
const acts =
  /\.(?:click|fill|press\w*|check|uncheck|selectOption|sheet|write|say\w*|goTo|more|reset)\(/;

/** The pages that a test opens, each with all that is called after a part of it. */
function pagesOf(body: string): string[][] {
  const names = [...body.matchAll(opens)].flatMap(
    ([, both, one]) => both?.split(",") ?? [one ?? ""],
  );
  return [...new Set(names.map((name) => name.trim()))].map((page) => {
    const called = [page];
    for (const [, name = "", of = ""] of body.matchAll(/const (\w+) = ([^;]*);/g)) {
      if (called.some((known) => mentions(of, known))) {
        called.push(name);
      }
    }
    return called;
  });
}

function mentions(text: string, name: string): boolean {
  return new RegExp(`(?<![.\\w])${name}\\b(?!:)`).test(text);
}

/** Whether a test does something on a page, and expects something of another one. */
function isSeenElsewhere(body: string): boolean {
  const expected = body.match(looks)?.join("\n") ?? "";
  const done = body
    .split(";")
    .filter((statement) => acts.test(statement))
    .join("\n");
  const pages = pagesOf(body);
  const of = (text: string) => pages.filter((page) => page.some((name) => mentions(text, name)));
  const acted = of(done);
  return of(expected).some((page) => acted.some((other) => other !== page));
}

describe("a control", () => {
  test.each(
    Object.entries(tried).flatMap(([type, where]) => (where === null ? [] : [[type, ...where]])),
  )("%s is used in one browser and seen in another: %s, %s", (_, file = "", title = "") => {
    const body = bodyOf(file, title);
    expect(body).not.toBe("");
    expect(isSeenElsewhere(body)).toBe(true);
  });

  test("is not seen on the page where it is used, on one that is never looked at, nor in what is put together", () => {
    const opened = `const desk = new Dashboard(await venue.facilitate(workshop));
      const screen = await venue.screen(workshop);
      await desk.clock.click();`;
    expect(isSeenElsewhere(opened)).toBe(false);
    const own = `await expect(desk.clock).toHaveText("4:3");`;
    expect(isSeenElsewhere(`${opened}\n${own}`)).toBe(false);
    const joined = `const words = ["4", "3"].join(":"); expect(words).toBe("4:3");`;
    expect(isSeenElsewhere(`${opened}\n${joined}`)).toBe(false);
    const clock = `const clock = screen.getByText("4:3"); await expect(clock).toBeVisible();`;
    expect(isSeenElsewhere(`${opened}\n${clock}`)).toBe(true);
    expect(isSeenElsewhere(clock)).toBe(false);
  });
});
