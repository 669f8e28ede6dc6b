/** The model behind the dashboard: what the server says, and the controls that are sent to it. */
import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import { ApiError, call } from "../connection/api";
import { CallKey } from "../connection/call-key";
import { freshKey } from "../connection/fresh-key";
import { LiveWorkshop, type Opened } from "../connection/live-workshop";
import { mayHaveHappened, problemOf, readNothing } from "../connection/outcome";
import { WorkshopMemory } from "../connection/workshop-memory";
import {
  adds,
  type Command,
  commandBody,
  isRelative,
  mayReorder,
  PERSON_NAME_LENGTH,
  saysWords,
} from "../protocol/commands";
import { type Done, knownFrom, readDone } from "../protocol/done";
import { type MadeLink, readMadeLink, readMyLink } from "../protocol/links";
import { readSeatOffer, readSeatsAway, type SeatOffer, type SeatsAway } from "../protocol/seats";
import type { WorkshopLink } from "../protocol/workshop";
import { turnsIn } from "../workshop/selectors";
import { comingIn, nextPhase } from "../workshop/selectors-later";
import { Free } from "./free";

/** Whether it leads to another step. */
function isStep({ type }: Command): boolean {
  return type === "next-phase" || type === "go-to-phase";
}

/** A control that did not happen: the problem's name and the server's own words, if any. */
export interface Refusal {
  readonly name: string;
  readonly detail: string;
}

const toggles = {
  ready: "start-timer",
  running: "pause-timer",
  paused: "resume-timer",
} as const;

/** A press of the clock's one big button: of a call, which table it calls. */
export type Toggle =
  | { readonly type: (typeof toggles)[keyof typeof toggles] }
  | { readonly type: "next-turn"; readonly table: number };

