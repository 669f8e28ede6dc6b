import type { Course } from "../chaos/course";
import { Random } from "../chaos/random";
import type { ServerProcess } from "../chaos/server-process";
import { SEATS } from "../chaos/workshop";
import { Attackers } from "./attackers";
import type { Answers } from "./attackers/ground";
import { facilitate } from "./beside";
import { Disk } from "./disk";
import { Felt } from "./felt";
import { happen } from "./hour";
import { footprint } from "./machine";
import type { Wave } from "./rule";
import { until, Venue } from "./venue";
import { World } from "./world";

/** Of the workshop that is attacked: the table with honest people, the attackers' own, and another. */
const [SHARED, OWN, BESIDE, TABLES] = [1, 2, 3, 4];

/** Who is honest there, how many come later, and how many have a seat (SPEC M15). */
const HONEST = ["page", "page", "stock"] as const;
const LATE = 1;

/** How large it all is. */
export interface Scale {
  /** Workshops that nobody attacks, and their tables, all with people who write. */
  readonly workshops: number;
  readonly tables: number;
  /** Milliseconds of one wave of attacks. */
  readonly wave: number;
  /** Kinds of attack at once, while there are some that had no turn yet. */
  readonly together: number;
}

export const SHORT: Scale = { workshops: 1, tables: 2, wave: 2_500, together: 8 };
export const LONG: Scale = { workshops: 2, tables: 20, wave: 4_000, together: 1 };

/** Between two words of somebody who writes, milliseconds. */
const PACE_MS = [500, 1_300] as const;
/** So many kinds at once when each had its turn. */
const MIXED = [2, 5] as const;
/**
 * Workshops that nobody attacks are closed and others opened after so many waves: until then people write
 * as much there as in an hour, who have to think about it.
 */
const WAVES_A_HOUSE = 12;
/** Of so many workshops all words are looked for once more after the server was killed. */
const REMEMBERED = 100;

/** Hears of each wave as it is over. */
export type Told = (wave: Wave, answers: Answers) => void;

/**
 * Honest people write in several workshops of one server, and attackers come in waves, each into a
 * workshop of its own, in which some of the honest sit too.
 */
export class Siege {
  readonly #server: ServerProcess;
  readonly #attackers: Attackers;
  readonly #scale: Scale;
  readonly #random: Random;
  readonly #world: World;
  /** The latest that there were; of some it is known that words of theirs are gone. */
  #venues: Venue[] = [];
  readonly #harmed = new WeakSet<Venue>();
  #house: Venue[] = [];
  #waves = 0;
  #opened = 0;

  private constructor(server: ServerProcess, attackers: Attackers, scale: Scale, random: Random) {
    this.#server = server;
    this.#attackers = attackers;
    this.#scale = scale;
    this.#random = random;
    this.#world = new World(server.address, random.of("honest"), PACE_MS);
  }

  /** The server runs; the honest sit down and write. */
  static async lay(server: ServerProcess, scale: Scale, seed: number): Promise<Siege> {
    const siege = new Siege(server, await Attackers.gather(), scale, new Random(seed));
    await siege.#openHouse();
    return siege;
  }

  /** What is felt now. */
  get felt(): Felt {
    return this.#world.felt;
  }

  /**
   * A calm wave, then attacks until the time is over: those that were asked for, all at once; or, if none
   * were, each kind once, and then mixtures. Yields how many waves there were.
   */
  async play(chosen: Course, asked: readonly string[], told: Told): Promise<number> {
    this.#attackers.check(asked);
    const end = Date.now() + chosen.lasts;
    await this.#wave([], told);
    const turns = asked.length > 0 ? [] : this.#shuffled();
    while (turns.length > 0 || Date.now() < end) {
      await this.#wave(this.#next(turns, asked), told);
      if (this.#waves % WAVES_A_HOUSE === 0) {
        await this.#closeHouse();
        await this.#openHouse();
      }
    }
    return this.#waves;
  }

  #next(turns: string[], asked: readonly string[]): readonly string[] {
    if (turns.length > 0) {
      return turns.splice(0, this.#scale.together);
    }
    return asked.length > 0 ? asked : this.#shuffled().slice(0, this.#random.between(...MIXED));
  }

