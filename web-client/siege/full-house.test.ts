import { expect, test } from "vitest";
import { course, pause } from "../chaos/course";
import { Random } from "../chaos/random";
import { ServerProcess } from "../chaos/server-process";
import { ownCore } from "./machine";
import type { Person } from "./person";
import { Venue } from "./venue";
import { World } from "./world";

const chosen = course(0);
const TABLES = 40;
const PEOPLE = 20;
/** In a full hour most people listen. */
const PACE_MS = [8_000, 24_000] as const;
const PASTED = 10_000;
const BREAK_MS = 1_500;
const LIMIT_MS = 300_000;

test(`[W10] an honest hour of ${TABLES} tables of ${PEOPLE} meets no limit (seed ${chosen.seed})`, {
  timeout: LIMIT_MS,
}, async () => {
  const server = await ServerProcess.of("sqlite", undefined, chosen.long ? ownCore() : []);
  const random = new Random(chosen.seed);
  const world = new World(server.address, random, PACE_MS);
  let venue: Venue | undefined;
  try {
    await server.start();
    venue = await Venue.open(world, 0, TABLES);
    const kinds = Array.from({ length: PEOPLE - 1 }, (_, one) =>
      one % 5 === 4 ? "stock" : "page",
    );
    const numbers = venue.tables.map(({ number }) => number);
    await venue.fill(numbers, kinds);
    for (const table of venue.tables) {
      const people = [...table.people] as Person[];
      random.pick(people).paste(PASTED);
      await venue.reload(random.pick(people));
      const twice = random.pick([...table.people] as Person[]);
      venue.open(table.number, "page", twice.name, twice.seat);
    }
    const some = venue.people.filter(() => random.chance(0.3));
    await breakOff(some);
    // Somebody new takes each table's last seat.
    await venue.fill(numbers, ["page"]);
    await breakOff(venue.people);
    await venue.rest();
    const harm = await venue.harm();
    const { felt } = world;
    console.log(
      `${venue.people.length} people: Saved ${felt.saved.at(0.99).toFixed(0)} ms (p99), worst ` +
        `${felt.saved.worst.toFixed(0)} of ${felt.saved.count}`,
    );
    expect(felt.refused).toEqual([]);
    expect(felt.closed).toEqual([]);
    expect(felt.thrown).toEqual([]);
    expect(felt.harmed).toEqual([]);
    expect(harm).toEqual([]);
  } finally {
    await server.remove();
    venue?.close();
    world.end();
  }
});

/** The network is gone for them, and they come back all at once. */
async function breakOff(people: readonly Person[]): Promise<void> {
  for (const person of people) {
    person.goAway();
  }
  await pause(BREAK_MS);
  for (const person of people) {
    person.comeBack();
  }
  await pause(BREAK_MS);
}
