import type { Page } from "@playwright/test";
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { find, idOf, names, sectors } from "./map";
import { Phone } from "./phone";
import { sit } from "./stock";
import { expect, laptopSize, projectorSize, test, type Venue } from "./venue";

/**
 * How smoothly the pages of a full room draw, and what one key costs a phone; measured only by
 * scripts/bench page.
 */

const TABLES = 60;
const CARDS = 34;
const LINKS = 4;
/** Between two letters at a table, milliseconds: four a second. */
const PACE_MS = 250;
/** A page may settle for so long before it is looked at, and then is for so long, milliseconds. */
const SETTLE_MS = 5_000;
const LOOK_MS = 15_000;
/** What the browser itself calls a long task, milliseconds. */
const LONG_TASK_MS = 50;

const WRITERS = 8;
const CHARACTERS = 9_600;
/** At each of two places. */
const KEYS = 150;

/** What was seen of a page's frames. */
interface Frames {
  readonly perSecond: number;
  readonly longestGap: number;
  readonly longTasks: readonly number[];
}

/** Lets every table have its cards, and a letter every quarter of a second; yields what ends it. */
async function fullRoom(venue: Venue, phase: string) {
  const places = Array.from({ length: TABLES }, (_, at) => (at % 2 ? "Gary, IN" : "Detroit, MI"));
  const workshop = await venue.workshop("Measured", places);
  await venue.command(workshop, { type: "go-to-phase", phase });
  const programs: WebsocketProvider[] = [];
  for (let table = 1; table <= TABLES; table++) {
    const program = await sit(venue.server.address, workshop, `Ana ${table}`, table);
    const cards = Array.from({ length: CARDS }, (_, index) => ({
      // A quarter is what others have found, too.
      name:
        index % 4 === 0 ? (names[(index + table) % names.length] ?? "") : `Firm ${table}-${index}`,
      sector: sectors[index % sectors.length],
      fans: index < 3 ? [idOf(program)] : [],
    }));
    find(
      program,
      cards,
      Array.from({ length: LINKS }, (_, at) => [at * 4, at * 4 + 5] as const),
    );
    programs.push(program);
  }
  const timers = programs.map(({ doc }, at) => {
    const pitch = doc.getText("pitch");
    let typed = 0;
    return setInterval(
      () => {
        pitch.insert(pitch.length, typed % 6 === 5 ? " " : "e");
        typed += 1;
        if (pitch.length > 400) {
          pitch.delete(0, 200);
        }
      },
      PACE_MS + (at % 7), // not all in step
    );
  });
  return {
    workshop,
    end: () => {
      for (const timer of timers) {
        clearInterval(timer);
      }
    },
  };
}

/** Counts the frames of a page, and its tasks that keep it from answering. */
async function watchFrames(page: Page): Promise<Frames> {
  await page.waitForTimeout(SETTLE_MS);
  return page.evaluate(async (lasts) => {
    const longTasks: number[] = [];
    const observer = new PerformanceObserver((list) =>
      longTasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ type: "longtask" });
    const begun = performance.now();
    let [frames, last, longestGap] = [0, begun, 0];
    await new Promise<void>((done) => {
      const look = (now: number) => {
        frames += 1;
        longestGap = Math.max(longestGap, now - last);
        last = now;
        if (now - begun < lasts) {
          requestAnimationFrame(look);
        } else {
          done();
        }
      };
      requestAnimationFrame(look);
    });
    observer.disconnect();
    return { perSecond: (frames * 1_000) / (performance.now() - begun), longestGap, longTasks };
  }, LOOK_MS);
}

function tell(what: string, { perSecond, longestGap, longTasks }: Frames): void {
  const longest = longTasks.length === 0 ? "none" : `${Math.round(Math.max(...longTasks))} ms`;
  console.log(
    `  ${what.padEnd(44)}${perSecond.toFixed(1)} frames a second (goal 58), longest gap ${Math.round(longestGap)} ms, ` +
      `tasks over ${LONG_TASK_MS} ms: ${longTasks.length} (longest ${longest})`,
  );
}