  /** The server is killed and started: all words must still be there, and everybody goes on. */
  async restart(): Promise<string[]> {
    for (const venue of this.#house) {
      await venue.rest();
    }
    await this.#server.kill();
    this.#world.felt = new Felt();
    await this.#server.start();
    const harm: string[] = [];
    const venues = new Set([...this.#venues, ...this.#house]);
    for (const venue of [...venues].filter((one) => !this.#harmed.has(one))) {
      for (const table of venue.tables) {
        harm.push(...(await venue.lost(table)));
      }
    }
    await this.#closeHouse();
    return [...harm, ...this.#world.felt.harmed];
  }

  /** Everybody goes home. */
  end(): void {
    for (const venue of [...this.#venues, ...this.#house]) {
      venue.close();
    }
    this.#attackers.dismiss();
    this.#world.end();
  }

  async #wave(kinds: readonly string[], told: Told): Promise<void> {
    this.#waves += 1;
    const venue = await this.#open(TABLES);
    await venue.fill([SHARED], HONEST);
    await venue.fill([BESIDE], ["page", "stock"]);
    const before = footprint(this.#server);
    const felt = new Felt();
    this.#world.felt = felt;
    const disk = new Disk(this.#server.data, felt.disk);
    const lasts = this.#scale.wave;
    const [other] = this.#house as [Venue];
    const [answers] = await Promise.all([
      kinds.length === 0 ? {} : this.#attackers.attack(this.#order(venue, kinds)),
      happen(this.#world, venue, other, SHARED, lasts),
      facilitate(venue, kinds, lasts),
    ]);
    await venue.rest();
    await disk.stop();
    await this.#look(venue);
    felt.notUndone.push(...(await this.#undo(venue)));
    venue.close();
    if (!this.#server.running) {
      throw new Error(`the server ended, attacked by ${kinds}:\n${this.#server.printed}`);
    }
    told({ kinds, felt, before, after: footprint(this.#server) }, answers);
  }

  #order(venue: Venue, kinds: readonly string[]) {
    const { id, joinCode } = venue.workshop;
    return {
      venue: {
        address: this.#server.address,
        workshop: id,
        joinCode,
        shared: SHARED as number,
        free: SEATS - HONEST.length - LATE,
        own: OWN as number,
        tables: TABLES as number,
      },
      kinds,
      seed: this.#random.between(1, 1_000_000_000),
      lasts: this.#scale.wave,
    };
  }

  /** The facilitator puts the attackers out; the honest must be able to go on, if need be on an empty flipchart. */
  async #undo(venue: Venue): Promise<string[]> {
    const problems = await venue.clear();
    if ((await this.#stuck(venue)).length === 0) {
      return problems;
    }
    problems.push(...(await venue.startAfresh(venue.table(SHARED))));
    const stuck = await this.#stuck(venue);
    return [...problems, ...stuck.map((problem) => `afterwards ${problem}`)];
  }

  /** Who cannot write. */
  async #stuck(venue: Venue): Promise<string[]> {
    for (const person of venue.people) {
      person.write();
    }
    await until(() => !venue.people.some(({ waits }) => waits));
    return venue.unsaved();
  }

  async #openHouse(): Promise<void> {
    const { workshops, tables } = this.#scale;
    const numbers = Array.from({ length: tables }, (_, index) => index + 1);
    for (let count = 0; count < workshops; count++) {
      const venue = await this.#open(tables);
      await venue.fill(numbers, tables > 2 ? ["page", "page", "stock"] : ["page", "stock"]);
      this.#house.push(venue);
    }
  }

  /** Looks whether all is there that was written in the house, and closes it. */
  async #closeHouse(): Promise<void> {
    const house = this.#house;
    this.#house = [];
    for (const venue of house) {
      await venue.rest();
      await this.#look(venue);
      venue.close();
    }
  }

  async #look(venue: Venue): Promise<void> {
    const harm = await venue.harm();
    if (harm.length > 0) {
      this.#harmed.add(venue);
    }
    this.#world.felt.harmed.push(...harm);
  }

  async #open(tables: number): Promise<Venue> {
    const venue = await Venue.open(this.#world, this.#opened, tables);
    this.#opened += 1;
    this.#venues = [...this.#venues.slice(1 - REMEMBERED), venue];
    return venue;
  }

  #shuffled(): string[] {
    const left = [...this.#attackers.kinds];
    const shuffled: string[] = [];
    while (left.length > 0) {
      shuffled.push(...left.splice(this.#random.between(0, left.length - 1), 1));
    }
    return shuffled;
  }
}
