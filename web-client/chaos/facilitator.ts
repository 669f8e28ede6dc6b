import { isDeepStrictEqual } from "node:util";
import type { Random } from "./random";
import { type Created, call, type Seat, type State, stateOf } from "./workshop";

/** Messages to all that a workshop keeps (SPEC section 4). */
export const KEPT_MESSAGES = 20;

/** The last of each kind that was answered with 200. */
export interface Answered {
  readonly version: number;
  readonly messages: readonly number[];
  readonly label: number;
  /** The one before it, which an undo without an answer may bring back. */
  readonly labelBefore: number;
  readonly name: number;
  /** What controls have made of the workshop, as far as no control is on its way that changes it. */
  readonly controls: Partial<Controls>;
  /** A state that the server showed. */
  readonly seen: State | null;
}

/** What controls change, as a state shows it. */
function controlsIn({ workshop }: State) {
  const { phase, timer, screen, turns, locked, tables } = workshop;
  return {
    phase,
    clock: timer.state,
    timer,
    extra: tables.map((table) => table.extra),
    shown: screen.table,
    screen,
    turns,
    locked,
    pens: tables.map((table) => table.locked),
  };
}

type Controls = ReturnType<typeof controlsIn>;

/** Presses the dashboard's controls, one after the other, and remembers what was answered with 200. */
export class Facilitator {
  readonly #workshop: Created;
  readonly #seat: Seat;
  readonly #random: Random;
  readonly #network: string;
  #pressing: Promise<void> | null = null;
  #resting = true;
  #counter = 0;
  #answered: Answered = {
    version: 0,
    messages: [],
    label: 0,
    labelBefore: 0,
    name: 0,
    controls: {},
    seen: null,
  };
  /** The version that controls are decided on, as on the dashboard (SPEC M9): one that comes late is refused. */
  #known = 0;
  /**
   * Whether a control is on its way, or got no answer, and none has been carried out since: after that it can no
   * longer come, since it was decided on an earlier version.
   */
  #controlIsOpen = false;
  readonly #open = new Set<number>();
  /** Whether an undo is on its way of which no answer has come: it may be carried out late. */
  #undoIsOpen = false;
  /** Whether an undo would take back the last label that was answered. */
  #relabelled = false;
  /** Commands that were answered with 200. */
  accepted = 0;

  /** `seat` is a participant who changes their name now and then. */
  constructor(workshop: Created, network: string, seat: Seat, random: Random) {
    this.#workshop = workshop;
    this.#network = network;
    this.#seat = seat;
    this.#random = random;
  }

  /** Commands of which it is not known whether they happened. */
  get unanswered(): number {
    return this.#open.size;
  }

  press(): void {
    this.#resting = false;
    this.#pressing ??= this.#go();
  }

  /** Lets go after the control that is being pressed. */
  async rest(): Promise<void> {
    this.#resting = true;
    await this.#pressing;
    this.#pressing = null;
  }

  get answered(): Answered {
    return this.#answered;
  }

  /** What of all that was answered with 200 is not in the server's state; empty when all is there. */
  missingIn(state: State, answered: Answered): string[] {
    const missing: string[] = [];
    const must = (holds: boolean, what: string) => {
      if (!holds) {
        missing.push(what);
      }
    };
    const { workshop } = state;
    must(state.version >= answered.version, `version ${answered.version}, it is ${state.version}`);
    if (state.version === answered.seen?.version) {
      const [found, seen] = [state, answered.seen].map((shown) => ({ ...shown, now: 0 }));
      must(isDeepStrictEqual(found, seen), `the state of version ${state.version} as it was seen`);
    }
    const texts = workshop.messages.map((message) => numberOf(message.text));
    must(new Set(texts).size === texts.length, `each message once, they are ${texts}`);
    let messages = answered.messages;
    if (texts.length === KEPT_MESSAGES) {
      const oldest = messages.findIndex((message) => texts.includes(message));
      messages = oldest < 0 ? [] : messages.slice(oldest);
    }
    for (const message of messages) {
      must(texts.includes(message), `message ${message}`);
    }
    const label = numberOf(workshop.tables[0]?.label);
    const isBack = this.#undoIsOpen && label === answered.labelBefore;
    must(
      isBack || this.#follows(label, answered.label),
      `table 1's label ${answered.label}, it is ${label}`,
    );
    const person = workshop.participants.find(({ id }) => id === this.#seat.participant);
    const name = numberOf(person?.name);
    must(this.#follows(name, answered.name), `the name ${answered.name}, it is ${name}`);
    const present = controlsIn(state);
    for (const [what, value] of Object.entries(answered.controls)) {
      const found = present[what as keyof Controls];
      must(
        isDeepStrictEqual(found, value),
        `${what} ${JSON.stringify(value)}, it is ${JSON.stringify(found)}`,
      );
    }
    return missing;
  }

  /** Whether what is there came after the last that was answered; what got no answer may come late. */
  #follows(there: number, answered: number): boolean {
    return there >= answered || this.#open.has(there);
  }

  /** This is so now; somebody else may have changed it. What an open control may yet change stays unknown. */
  learn(state: State): void {
    this.#known = state.version;
    const held = Object.keys(this.#answered.controls);
    const found = Object.entries(controlsIn(state));
    const sure = this.#controlIsOpen ? found.filter(([what]) => held.includes(what)) : found;
    this.#note({ controls: Object.fromEntries(sure) });
  }

  async #go(): Promise<void> {
    while (!this.#resting) {
      try {
        await this.#pressOne();
      } catch {
        // The server or the network is gone; whether it happened, or will yet, is open.
        this.#open.add(this.#counter);
        await pause(100);
      }
      await pause(this.#random.between(5, 120));
    }
  }

  async #pressOne(): Promise<void> {
    this.#counter += 1;
    const number = this.#counter;
    const dice = this.#random.next();
    if (dice < 0.25) {
      const text = `message ${number}`;
      if ((await this.#command({ type: "send-message", text, table: null })) === "done") {
        this.#note({ messages: [...this.#answered.messages, number].slice(-KEPT_MESSAGES) });
      }
    } else if (dice < 0.45) {
      const label = `label ${number}`;
      const relabel = { type: "rename-table", table: 1, place: "Gary, IN", label };
      if ((await this.#command(relabel)) === "done") {
        this.#controlIsOpen = false; // it is a control, too
        this.#note({ label: number, labelBefore: this.#answered.label });
        this.#relabelled = true;
      }
    } else if (dice < 0.6) {
      await this.#rename(number);
    } else {
      const control = this.#random.pick(CONTROLS);
      if (control.type === "undo") {
        await this.#undo(number);
      } else if ((await this.#control(control)) === "done" && !MAY_BE_SO.has(control.type)) {
        this.#relabelled = false;
      }
    }
    if (this.#random.chance(0.3)) {
      this.#note({ seen: await stateOf(this.#network, this.#workshop) });
    }
  }

  /** What the last label was must stand, so it is not that which is taken back. */
  async #undo(number: number): Promise<void> {
    if (!this.#relabelled) {
      const wasOpen = this.#undoIsOpen;
      this.#undoIsOpen = true;
      await this.#control({ type: "undo" });
      this.#undoIsOpen = wasOpen || this.#open.has(number);
    }
  }

  /** Presses a control; what it leads to is looked at once it is answered. */
  async #control(control: { readonly type: string }): Promise<Answer> {
    const { controls } = this.#answered;
    const wasOpen = this.#controlIsOpen;
    this.#controlIsOpen = true;
    this.#note({ controls: without(controls, TOUCHES[control.type]) });
    const answer = await this.#command({ ...control, expectedVersion: this.#known });
    if (answer === "open") {
      return answer;
    }
    // One that changed nothing keeps none that is open from coming: the version is still the same.
    this.#controlIsOpen = wasOpen && (answer === "refused" || MAY_BE_SO.has(control.type));
    if (answer === "refused") {
      this.#note({ controls });
    } else if (!this.#controlIsOpen) {
      this.#note({ controls: { ...this.#answered.controls, ...BRINGS[control.type] } });
    }
    this.learn(await stateOf(this.#network, this.#workshop));
    return answer;
  }

  #note(answered: Partial<Answered>): void {
    this.#answered = { ...this.#answered, ...answered };
  }

  async #command(command: object): Promise<Answer> {
    const { id, facilitatorToken } = this.#workshop;
    const path = `/api/workshops/${id}/commands`;
    const answer = await call(this.#network, "POST", path, facilitatorToken, command);
    if (answer.status === 409 || answer.status === 429) {
      return "refused";
    }
    if (answer.status !== 200) {
      this.#open.add(this.#counter);
      return "open";
    }
    this.accepted += 1;
    const { version } = answer.json as { version: number };
    this.#known = version;
    this.#note({ version });
    return "done";
  }

  async #rename(number: number): Promise<void> {
    const { token, table } = this.#seat;
    const path = `/api/join/${this.#workshop.joinCode}`;
    const body = { name: `name ${number}`, table };
    const answer = await call(this.#network, "POST", path, token, body);
    if (answer.status === 200) {
      this.accepted += 1;
      this.#note({ name: number });
    } else if (answer.status !== 429) {
      this.#open.add(number);
    }
  }
}

/** Those that change nothing where it is so already: what undo takes back is then still what it was. */
const MAY_BE_SO = new Set([
  "go-to-phase",
  "reset-timer",
  "show-table",
  "clear-screen",
  "lock",
  "unlock",
]);

/** What became of a command: carried out, not, or nobody knows. */
type Answer = "done" | "refused" | "open";

/** What a control may change; all, if nothing is said. */
const TOUCHES: Readonly<Record<string, readonly (keyof Controls)[]>> = {
  "start-timer": ["clock", "timer"],
  "pause-timer": ["clock", "timer"],
  "resume-timer": ["clock", "timer"],
  "reset-timer": ["clock", "timer"],
  "add-time": ["clock", "timer"],
  "extra-time": ["extra"],
  "draw-turns": ["turns"],
  "show-table": ["shown", "screen"],
  "clear-screen": ["shown", "screen"],
  lock: ["locked", "pens"],
  unlock: ["locked", "pens"],
};

/** What is so once a control was carried out, before anybody has looked. */
const BRINGS: Readonly<Record<string, Partial<Controls>>> = {
  "go-to-phase": { phase: "scan" },
  "start-timer": { clock: "running" },
  "pause-timer": { clock: "paused" },
  "resume-timer": { clock: "running" },
  "reset-timer": { clock: "ready" },
  "show-table": { shown: 1 },
  "clear-screen": { shown: null },
  lock: { locked: true },
  unlock: { locked: false },
};

function without(
  controls: Partial<Controls>,
  touched: readonly (keyof Controls)[] | undefined,
): Partial<Controls> {
  const left = { ...controls };
  for (const each of touched ?? (Object.keys(left) as (keyof Controls)[])) {
    delete left[each];
  }
  return left;
}

/** Controls of the dashboard that can be pressed at any time, or are refused with 409. */
const CONTROLS = [
  { type: "next-phase" },
  { type: "previous-phase" },
  { type: "go-to-phase", phase: "scan" },
  { type: "start-timer" },
  { type: "start-timer" },
  { type: "pause-timer" },
  { type: "resume-timer" },
  { type: "reset-timer" },
  { type: "add-time", ms: 60_000 },
  { type: "add-time", ms: -60_000 },
  { type: "extra-time", table: 2, ms: 30_000 },
  { type: "draw-turns", phase: "pitches" },
  { type: "next-turn" },
  { type: "end-turn" },
  { type: "show-table", table: 1 },
  { type: "clear-screen" },
  { type: "lock", table: null },
  { type: "unlock", table: null },
  { type: "unlock", table: null },
  { type: "undo" },
];

/** The number at the end of a message, label or name; 0 when there is none. */
function numberOf(text: string | undefined): number {
  return Number(text?.match(/ (\d+)$/)?.[1] ?? 0);
}

function pause(ms: number): Promise<void> {
  return new Promise((over) => setTimeout(over, ms));
}
