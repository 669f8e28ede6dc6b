import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Awareness } from "y-protocols/awareness";
import type { Doc, Text, UndoManager } from "yjs";
import type { Activity, Sector } from "../protocol/activity";
import type { Partnership, Player } from "./players";
import { publishPlace, readWriters, type Writer } from "./presence";
import { type About, Flipchart } from "./schema";
import { historyOf } from "./text-binding";

/** The participant whose device this is. */
export interface Me {
  readonly id: string;
  readonly name: string;
}

/** What this device's owner has half typed, by the names of the fields. */
export interface HalfTyped {
  of(field: string): Signal<string>;
}

/** What this device removed or merged last, and can take back. */
export type Deed =
  | { readonly did: "removed"; readonly name: string }
  | {
      readonly did: "merged";
      readonly name: string;
      readonly into: string;
      /** The id of the one that is now part of the other. */
      readonly id: string;
    };

/** A flipchart as the views see it: signals that follow the document and the people in it. */
export class Board {
  readonly flipchart: Flipchart;
  readonly activity: Activity;
  readonly awareness: Awareness;
  readonly me: Me;
  /** Whether pens are down: the fields show, but do not take words. */
  readonly locked: ReadonlySignal<boolean>;
  /** Which items the facilitator keeps off the room screen: player ids, `challenge`, `pitch`, `presenter`. */
  readonly hidden: ReadonlySignal<ReadonlySet<string>>;
  /** What is half typed at this table, and nobody else sees. */
  readonly drafts: HalfTyped;
  readonly #sectors: ReadonlySet<string>;
  readonly #people: ReadonlySignal<ReadonlyMap<string, string>>;
  readonly #players;
  readonly #partnerships;
  readonly #about;
  readonly #writers = signal<readonly Writer[]>([]);
  readonly #deed = signal<Deed | null>(null);
  readonly #histories = new Map<Text, UndoManager>();
  readonly #closers: (() => void)[] = [];
  /** The people here besides this device's owner, one entry each, by name. */
  readonly others: ReadonlySignal<readonly Writer[]> = computed(() => {
    const byId = new Map<string, Writer>();
    for (const writer of this.#writers.value) {
      const known = byId.get(writer.id);
      if (writer.id !== this.me.id && (known === undefined || known.field === null)) {
        byId.set(writer.id, writer);
      }
    }
    return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name));
  });

  constructor(options: {
    doc: Doc;
    awareness: Awareness;
    activity: Activity;
    me: Me;
    locked: ReadonlySignal<boolean>;
    hidden: ReadonlySignal<ReadonlySet<string>>;
    /** The names of the participants at the table, by their ids. */
    people: ReadonlySignal<ReadonlyMap<string, string>>;
    drafts: HalfTyped;
  }) {
    this.flipchart = new Flipchart(options.doc);
    this.activity = options.activity;
    this.awareness = options.awareness;
    this.me = options.me;
    this.locked = options.locked;
    this.hidden = options.hidden;
    this.drafts = options.drafts;
    this.#people = options.people;
    this.#sectors = new Set(options.activity.sectors.map((sector) => sector.id));
    this.#players = signal<readonly Player[]>([]);
    this.#partnerships = signal<readonly Partnership[]>([]);
    this.#about = signal<About>(this.flipchart.about());
    this.#closers.push(
      effect(() => this.#readPlayers()),
      this.flipchart.onPlayers(() => this.#readPlayers()),
      this.flipchart.onAbout(() => {
        this.#about.value = this.flipchart.about();
      }),
    );
    const aware = () => {
      this.#writers.value = readWriters(this.awareness, this.#people.peek());
    };
    this.awareness.on("change", aware);
    this.#closers.push(() => this.awareness.off("change", aware));
    this.awareness.setLocalState({ user: { id: this.me.id, name: this.me.name }, field: null });
    this.#closers.push(
      effect(() => {
        this.#writers.value = readWriters(this.awareness, this.#people.value);
      }),
    );
  }

  get players(): ReadonlySignal<readonly Player[]> {
    return this.#players;
  }

  get partnerships(): ReadonlySignal<readonly Partnership[]> {
    return this.#partnerships;
  }

  get about(): ReadonlySignal<About> {
    return this.#about;
  }

  /** Every other device at the table. */
  get writers(): ReadonlySignal<readonly Writer[]> {
    return this.#writers;
  }

  /** What was done last and can be taken back, else null. */
  get deed(): ReadonlySignal<Deed | null> {
    return this.#deed;
  }

  sector(id: string): Sector | undefined {
    return this.activity.sectors.find((sector) => sector.id === id);
  }

  /** Says to the others where this device is. */
  place(
    field: string | null,
    place: { text: Text; anchor: number; head: number } | null = null,
  ): void {
    publishPlace(this.awareness, field, place);
  }

  /** What this device has written into a text since the page was opened, whatever sheet was shown. */
  history(text: Text): UndoManager {
    const known = this.#histories.get(text);
    if (known !== undefined) {
      return known;
    }
    const history = historyOf(text);
    this.#histories.set(text, history);
    return history;
  }

  removePlayer(player: Player): void {
    this.flipchart.removePlayer(player.id);
    this.#deed.value = { did: "removed", name: player.name };
  }

  removePartnership(partnership: Partnership, words: string): void {
    this.flipchart.removePartnership(partnership);
    this.#deed.value = { did: "removed", name: words };
  }

  /** Makes one player of two. */
  mergePlayers(a: Player, b: Player): void {
    const { kept, merged } = this.flipchart.mergePlayers(a, b);
    this.#deed.value = { did: "merged", name: merged.name, into: kept.name, id: merged.id };
  }

  /** Takes back what was done last. */
  takeBack(): void {
    const deed = this.#deed.value;
    if (deed?.did === "merged") {
      this.flipchart.partPlayer(deed.id);
    } else {
      this.flipchart.undoRemoval();
    }
    this.#deed.value = null;
  }

  /** Leaves what was done last as it is. */
  letBe(): void {
    this.#deed.value = null;
  }

  close(): void {
    for (const close of this.#closers) {
      close();
    }
    for (const history of this.#histories.values()) {
      history.destroy();
    }
  }

  #readPlayers(): void {
    const players = this.flipchart.players(this.#sectors, this.#people.value);
    this.#players.value = players;
    this.#partnerships.value = this.flipchart.partnerships(players);
  }
}
