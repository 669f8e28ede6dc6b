import { isDeepStrictEqual } from "node:util";
import type { Random } from "./random";
import { type Created, call, type Seat, type State, stateOf } from "./workshop";

/** Messages that a workshop keeps (SPEC section 4). */
const KEPT_MESSAGES = 50;

/** The last of each kind that was answered with 200. */
export interface Answered {
  readonly version: number;
  readonly messages: readonly number[];
  readonly label: number;
  readonly name: number;
  /** A state that the server showed. */
  readonly seen: State | null;
}

/** Presses the dashboard's controls, one after the other, and remembers what was answered with 200. */
export class Facilitator {
  readonly #workshop: Created;
  readonly #seat: Seat;
  readonly #random: Random;
  readonly #network: string;
  #pressing: Promise<void> | null = null;
  #resting = true;
  #counter = 0;
  #answered: Answered = { version: 0, messages: [], label: 0, name: 0, seen: null };
  readonly #open = new Set<number>();
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
      messages = messages.slice(oldest);
    }
    for (const message of messages) {
      must(texts.includes(message), `message ${message}`);
    }
    const label = numberOf(workshop.tables[0]?.label);
    must(this.#follows(label, answered.label), `table 1's label ${answered.label}, it is ${label}`);
    const person = workshop.participants.find(({ id }) => id === this.#seat.participant);
    const name = numberOf(person?.name);
    must(this.#follows(name, answered.name), `the name ${answered.name}, it is ${name}`);
    return missing;
  }

  /** Whether what is there came after the last that was answered; what got no answer may come late. */
  #follows(there: number, answered: number): boolean {
    return there >= answered || this.#open.has(there);
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
      if (await this.#command({ type: "send-message", text, table: null })) {
        this.#note({ messages: [...this.#answered.messages, number].slice(-KEPT_MESSAGES) });
      }
    } else if (dice < 0.45) {
      const label = `label ${number}`;
      if (await this.#command({ type: "rename-table", table: 1, place: "Gary, IN", label })) {
        this.#note({ label: number });
      }
    } else if (dice < 0.6) {
      await this.#rename(number);
    } else {
      await this.#command(this.#random.pick(CONTROLS));
    }
    if (this.#random.chance(0.3)) {
      this.#note({ seen: await stateOf(this.#network, this.#workshop) });
    }
  }

  #note(answered: Partial<Answered>): void {
    this.#answered = { ...this.#answered, ...answered };
  }

  async #command(command: object): Promise<boolean> {
    const { id, facilitatorToken } = this.#workshop;
    const path = `/api/workshops/${id}/commands`;
    const answer = await call(this.#network, "POST", path, facilitatorToken, command);
    if (answer.status === 409 || answer.status === 429) {
      return false;
    }
    if (answer.status !== 200) {
      this.#open.add(this.#counter);
      return false;
    }
    this.accepted += 1;
    this.#note({ version: (answer.json as { version: number }).version });
    return true;
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
