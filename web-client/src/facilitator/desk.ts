/** The model behind the dashboard: what the server says, and the controls that are sent to it. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { ApiError, call } from "../connection/api";
import { CallKey } from "../connection/call-key";
import { LiveWorkshop } from "../connection/live-workshop";
import { problemOf, readNothing } from "../connection/outcome";
import { WorkshopMemory } from "../connection/workshop-memory";
import {
  adds,
  type Command,
  commandBody,
  isRelative,
  PERSON_NAME_LENGTH,
} from "../protocol/commands";
import { type Done, knownFrom, readDone } from "../protocol/done";
import { type MadeLink, readMadeLink, readMyLink } from "../protocol/links";
import { NO_ANSWER } from "../protocol/problem";
import { readSeatOffer, readSeatsAway, type SeatOffer, type SeatsAway } from "../protocol/seats";
import type { WorkshopLink } from "../protocol/workshop";
import { turnsIn } from "../workshop/selectors";
import { waitingIn } from "../workshop/selectors-later";
import { Free } from "./free";

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
  readonly #linkKey = new CallKey();
  readonly #messageKey = new CallKey();
  /** The controls that are on their way: what each says, and when it is answered. */
  readonly #underway = new Set<{
    readonly said: string;
    readonly answered: Promise<Done | null>;
  }>();
  /** How many things were tried, and which of them was refused last. */
  #tried = 0;
  #refusedAt = 0;

  /** What is half typed on this dashboard. */
  readonly drafts = this.#memory.drafts("facilitator");

  /** What whoever is at this device is called by the others who run the workshop (SPEC M29). */
  readonly myName = this.drafts.of("my-name");

  /** Since when tables have been able to write. */
  readonly free = new Free();

  /** Whether tables take turns in this phase, each with a clock of its own. */
  readonly turning = computed(() => this.phase.value?.phase.clock === "turns");

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
    const [next] = waitingIn(workshop);
    return next === undefined ? null : { type: "next-turn", table: next.number };
  });

  /** What a press of that button is about: which clock, and what is done to it. */
  readonly toggleMeans = computed(
    () => `${JSON.stringify(this.toggle.value)} ${this.resetMeans.value}`,
  );

  /** Which clock there is: that of a phase, or of a table's turn in it. */
  readonly resetMeans = computed(
    () => `${this.workshop.value.phase} ${this.presenting.value ?? ""}`,
  );

  /** What comes next: a turn, the end of the last one, or else the next phase. */
  readonly #upNext = computed(() => {
    const workshop = this.workshop.value;
    const [next] = waitingIn(workshop);
    if (this.turning.value && next !== undefined) {
      return { type: "next-turn", means: `next-turn ${next.number}` } as const;
    }
    const presenting = this.presenting.value;
    return this.turning.value && presenting !== null
      ? ({ type: "end-turn", means: `end-turn ${presenting}` } as const)
      : ({ type: "next-phase", means: `next-phase ${workshop.phase}` } as const);
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
   */
  async run(command: Command): Promise<boolean> {
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
      said,
      answered: due.then((own) => this.#send(command, knownFrom(seen, own))),
    };
    this.#underway.add(control);
    try {
      return (await control.answered) !== null;
    } finally {
      this.#underway.delete(control);
    }
  }

  /** @param known the version on which it was decided */
  async #send(command: Command, known: number): Promise<Done | null> {
    const path = `${this.#path}/commands?as=${this.role}`;
    const body = commandBody(command, known);
    // A message whose answer was lost is sent again, and said once.
    const key = command.type === "send-message" ? { key: this.#messageKey.of(body) } : {};
    const done = await this.#trying(() => call("POST", path, readDone, { body, ...key }));
    if (done === null) {
      await this.channel.refresh();
      return null;
    }
    if (command.type === "send-message") {
      this.#messageKey.answered();
    }
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
      if (!(await this.channel.trusted())) {
        throw new ApiError(NO_ANSWER);
      }
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
