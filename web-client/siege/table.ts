import * as Y from "yjs";
import type { Client } from "../chaos/clients";
import type { Felt } from "./felt";
import { Words } from "./words";
import type { World } from "./world";

/** Somebody honest at a table. */
export interface Reader {
  readonly name: string;
  readonly client: Client;
  /** Whether nothing of their own keeps them from hearing what others write. */
  readonly hears: boolean;
  /** Whether they were here long enough to be seen and to see. */
  readonly present: boolean;
}

/** A word that others at the table have not seen yet. */
interface Expected {
  readonly author: Reader;
  readonly client: number;
  /** The clock after it. */
  readonly clock: number;
  readonly at: number;
  /** Who wants to know how long it took; null when it is not the server that it waits for. */
  felt: Felt | null;
  readonly readers: Set<Reader>;
}

/** A table with honest people: what they wrote, and what of it the others have seen. */
export class Table {
  readonly number: number;
  readonly words = new Words();
  readonly people = new Set<Reader>();
  /** When its flipchart was started afresh; null if it never was. */
  startedAt: number | null = null;
  readonly #world: World;
  readonly #expected = new Set<Expected>();

  constructor(number: number, world: World) {
    this.number = number;
    this.#world = world;
  }

  /** Somebody wrote: everybody else at the table is to see it. */
  expect(
    author: Reader,
    [client, clock]: readonly [client: number, clock: number],
    at: number,
    felt: Felt | null,
  ): void {
    const readers = new Set([...this.people].filter((reader) => reader.hears));
    readers.delete(author);
    this.#expected.add({ author, client, clock, at, felt, readers });
  }

  /** Somebody's document changed. */
  look(reader: Reader): void {
    for (const expected of this.#expected) {
      const { client, clock, at, felt, readers } = expected;
      if (readers.has(reader) && Y.getState(reader.client.doc.store, client) >= clock) {
        felt?.seen.add(this.#world.since(at));
        this.#forget(expected, reader);
      }
    }
  }

  /** Somebody lost their connection, or writes in silence: what the others have not seen yet of theirs waits for the end of that. */
  interrupt(author: Reader): void {
    for (const expected of this.#expected) {
      if (expected.author === author) {
        expected.felt = null;
      }
    }
  }

  /** Whether somebody has not seen all yet that this author wrote. */
  awaits(author: Reader): boolean {
    return [...this.#expected].some((expected) => expected.author === author);
  }

  forgetReader(reader: Reader): void {
    for (const expected of this.#expected) {
      this.#forget(expected, reader);
    }
  }

  /** Whoever speaks with an honest person's client id must have their name; a page that just took an id has none yet. */
  recognise(reader: Reader): void {
    for (const person of this.people) {
      const state = reader.client.awareness.getStates().get(person.client.awareness.clientID);
      const name = state?.user?.name;
      if (name !== undefined && name !== person.name) {
        this.#world.felt.harmed.push(`${reader.name} sees ${person.name} as ${name}`);
      }
    }
  }

  /** Who does not see whom. */
  hidden(): string[] {
    const there = [...this.people].filter((person) => person.present);
    return there.flatMap((reader) => {
      const seen = reader.client.awareness.getStates();
      return there
        .filter((person) => !seen.has(person.client.awareness.clientID))
        .map((person) => `${reader.name} does not see ${person.name}`);
    });
  }

  #forget(expected: Expected, reader: Reader): void {
    expected.readers.delete(reader);
    if (expected.readers.size === 0) {
      this.#expected.delete(expected);
    }
  }
}