export class Desk extends LiveWorkshop {
  readonly #refusal = signal<Refusal | null>(null);
  readonly #ended = signal(false);
  readonly #memory = new WorkshopMemory(this.id);
  readonly #path = `/api/workshops/${encodeURIComponent(this.id)}`;
  /** Of the controls whose answer was lost, by what was said: on which version each was decided, and its key. */
  readonly #unheard = new Map<string, { readonly known: number; readonly key: string }>();
  /** The controls that are on their way: what each is and says, and when it is answered. */
  readonly #underway = new Set<{
    readonly command: Command;
    readonly said: string;
    readonly answered: Promise<Done | null>;
  }>();
  /** How many things were tried, and which of them was refused last. */
  #tried = 0;
  #refusedAt = 0;

  /** What is half typed on this dashboard. */
  readonly drafts = this.#memory.drafts("facilitator");

  readonly #linkKey = CallKey.among(this.drafts, "link");

  /** What whoever is at this device is called by the others who run the workshop (SPEC M29). */
  readonly myName = this.drafts.of("my-name");

  /** Since when tables have been able to write. */
  readonly free = new Free(
    () => this.workshop.value.timing?.cues.since,
    () => this.clock.guessed.value,
  );

  /** @param languages those of the reader, the most wanted first */
  constructor(opened: Opened, languages: ReadonlySignal<readonly string[]>) {
    super(opened, languages);
    effect(() => {
      if (this.channel.status.value === "open") {
        this.free.connected();
      }
    });
  }

  /** Whether tables take turns in this phase, each with a clock of its own. */
  readonly turning = computed(() => this.phase.value?.phase.clock === "turns");

  readonly #acts = signal(0);

  /** The table whose turn it is now; null between two turns and in other phases. */
  readonly presenting = computed(() => turnsIn(this.workshop.value).presenting);

  /**
   * What the clock's one big button does. A clock that a table has for itself starts when the table is
   * called; so between two turns the button calls the next one, and does nothing when there is none.
   */
  readonly toggle = computed((): Toggle | null => {
    const workshop = this.workshop.value;
    if (!this.turning.value || this.presenting.value !== null) {
      return { type: toggles[workshop.timer.state] };
    }
    const [next] = comingIn(workshop);
    return next === undefined ? null : { type: "next-turn", table: next.number };
  });

  /** The step that was asked for while words are hidden, and in which phase. */
  readonly asked = signal<{ readonly command: Command; readonly phase: string } | null>(null);

  /** What a press of that button is about: which clock, and what is done to it. */
  readonly toggleMeans = computed(
    () => `${JSON.stringify(this.toggle.value)} ${this.clockMeans.value}`,
  );

  /** Which clock there is: that of a phase, or of a table's turn in it. */
  readonly clockMeans = computed(
    () => `${this.workshop.value.phase} ${this.presenting.value ?? ""}`,
  );

  /** What going on to the next phase is about: from which, and to which. */
  readonly nextPhaseMeans = computed(() => {
    const workshop = this.workshop.value;
    const next = nextPhase(workshop, this.activity.value)?.phase.id;
    return `next-phase from ${workshop.phase} to ${next}`;
  });

  /** What comes next: a turn, the end of the last one, or else the next phase. */
  readonly #upNext = computed(() => {
    const workshop = this.workshop.value;
    const [next] = comingIn(workshop);
    if (this.turning.value && next !== undefined) {
      return { type: "next-turn", means: `next-turn ${next.number}` } as const;
    }
    const presenting = this.presenting.value;
    return this.turning.value && presenting !== null
      ? ({ type: "end-turn", means: `end-turn ${presenting}` } as const)
      : ({ type: "next-phase", means: this.nextPhaseMeans.value } as const);
  });

  /** What a press of the key for what comes next is about. */
  readonly nextMeans = computed(() => this.#upNext.value.means);

  /** What a press of the key that freezes the text on the screen is about (SPEC M26). */
  readonly freezeMeans = computed(() => {
    const { table, frozen } = this.workshop.value.screen;
    return `freeze ${table} ${frozen !== null}`;
  });

  /** Whether the workshop was deleted: from here, or the server said so. */
  readonly deleted = computed(
    () => this.#ended.value || this.channel.stopReason.value === "deleted",
  );

  /** Whether this page runs the workshop, and does not only help in it (SPEC M19). */
  get runs(): boolean {
    return this.role === "facilitator";
  }

  /** Rises as something is done on this dashboard, and once the order that came of it is there. */
  get acts(): ReadonlySignal<number> {
    return this.#acts;
  }

  /** Whether something is being done on this dashboard of which another order may come. */
  get ordering(): boolean {
    return [...this.#underway].some(({ command }) => mayReorder(command));
  }

  /** Why the last control did not happen, until the next one or until it is dismissed. */
  get refusal(): ReadonlySignal<Refusal | null> {
    return this.#refusal;
  }

  dismissRefusal(): void {
    this.#refusal.value = null;
  }

  /**
   * Sends a control; says whether it happened. What comes of it arrives as state, and is there when this
   * is done. The same control again while it is on its way is the second press of one gesture, and is
   * not sent, unless it adds something. What would do something else after another control waits for
   * those that were pressed before it: they may go by other ways to the server, and would be overtaken.
   * A step is asked about first while words are hidden, which it would show for good (SPEC M38).
   *
   * @param sure whether it was asked about
   */
  async run(command: Command, sure = false): Promise<boolean> {
    if (!sure && isStep(command) && this.workshop.value.silence.present !== null) {
      this.asked.value = { command, phase: this.workshop.value.phase };
      return false;
    }
    const said = JSON.stringify(command);
    const before = [...this.#underway];
    if (!adds(command) && before.some((control) => control.said === said)) {
      return false;
    }
    const seen = this.state.value.version;
    const due = isRelative(command)
      ? Promise.all(before.map((control) => control.answered))
      : Promise.resolve([]);
    const control = {
      command,
      said,
      answered: due.then((own) => this.#send(command, said, knownFrom(seen, own))),
    };
    this.#underway.add(control);
    this.#acts.value += 1;
    try {
      return (await control.answered) !== null;
    } finally {
      this.#underway.delete(control);
      if (mayReorder(command)) {
        this.#acts.value += 1;
      }
    }
  }

  /**
   * What was sent before and never answered may have happened. The same words again have the same key, and
   * are said once; any other control again is decided on what was seen at the first press, so that the
   * server refuses to do it twice.
   *
   * @param known the version on which it was decided
   */
  async #send(command: Command, said: string, known: number): Promise<Done | null> {
    const path = `${this.#path}/commands?as=${this.role}`;
    const before = this.#unheard.get(said);
    const decided = before ?? { known, key: freshKey() };
    const body = commandBody(command, decided.known);
    const key = saysWords(command) ? { key: decided.key } : {};
    const done = await this.#trying(async () => {
      try {
        return await call("POST", path, readDone, { body, ...key });
      } catch (error) {
        const problem = problemOf(error);
        if (mayHaveHappened(problem)) {
          this.#unheard.set(said, decided);
        } else {
          this.#unheard.delete(said);
        }
        const again = problem.name === "conflict" && before !== undefined;
        throw again ? new ApiError({ ...problem, name: "conflict-again" }) : error;
      }
    });
    if (done === null) {
      await this.channel.refresh();
      return null;
    }
    this.#unheard.delete(said);
    await this.channel.caughtUp(done.version);
    return done;
  }

  /** Makes a link for somebody else or for a screen; null when that did not happen. */
  async makeLink(opens: WorkshopLink["opens"], label: string): Promise<MadeLink | null> {
    const path = `${this.#path}/links?as=facilitator`;
    const body = { opens, label };
    const made = await this.#trying(() =>
      call("POST", path, readMadeLink, { body, key: this.#linkKey.of(body) }),
    );
    if (made !== null) {
      this.#linkKey.answered();
    }
    return made;
  }

  /** Whether such a link was asked for last, and the answer did not come: it may be in the list without anybody having it. */
  isUnheardLink(opens: WorkshopLink["opens"], label: string): boolean {
    return this.#linkKey.isOf({ opens, label });
  }

  /** Offers somebody's seat to the phone that takes it first; null when that did not happen. */
  offerSeat(participant: string): Promise<SeatOffer | null> {
    return this.#trying(() =>
      call("POST", `${this.#path}/seat-offers?as=facilitator`, readSeatOffer, {
        body: { participant },
      }),
    );
  }

  /** Whose seats have lapsed, or would if they were wanted. */
  seatsAway(): Promise<SeatsAway> {
    return call("GET", `${this.#path}/seats?as=facilitator`, readSeatsAway);
  }

  /** What the link by which this page came is called, "" when it has no name or nobody says. */
  async linkName(): Promise<string> {
    try {
      const { label } = await call("GET", `${this.#path}/my-link?as=${this.role}`, readMyLink);
      return label.slice(0, PERSON_NAME_LENGTH);
    } catch {
      return "";
    }
  }

  /** Ends the workshop and deletes all of it; says whether that happened. */
  async end(): Promise<boolean> {
    const gone = await this.#trying(async () => {
      await call("DELETE", `${this.#path}?as=facilitator`, readNothing);
      return true;
    });
    if (gone === null) {
      return false;
    }
    this.#memory.forget();
    this.#ended.value = true;
    this.channel.close();
    return true;
  }

  async #trying<T>(work: () => Promise<T>): Promise<T | null> {
    const turn = ++this.#tried;
    try {
      const answer = await work();
      // What was tried before and is answered later does not unsay why this did not happen.
      if (turn > this.#refusedAt) {
        this.#refusal.value = null;
      }
      return answer;
    } catch (error) {
      this.#refusedAt = Math.max(this.#refusedAt, turn);
      this.#refusal.value = problemOf(error);
      return null;
    }
  }

  /** Start, pause, resume or call: whatever the one big button does now. */
  toggleTimer(): void {
    const type = this.toggle.value?.type;
    if (type !== undefined) {
      void this.run({ type });
    }
  }

  /** Does what comes next. */
  next(): void {
    const { type } = this.#upNext.value;
    void this.run({ type });
  }

  /** Keeps the text of the table on the screen as it is, or lets it follow again; nothing without one. */
  toggleFrozen(): void {
    const { table, frozen } = this.workshop.value.screen;
    if (table !== null) {
      void this.run({ type: "freeze-text", on: frozen === null });
    }
  }
}

let present: Desk | null = null;

/**
 * Makes this the desk of the page, which has one and no other. (A context of Preact would do as well, and
 * every phone would wait for it in the file that it shares with this page.)
 */
export function openDesk(desk: Desk): Desk {
  present = desk;
  return desk;
}

/** The desk of the dashboard. */
export function useDesk(): Desk {
  if (present === null) {
    throw new Error("there is no dashboard without its desk");
  }
  return present;
}
