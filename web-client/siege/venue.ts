import * as Y from "yjs";
import { pause } from "../chaos/course";
import { type Created, call, createWorkshop, join, readTable, stateOf } from "../chaos/workshop";
import { Person } from "./person";
import { Table } from "./table";
import type { World } from "./world";

/** People who join at once: below what a workshop lets in each second (SPEC H3). */
const JOIN_AT_ONCE = 20;
/** So long all may take to be *Saved* and seen, also on a machine that is busy, milliseconds. */
const PATIENCE_MS = 30_000;
const ASK_AGAIN_MS = 100;
/** Letters, so that names and words are told apart, and no capitals, which are the attackers'. */
const LETTERS = 26;

/** A workshop with its honest people and its facilitator. */
export class Venue {
  readonly workshop: Created;
  readonly name: string;
  readonly tables: readonly Table[];
  readonly #world: World;
  readonly #honest = new Set<string>();
  #people = 0;
  #silent = false;

  private constructor(world: World, workshop: Created, name: string, tables: number) {
    this.workshop = workshop;
    this.name = name;
    this.#world = world;
    this.tables = Array.from({ length: tables }, (_, index) => new Table(index + 1, world));
  }

  static async open(world: World, number: number, tables: number): Promise<Venue> {
    const workshop = await createWorkshop(world.address, tables);
    return new Venue(world, workshop, letters(number), tables);
  }

  get people(): Person[] {
    return this.tables.flatMap((table) => [...table.people]) as Person[];
  }

  table(number: number): Table {
    const table = this.tables[number - 1];
    if (table === undefined) {
      throw new Error(`there is no table ${number}`);
    }
    return table;
  }

  /** Seats one of each kind at each of the tables; yields when all have joined. */
  async fill(tables: readonly number[], kinds: readonly Person["kind"][]): Promise<void> {
    const seats = tables.flatMap((table) => kinds.map((kind) => ({ table, kind })));
    for (let from = 0; from < seats.length; from += JOIN_AT_ONCE) {
      const some = seats.slice(from, from + JOIN_AT_ONCE);
      await Promise.all(some.map(({ table, kind }) => this.sit(table, kind)));
    }
  }