test("60 typing tables with 2,000 cards, on the dashboard and the screen", async ({ venue }) => {
  test.setTimeout(600_000);
  console.log(`\n${TABLES} typing tables, ${TABLES * CARDS} cards; ${LOOK_MS / 1000} s each`);
  const room = await fullRoom(venue, "prepare");
  try {
    const dashboard = await venue.facilitate(room.workshop, { size: laptopSize });
    await expect(dashboard.getByText("Connected", { exact: true })).toBeVisible();
    tell("dashboard", await watchFrames(dashboard));
    await dashboard.context().close();
    const screen = await venue.screen(room.workshop, { size: projectorSize });
    for (const scene of ["wall", "map"] as const) {
      await venue.command(room.workshop, { type: "choose-scene", scene });
      await expect(
        screen.locator(scene === "wall" ? ".wall-card" : ".map-card").first(),
      ).toBeVisible();
      tell(`screen, ${scene}`, await watchFrames(screen));
    }
    await screen.context().close();
    const both = await venue.facilitate(room.workshop, { size: laptopSize });
    await expect(both.getByText("Connected", { exact: true })).toBeVisible();
    tell("dashboard, while the screen shows the map", await watchFrames(both));
  } finally {
    room.end();
  }
});

test("a key in a field of 10,000 characters with eight carets", async ({ venue }) => {
  test.setTimeout(600_000);
  const workshop = await venue.workshop("Measured", ["Detroit, MI"]);
  await venue.command(workshop, { type: "go-to-phase", phase: "prepare" });
  const phone = await Phone.join(venue, workshop, { name: "Zoe", table: 1 });
  const writers = await Promise.all(
    Array.from({ length: WRITERS }, (_, at) => sit(venue.server.address, workshop, `Ana ${at}`, 1)),
  );
  const [first] = writers as [WebsocketProvider];
  first.doc
    .getText("pitch")
    .insert(0, "What we will do. ".repeat(CHARACTERS / 16).slice(0, CHARACTERS));
  const field = phone.field("pitch");
  await expect(field).toHaveValue(/^.{9000}/s);
  for (const [at, { doc, awareness }] of writers.entries()) {
    const text = doc.getText("pitch");
    await expect.poll(() => text.length).toBe(CHARACTERS);
    const index = Math.floor((text.length * (at + 1)) / (WRITERS + 1));
    const place = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index, -1));
    awareness.setLocalState({
      ...awareness.getLocalState(),
      field: "pitch",
      anchor: place,
      head: place,
    });
  }
  await expect(phone.page.locator(".caret")).toHaveCount(WRITERS);
  const devtools = await phone.page.context().newCDPSession(phone.page);
  await devtools.send("Performance.enable");
  const metrics = async () => {
    const { metrics: list } = await devtools.send("Performance.getMetrics");
    const seconds = (name: string) => list.find((metric) => metric.name === name)?.value ?? 0;
    return {
      script: seconds("ScriptDuration") * 1_000,
      all: seconds("TaskDuration") * 1_000,
    };
  };
  console.log(
    `\n${KEYS} keys at each place of a field of ${CHARACTERS} characters with ${WRITERS} carets; ms of one key`,
  );
  for (const [where, index] of [
    ["at the end", CHARACTERS],
    ["in the middle", CHARACTERS / 2],
  ] as const) {
    await field.evaluate((area: HTMLTextAreaElement, to) => {
      area.focus();
      area.setSelectionRange(to, to);
    }, index);
    const scripts: number[] = [];
    const tasks: number[] = [];
    for (let key = 0; key < KEYS; key++) {
      const before = await metrics();
      await phone.page.keyboard.insertText("e");
      // Until it was drawn.
      await phone.page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => setTimeout(done))),
      );
      const after = await metrics();
      scripts.push(after.script - before.script);
      tasks.push(after.all - before.all);
    }
    const at = (values: number[], share: number) =>
      (
        values.sort((a, b) => a - b)[
          Math.min(values.length - 1, Math.floor(values.length * share))
        ] ?? 0
      ).toFixed(1);
    console.log(
      `  ${where.padEnd(16)}script ${at(scripts, 0.5)} (median), ${at(scripts, 0.99)} (p99), ${at(scripts, 1)} (most; goal 16); ` +
        `with style, layout and paint ${at(tasks, 0.5)}, ${at(tasks, 0.99)}, ${at(tasks, 1)}`,
    );
  }
});
