import { computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import { fetchActivity, fetchState, finalProblem, isUnclaimed, isUnknown } from "../connection/api";
import { askBeforeClosing } from "../connection/ask-closing";
import { Backoff } from "../connection/backoff";
import { draftsUnkept, losesDrafts } from "../connection/drafts";
import { WorkshopFeed } from "../connection/feed";
import { type ProviderOptions, TableProvider } from "../connection/provider";
import { takeSeatAgain } from "../connection/server-proof";
import { WorkshopMemory } from "../connection/workshop-memory";
import { Board } from "../flipchart/board";
import { readersLanguages, standInWith } from "../i18n/language";
import { t } from "../i18n/phone";
import { type Activity, readActivity } from "../protocol/activity";
import type { StateMessage } from "../protocol/messages";
import type { Participant } from "../protocol/workshop";
import { ServerClock } from "../workshop/clock";
import { tableOf } from "../workshop/selectors";
import { tableWords } from "../workshop/words";
import { Leftovers } from "./leftovers";
import type { Seat } from "./seat";
import { Tidings } from "./tidings";

/**
 * Reasons to stop that are no end: another flipchart comes, or the flipchart stays on the glass, and its owner can
 * do something and try again.
 */
const passingReasons = new Set([
  "moved",
  "started-afresh",
  "too-large",
  "malformed",
  "too-many-sockets",
]);

/** One phone in one workshop: who it is, where it sits, and all that follows from it. */
export class PhoneSession {
  readonly workshopId: string;
  readonly clock = new ServerClock();
  readonly feed = new WorkshopFeed(this.clock);
  readonly memory: WorkshopMemory;
  readonly leftovers: Leftovers;
  readonly tidings: Tidings;
  /** As it came first: in one language, where this phone knew nothing of it. */
  readonly #known = signal<Activity | null>(null);
  /** In all its languages, once it has come so. */
  readonly #whole = signal<Activity | null>(null);
  readonly #seat = signal<Seat | null>(null);
  readonly #problem = signal<string | null>(null);
  readonly #unreachable = signal(false);
  readonly #unknown = signal(false);
  readonly #dismissed = signal<ReadonlySet<string>>(new Set());
  readonly #helpWished = signal<boolean | null>(null);
  readonly #backoff = new Backoff();
  readonly #closers: (() => void)[] = [];
  /** When the workshop had been brought back where all of a flipchart was last saved. */
  readonly #savedAt = new WeakMap<TableProvider, number | null>();
  #closed = false;
  #retry: ReturnType<typeof setTimeout> | undefined;

  readonly locked = computed(() => this.feed.state.value?.workshop.locked ?? false);
  /** Whether what is written here is hidden from the others (SPEC W46). */
  readonly silent = computed(
    () => (this.feed.state.value?.workshop.silence.present ?? null) !== null,
  );
  readonly hidden = computed<ReadonlySet<string>>(() => {
    const table = this.table.value;
    const hidden = this.feed.state.value?.workshop.hidden ?? [];
    return new Set(hidden.filter((entry) => entry.table === table).map((entry) => entry.item));
  });
  /** The names of the people at this phone's table, by their ids. */
  readonly people = computed<ReadonlyMap<string, string>>(
    () => new Map(this.feed.state.value?.workshop.participants.map(({ id, name }) => [id, name])),
  );

  constructor(workshopId: string) {
    this.workshopId = workshopId;
    this.memory = new WorkshopMemory(workshopId);
    this.leftovers = new Leftovers(workshopId, this.memory);
    this.tidings = new Tidings(this.memory);
  }

  /** The table this phone's owner sits at, null until it is known. */
  readonly table = computed(() => this.feed.state.value?.you.participant?.table ?? null);

  /** The workshop's activity in its reader's language. */
  readonly activity = computed(() => {
    const known = this.#known.value;
    if (known === null) {
      return null;
    }
    return readActivity((this.#whole.value ?? known).file, readersLanguages.value);
  });

  get state(): ReadonlySignal<StateMessage | null> {
    return this.feed.state;
  }

  get seat(): ReadonlySignal<Seat | null> {
    return this.#seat;
  }

  /** Why this phone cannot take part: a problem's name or a close reason; null while it can. */
  get problem(): ReadonlySignal<string | null> {
    return this.#problem;
  }

  /** Whether the server has not been reached yet. */
  get unreachable(): ReadonlySignal<boolean> {
    return this.#unreachable;
  }

  /**
   * Whether another server seems to be where the workshop's was: whoever answers has no such workshop, or
   * cannot show that it is the workshop's server.
   */
  readonly elsewhere = computed(
    () =>
      this.#unknown.value || (this.#seat.value?.provider.answering.value ?? "server") !== "server",
  );

  /** The messages that were dismissed on this phone. */
  get dismissed(): ReadonlySignal<ReadonlySet<string>> {
    return this.#dismissed;
  }

  start(): void {
    const remembered = this.memory.state();
    if (remembered !== null) {
      this.feed.recall(remembered);
    }
    this.#known.value = this.memory.activity();
    this.#dismissed.value = new Set(this.memory.dismissed());
    this.leftovers.recall();
    this.tidings.recall();
    this.clock.start((sent) => this.#seat.value?.provider.send({ type: "clock", sent }) ?? false);
    this.#closers.push(
      () => this.clock.stop(),
      effect(() => {
        const state = this.feed.state.value;
        if (state !== null) {
          this.memory.keepState(state);
        }
      }),
      askBeforeClosing(
        () =>
          this.#seat.value?.provider.unsaved.value ||
          this.leftovers.words.value !== "" ||
          draftsUnkept.value,
        () => this.#seat.value?.provider.wouldLose() || !this.leftovers.kept || losesDrafts(),
      ),
      effect(() => this.#takeSeat()),
      effect(() => this.#sitAnew()),
      effect(() => this.#tellWish()),
      effect(() => this.#dropWish()),
      effect(() => this.#keepWish()),
      effect(() => {
        const provider = this.#seat.value?.provider;
        if (provider?.saving.value === "saved") {
          this.#savedAt.set(provider, this.feed.state.peek()?.workshop.broughtBack ?? null);
        }
      }),
      effect(() => {
        const reason = this.#seat.value?.provider.stopReason.value ?? null;
        if (reason !== null && !passingReasons.has(reason)) {
          untracked(() => this.#fail(reason));
        }
      }),
    );
    void this.#load();
  }

  /** Leaves the table and the workshop; what this device remembers of them stays. */
  close(): void {
    if (this.#closed) {
      return;
    }
    this.#closed = true;
    clearTimeout(this.#retry);
    for (const close of this.#closers.splice(0)) {
      close();
    }
    this.#leaveSeat();
  }

  /** Whether help is to be asked for, or the call taken back, and that is not so yet; null when neither. */
  get helpWished(): ReadonlySignal<boolean | null> {
    return this.#helpWished;
  }

  /** Asks for help, or takes the call back: on every new connection, until it is so. */
  help(on: boolean): void {
    this.#seat.value?.provider.noteHelpRefused();
    this.#helpWished.value = on;
  }

  #tellWish(): void {
    const on = this.#helpWished.value;
    const provider = this.#seat.value?.provider;
    if (on !== null && provider?.status.value === "open") {
      untracked(() => provider.send({ type: "help", on }));
    }
  }

  /** It is as was wished, or was refused. */
  #dropWish(): void {
    const seat = this.#seat.value;
    const workshop = this.feed.state.value?.workshop;
    const table = seat && workshop && tableOf(workshop, seat.provider.table);
    const asked = (table?.help ?? null) !== null;
    if (asked === this.#helpWished.value || seat?.provider.helpRefused.value) {
      this.#helpWished.value = null;
    }
  }

  /** What is wished outlives a reload; not the tab: of another day nobody wants it. */
  #keepWish(): void {
    const wish = this.#helpWished.value;
    const seat = this.#seat.value;
    if (seat !== null) {
      this.memory.keepWish(wish === null ? null : `${seat.provider.table}/${wish}`);
    }
  }

  dismiss(message: string): void {
    const next = new Set(this.#dismissed.value).add(message);
    this.#dismissed.value = next;
    this.memory.keepDismissed([...next]);
  }

  async #load(): Promise<void> {
    try {
      const [state, activity] = await Promise.all([
        fetchState(this.workshopId, "participant"),
        this.#fetchActivity(),
      ]);
      if (this.#closed) {
        return;
      }
      this.#unreachable.value = false;
      this.#unknown.value = false;
      if (state.you.participant === null) {
        this.#fail("forbidden");
        return;
      }
      this.feed.takeState(state);
      this.#learn(activity);
      this.#collect(state.you.participant.table, state.you.participant.table);
    } catch (error) {
      if (this.#closed) {
        return;
      }
      await this.#notLoaded(error);
    }
  }

  /** Fetches the activity: in its reader's language, unless this phone has it in all of them. */
  #fetchActivity(): Promise<Activity> {
    const whole = this.#known.value?.alone === false;
    const languages = whole ? undefined : readersLanguages.value;
    return fetchActivity(this.workshopId, "participant", languages);
  }

  /** Whether the activity is known in one language alone. */
  get knowsOneLanguage(): boolean {
    return this.#known.value?.alone === true && this.#whole.value === null && !this.#closed;
  }

  /** Takes the activity in all its languages. */
  learnWhole(whole: Activity): void {
    this.memory.keepActivity(whole);
    this.#whole.value = whole;
  }

  async #notLoaded(error: unknown): Promise<void> {
    const known = this.feed.state.value;
    if (isUnclaimed(error)) {
      if (!known?.you.participant) {
        this.#fail("unauthorised"); // nobody knows any more where this browser's owner sat
        return;
      }
      await takeSeatAgain(this.workshopId, known).catch(() => {}); // the next attempt tells
    }
    // A server that has no such workshop may be another than ours, until its day is over by that server's clock
    // and by this device's: either may be wrong.
    const over = known?.workshop.deleteAfter ?? 0;
    this.#unknown.value =
      isUnknown(error) &&
      known !== null &&
      !(over <= Number(error.problem.said?.now) && over <= Date.now());
    const final = this.#unknown.value ? null : finalProblem(error);
    if (final !== null) {
      this.#fail(final);
    } else if (!this.#closed) {
      this.#unreachable.value = true;
      this.#retry = setTimeout(() => this.#load(), this.#backoff.next());
    }
  }

  /** Takes the activity; the one that this device remembers stays where it says the same. */
  #learn(activity: Activity): void {
    if (JSON.stringify(activity.file) !== JSON.stringify(this.#known.value?.file)) {
      this.memory.keepActivity(activity);
      this.#known.value = activity;
    }
    void standInWith(activity.languages);
  }

  #fail(problem: string): void {
    if (problem === "unknown-workshop" || problem === "deleted") {
      this.memory.forget();
      this.leftovers.gone = true;
    }
    const seat = this.#seat.value;
    if (seat !== null && problem === "deleted") {
      this.leftovers.leave(seat, "", true);
    } else if (seat !== null) {
      this.leftovers.showOf(seat, "");
    }
    this.#collect(seat?.provider.table ?? null, null);
    this.#problem.value = problem;
  }

  /** Looks for words that were left behind at other flipcharts than this table's, and in forms of other tables. */
  #collect(table: number | null, forms: number | null): void {
    const workshop = this.feed.state.value?.workshop;
    const startedAt = (workshop && tableOf(workshop, table ?? 0)?.startedAt) ?? null;
    const copy = table === null ? null : { table, startedAt };
    const activity = workshop === undefined ? null : this.activity.value;
    this.leftovers.collect({ copy, forms, activity }, (number) => this.#titleOf(number));
  }

  #titleOf(number: number): string {
    const workshop = this.feed.state.value?.workshop;
    const table = workshop && tableOf(workshop, number);
    return table === undefined ? t("table", { number }) : tableWords(table);
  }

  #leaveSeat(): void {
    const seat = this.#seat.value;
    seat?.board.close();
    seat?.provider.close();
  }

  /** Sits down where the state says, and leaves the table before. */
  #takeSeat(): void {
    const activity = this.activity.value;
    const state = this.feed.state.value;
    const participant = state?.you.participant ?? null;
    if (activity === null || state === null || participant === null) {
      return;
    }
    const table = tableOf(state.workshop, participant.table);
    const startedAt = table?.startedAt ?? null;
    untracked(() => {
      const before = this.#seat.value;
      const sameTable = before?.provider.table === participant.table;
      const sameFlipchart = sameTable && before.provider.startedAt === startedAt;
      if (sameFlipchart) {
        this.#showWith(activity, before, participant);
        return;
      }
      if (before !== null) {
        // Nothing of the table before may get into the one to come, be it a call for help.
        if (!sameTable) {
          this.#helpWished.value = null;
        }
        // No facilitator has put the flipchart aside that was lost with another server (SPEC B7).
        const lost =
          sameTable &&
          (table?.fromPhones ||
            Number(startedAt) < Number(before.provider.startedAt) ||
            (this.#savedAt.get(before.provider) ?? null) !== state.workshop.broughtBack);
        if (!lost) {
          this.tidings.tell(sameTable ? "started-afresh" : "moved");
        }
        this.leftovers.leave(
          before,
          sameTable ? "" : this.#titleOf(before.provider.table),
          sameTable,
          lost,
        );
      } else {
        const [table, on] = this.memory.wish().split("/");
        if (table === String(participant.table)) {
          this.#helpWished.value ??= on === "true";
        }
      }
      this.#sit(activity, participant, startedAt);
    });
  }

  /**
   * Goes on at the same flipchart in another language, with another activity, or as whom its owner was on
   * another phone (SPEC M20): its document may hold words, and stays.
   */
  #showWith(activity: Activity, { provider, board }: Seat, participant: Participant): void {
    const returned = board.me.id !== participant.id;
    if (returned) {
      this.tidings.tell("seat-returned");
    }
    if (returned || !this.#isKnown(board.activity) || !this.#isKnown(activity)) {
      board.close();
      this.#seat.value = { provider, board: this.#boardOf(provider, activity, participant) };
    } else {
      board.tell(activity);
    }
  }

  /** Whether this is the workshop's activity as it came, be it in one language or in all. */
  #isKnown({ file }: Activity): boolean {
    return file === this.#known.value?.file || file === this.#whole.value?.file;
  }

  /** Takes the same seat with a new document, into which what is displaced is written anew. */
  #sitAnew(): void {
    const displaced = this.#seat.value?.provider.displaced.value ?? null;
    untracked(() => {
      const activity = this.activity.value;
      const participant = this.feed.state.value?.you.participant ?? null;
      const before = this.#seat.value;
      if (displaced !== null && activity !== null && participant !== null && before !== null) {
        this.#leaveSeat();
        this.#sit(activity, participant, before.provider.startedAt, { displaced });
      }
    });
  }

  #sit(
    activity: Activity,
    participant: Participant,
    startedAt: number | null,
    options: ProviderOptions = {},
  ): void {
    const { table } = participant;
    const address = { workshopId: this.workshopId, table, startedAt, as: "participant" } as const;
    const provider = TableProvider.open(address, this.feed, options);
    const seat = { provider, board: this.#boardOf(provider, activity, participant) };
    provider.first = () => this.leftovers.watch(seat);
    this.#seat.value = seat;
    this.leftovers.collect({ copy: null, forms: table, activity: null }, (number) =>
      this.#titleOf(number),
    );
  }

  #boardOf(provider: TableProvider, activity: Activity, { id, name }: Participant): Board {
    return new Board({
      doc: provider.doc,
      awareness: provider.awareness,
      activity,
      me: { id, name },
      locked: this.locked,
      silent: this.silent,
      hidden: this.hidden,
      people: this.people,
      drafts: this.memory.drafts(`table-${provider.table}`),
    });
  }
}
