import {
  computed,
  effect,
  type ReadonlySignal,
  type Signal,
  signal,
  untracked,
} from "@preact/signals";
import type { Awareness } from "y-protocols/awareness";
import type { Doc, Text, UndoManager } from "yjs";
import { inLanguage } from "../i18n/direction";
import type { Activity, Field, TextSheet } from "../protocol/activity";
import type { Deed, LiveDeck } from "./live-deck";
import { publishPlace, readWriters, type Writer } from "./presence";
import { type About, Flipchart } from "./schema";

/** The participant whose device this is. */
export interface Me {
  readonly id: string;
  readonly name: string;
}

/** What this device's owner has half typed, by the names of the fields. */
export interface HalfTyped {
  of(field: string): Signal<string>;
  /** The names of those that begin so. */
  namesFrom(begin: string): string[];
}

/** A flipchart as the views see it: signals that follow the document and the people in it. */
export class Board {
  readonly flipchart: Flipchart;
  readonly awareness: Awareness;
  readonly me: Me;
  /** Whether pens are down: the fields show, but do not take words. */
  readonly locked: ReadonlySignal<boolean>;
  /** Which items the facilitator keeps off the room screen: ids of cards, fields and roles. */
  readonly hidden: ReadonlySignal<ReadonlySet<string>>;
  /** What is half typed at this table, and nobody else sees. */
  readonly drafts: HalfTyped;
  /** The names of the participants at the table, by their ids. */
  readonly people: ReadonlySignal<ReadonlyMap<string, string>>;
  readonly #activity;
  readonly #about;
  readonly #writers = signal<readonly Writer[]>([]);
  readonly #deed = signal<{ readonly deed: Deed; readonly deck: LiveDeck } | null>(null);
  readonly #histories = new Map<Text, UndoManager>();
  readonly #silent: ReadonlySignal<boolean>;
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

  /** What this device removed or merged last and can take back, else null. */
  readonly deed: ReadonlySignal<Deed | null> = computed(() => this.#deed.value?.deed ?? null);

  constructor(options: {
    doc: Doc;
    awareness: Awareness;
    activity: Activity;
    me: Me;
    locked: ReadonlySignal<boolean>;
    /** Whether others are not to learn where this device is. */
    silent?: ReadonlySignal<boolean>;
    hidden: ReadonlySignal<ReadonlySet<string>>;
    /** The names of the participants at the table, by their ids. */
    people: ReadonlySignal<ReadonlyMap<string, string>>;
    drafts: HalfTyped;
  }) {
    this.flipchart = new Flipchart(options.doc, options.activity);
    this.#activity = signal(options.activity);
    this.awareness = options.awareness;
    this.me = options.me;
    this.locked = options.locked;
    this.hidden = options.hidden;
    this.#silent = options.silent ?? signal(false);
    this.drafts = options.drafts;
    this.people = options.people;
    this.#about = signal<About>(this.flipchart.about());
    this.#closers.push(
      this.flipchart.onAbout(() => {
        this.#about.value = this.flipchart.about();
      }),
    );
    const aware = () => {
      this.#writers.value = readWriters(this.awareness, this.people.peek());
    };
    this.awareness.on("change", aware);
    this.#closers.push(() => this.awareness.off("change", aware));
    this.awareness.setLocalState({ user: { id: this.me.id, name: this.me.name }, field: null });
    this.#closers.push(
      effect(() => {
        this.#writers.value = readWriters(this.awareness, this.people.value);
      }),
      effect(() => {
        if (this.#silent.value) {
          untracked(() => this.place(null));
        }
      }),
    );
  }

  /** The activity in the language of this device's owner. */
  get activity(): Activity {
    return this.#activity.value;
  }

  /** The attributes of an element whose words are the activity's. */
  get said(): ReturnType<typeof inLanguage> {
    return inLanguage(this.activity.language);
  }

  /** Goes on with the same activity in another language. */
  tell(activity: Activity): void {
    this.#activity.value = activity;
  }

  /** A field by its id, and the sheet that it is on; undefined where the activity has none. */
  field(id: string): { readonly field: Field; readonly sheet: TextSheet } | undefined {
    for (const sheet of this.activity.sheets) {
      const field =
        sheet.kind === "text" ? sheet.fields.find((other) => other.id === id) : undefined;
      if (sheet.kind === "text" && field !== undefined) {
        return { field, sheet };
      }
    }
    return undefined;
  }

  get about(): ReadonlySignal<About> {
    return this.#about;
  }

  /** Every other device at the table. */
  get writers(): ReadonlySignal<readonly Writer[]> {
    return this.#writers;
  }

  /** Says to the others where this device is. */
  place(
    field: string | null,
    place: { readonly anchor: unknown; readonly head: unknown } | null = null,
  ): void {
    const hides = this.#silent.peek();
    publishPlace(this.awareness, hides ? null : field, hides ? null : place);
  }

  /**
   * What this device has written into a text since its field was shown first, whatever sheet is shown.
   *
   * @param make begins it
   */
  history(text: Text, make: (text: Text) => UndoManager): UndoManager {
    const known = this.#histories.get(text);
    if (known !== undefined) {
      return known;
    }
    const history = make(text);
    this.#histories.set(text, history);
    return history;
  }

  /** This device has removed or merged something. */
  readonly did = (deed: Deed, deck: LiveDeck): void => {
    this.#deed.value = { deed, deck };
  };

  /** Takes back what was done last. */
  takeBack(): void {
    const last = this.#deed.value;
    last?.deck.takeBack(last.deed);
    this.#deed.value = null;
  }

  /** Leaves what was done last as it is. */
  letBe(): void {
    this.#deed.value = null;
  }

  /** Calls back when it is closed. */
  closing(close: () => void): void {
    this.#closers.push(close);
  }

  close(): void {
    for (const close of this.#closers) {
      close();
    }
    for (const history of this.#histories.values()) {
      history.destroy();
    }
  }
}