  /** Lets somebody in, who begins to write. */
  async sit(number: number, kind: Person["kind"]): Promise<Person> {
    this.#people += 1;
    const name = `${this.name}${letters(this.#people)}`;
    const seat = await join(this.#world.address, this.workshop, name, number);
    this.#honest.add(seat.participant);
    return this.open(number, kind, name, seat);
  }

  /** Opens a page, also a second one of somebody who has a seat. */
  open(number: number, kind: Person["kind"], name: string, seat: Person["seat"]): Person {
    const table = this.table(number);
    const random = this.#world.random.of(`${name} ${table.people.size}`);
    const person = new Person(this.#world, this.workshop, table, seat, kind, name, random);
    table.people.add(person);
    if (this.#silent) {
      person.hush();
    }
    person.type();
    return person;
  }

  /**
   * Closes a page and opens it again, with nothing kept on the device; not before what was written is
   * *Saved*, or, with a stock client, seen by the others: nobody was promised more.
   */
  async reload(person: Person): Promise<Person> {
    const table = this.table(person.seat.table);
    person.rest();
    await until(() => !person.waits && !table.awaits(person));
    this.leave(person);
    return this.open(person.seat.table, person.kind, person.name, person.seat);
  }

  leave(person: Person): void {
    person.leave();
    this.table(person.seat.table).people.delete(person);
  }

  /** Everybody goes. */
  close(): void {
    for (const person of this.people) {
      this.leave(person);
    }
  }

  /** A last word of each; settles when all is *Saved* and seen and everybody sees everybody, or patience ends. */
  async rest(): Promise<void> {
    for (const person of this.people) {
      person.rest();
      person.write();
    }
    await until(
      () =>
        !this.people.some(
          (person) => person.waits || this.table(person.seat.table).awaits(person),
        ) && this.#hidden().length === 0,
    );
    for (const person of this.people) {
      person.giveUp();
    }
  }

  #hidden(): string[] {
    return this.tables.flatMap((table) => table.hidden());
  }

  /** Whose words are not *Saved*, and why. */
  unsaved(): string[] {
    return this.people.map(({ unsaved }) => unsaved).filter((problem) => problem !== null);
  }

  goOn(): void {
    for (const person of this.people) {
      person.type();
    }
  }

  /** What harm was done: words that are missing somewhere, or not taken, people who are hidden. */
  async harm(): Promise<string[]> {
    const harm = [...this.unsaved(), ...this.#hidden()];
    for (const table of this.tables.filter(({ people }) => people.size > 0)) {
      for (const { name, client } of table.people) {
        harm.push(...table.words.missingIn(client.doc).map((word) => `${name} lacks ${word}`));
      }
      harm.push(...(await this.lost(table)));
    }
    return harm;
  }

  /** What the server lacks of a table's words. */
  async lost(table: Table): Promise<string[]> {
    const doc = new Y.Doc();
    try {
      const state = await readTable(this.#world.address, this.workshop, table.number);
      const [begun, before] = [performance.now(), process.cpuUsage()];
      Y.applyUpdate(doc, state);
      const { user, system } = process.cpuUsage(before);
      const ms = Math.min(performance.now() - begun, (user + system) / 1_000);
      this.#world.felt.load.add(ms);
      return table.words.missingIn(doc).map((word) => `the server lacks ${word}`);
    } catch (problem) {
      return [`table ${table.number} cannot be read: ${problem}`];
    } finally {
      doc.destroy();
    }
  }

  /** Presses a control; the status of the answer, 0 if there was none. */
  async command(command: object): Promise<number> {
    const { id, facilitatorToken } = this.workshop;
    const path = `/api/workshops/${id}/commands`;
    try {
      const { address } = this.#world;
      return (await call(address, "POST", path, facilitatorToken, command)).status;
    } catch {
      return 0;
    }
  }

  /** Presses a control that must work. */
  async press(command: object): Promise<void> {
    const status = await this.command(command);
    if (status !== 200) {
      this.#world.felt.refused.push(`${JSON.stringify(command).slice(0, 80)}: ${status}`);
    }
  }

  /** People write in silence from now on, each for themselves. */
  hush(): void {
    this.#silent = true;
    for (const person of this.people) {
      person.hush();
    }
  }

  /** Everybody sees what all have written in the silence. */
  speak(): void {
    this.#silent = false;
    for (const person of this.people) {
      person.speak();
    }
  }

  /** Lets those in who were kept out, as far as there are seats for them. */
  async letIn(participants: readonly string[]): Promise<void> {
    const status = await this.command({ type: "let-in", participants });
    if (status !== 200 && status !== 409) {
      this.#world.felt.refused.push(`let-in: ${status}`);
    }
  }

  /** Puts out whoever is not honest, in two presses: who never wrote, then the others. Says what did not work. */
  async clear(): Promise<string[]> {
    const problems: string[] = [];
    const must = async (command: object) => {
      const status = await this.command(command);
      if (status !== 200) {
        problems.push(`${JSON.stringify(command)} was answered with ${status}`);
      }
    };
    await must({ type: "remove-silent" });
    const participants = await this.strangers();
    if (participants.length > 0) {
      await must({ type: "keep-out", participants });
    }
    const left = await this.strangers();
    return left.length === 0 ? problems : [...problems, `${left.length} strangers are still there`];
  }

  /** Gives a table an empty flipchart, on which everybody opens their page again. Says what did not work. */
  async startAfresh(table: Table): Promise<string[]> {
    const people = [...table.people] as Person[];
    for (const person of people) {
      this.leave(person);
    }
    const status = await this.command({ type: "start-afresh", table: table.number });
    table.words.forget();
    table.startedAt = await this.#startedAt(table);
    for (const { kind, name, seat } of people) {
      this.open(table.number, kind, name, seat);
    }
    return status === 200 ? [] : [`starting afresh was answered with ${status}`];
  }

  async #startedAt({ number }: Table): Promise<number | null> {
    const { workshop } = await stateOf(this.#world.address, this.workshop);
    return workshop.tables.find((table) => table.number === number)?.startedAt ?? null;
  }

  /** Who is in and is not honest. */
  async strangers(): Promise<string[]> {
    const { workshop } = await stateOf(this.#world.address, this.workshop);
    return workshop.participants.map(({ id }) => id).filter((id) => !this.#honest.has(id));
  }
}

/** Settles when the condition holds, or patience ends. */
export async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS && !condition(); waited += ASK_AGAIN_MS) {
    await pause(ASK_AGAIN_MS);
  }
}

/** A number in letters: 0 is a, 26 is ba. */
function letters(number: number): string {
  const last = String.fromCharCode(97 + (number % LETTERS));
  return number < LETTERS ? last : letters(Math.floor(number / LETTERS)) + last;
}
