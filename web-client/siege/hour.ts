import { pause } from "../chaos/course";
import { call } from "../chaos/workshop";
import type { Person } from "./person";
import type { Venue } from "./venue";
import type { World } from "./world";

const PASTED = 10_000;
/** A table may be full of people who never came for so long; how often somebody tries meanwhile. */
const FULL_MS = 12_000;
const FULL_PAUSE_MS = 500;
/** A report is awaited so long, milliseconds. */
const REPORT_MS = 90_000;

/**
 * What happens to honest people in every hour, here in a few seconds: somebody pastes a long text, is
 * without a network and comes back, reloads, opens a second tab, comes late; the facilitator presses
 * controls and fetches reports. All of it must go well.
 *
 * @param venue with at least three people, of whom the first two have our page, at this table
 * @param other a workshop that has nothing to do with it
 */
export async function happen(
  world: World,
  venue: Venue,
  other: Venue,
  table: number,
  lasts: number,
): Promise<void> {
  const [first, second, third] = venue.table(table).people as Set<Person>;
  if (first === undefined || second === undefined || third === undefined) {
    throw new Error("too few people are there");
  }
  const at = async (share: number, act: () => Promise<void> | void) => {
    await pause(lasts * share);
    await act();
  };
  await Promise.all([
    at(0.1, () => second.goAway()),
    at(0.2, () => first.paste(PASTED)),
    at(0.3, () => comeLate(world, venue, table)),
    at(0.4, () => control(world, venue)),
    at(0.45, () => second.comeBack()),
    at(0.5, () => {
      venue.open(table, "page", first.name, first.seat);
    }),
    at(0.55, async () => {
      await venue.reload(third);
    }),
    at(0.6, () => report(world, venue, other)),
    at(0.8, () => control(world, venue)),
    at(1, () => {}),
  ]);
}

async function comeLate(world: World, venue: Venue, table: number): Promise<void> {
  const { felt } = world;
  let begun = performance.now();
  const path = `/api/join/${venue.workshop.joinCode}`;
  try {
    const { status } = await call(world.address, "GET", path, "");
    if (status !== 200) {
      felt.refused.push(`who the code is for: ${status}`);
    }
    const person = await comeIn(venue, table, () => {
      begun = performance.now();
    });
    await new Promise<void>((there) => {
      const { doc } = person.client;
      if (doc.store.clients.size > 0) {
        there();
      }
      doc.once("update", () => there());
    });
  } catch (problem) {
    felt.refused.push(`a newcomer: ${problem}`);
  }
  felt.came.add(world.since(begun));
}

/** Tries again while the table is full, and says so: seats that nobody came to lapse (SPEC M15). */
async function comeIn(venue: Venue, table: number, again: () => void): Promise<Person> {
  for (let waited = 0; ; waited += FULL_PAUSE_MS) {
    try {
      return await venue.sit(table, "page");
    } catch (problem) {
      if (waited >= FULL_MS || !`${problem}`.includes("table-full")) {
        throw problem;
      }
      await pause(FULL_PAUSE_MS);
      again();
    }
  }
}

async function control(world: World, venue: Venue): Promise<void> {
  const { felt } = world;
  const begun = performance.now();
  const status = await venue.command({ type: "send-message", text: "Five minutes", table: null });
  if (status !== 200) {
    felt.refused.push(`a control: ${status}`);
  }
  felt.control.add(world.since(begun));
}

async function report(world: World, venue: Venue, other: Venue): Promise<void> {
  const { felt } = world;
  const fetched = async ({ workshop }: Venue, add: (ms: number) => void) => {
    const begun = performance.now();
    const response = await fetch(`${world.address}/api/workshops/${workshop.id}/report.pdf`, {
      headers: { Authorization: `Bearer ${workshop.facilitatorToken}` },
      signal: AbortSignal.timeout(REPORT_MS),
    });
    await response.arrayBuffer();
    add(world.since(begun));
    if (response.status !== 200) {
      felt.refused.push(`a report: ${response.status}`);
    }
  };
  try {
    await Promise.all([
      fetched(venue, (ms) => felt.report.add(ms)),
      fetched(other, (ms) => felt.otherReport.add(ms)),
    ]);
  } catch (problem) {
    felt.refused.push(`a report: ${problem}`);
  }
}
