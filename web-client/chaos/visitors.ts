import { pause } from "./course";
import type { Random } from "./random";
import { type Created, call, type Seat, stateOf } from "./workshop";

/** Seats of a table (SPEC M15). */
const SEATS = 20;
const TABLES = 10;
/** Looked at after each trouble: the last ones, which are in danger, and some of the others. */
const LOOKED_AT = { last: 30, others: 10 };

/** Something that was answered with success, and how to see whether it is so. */
interface Told {
  readonly what: string;
  holds(address: string): Promise<boolean>;
}

/**
 * People who create workshops, take seats and send messages, one after the other. Remember each that
 * was answered with success: it must hold at every server from then on.
 */
export class Visitors {
  readonly #address: string;
  readonly #random: Random;
  readonly #told: Told[] = [];
  #workshop: Created | null = null;
  #seats = 0;
  #counter = 0;
  #resting = true;
  #coming: Promise<void> | null = null;

  /** `address` is where they knock. */
  constructor(address: string, random: Random) {
    this.#address = address;
    this.#random = random;
  }

  /** Successes that were told so far. */
  get told(): number {
    return this.#told.length;
  }

  come(): void {
    this.#resting = false;
    this.#coming ??= this.#go();
  }

  /** Nobody comes after the one who is at the door. */
  async rest(): Promise<void> {
    this.#resting = true;
    await this.#coming;
    this.#coming = null;
  }

  /** What does not hold at a server although it is among the first so many that were told; by now, if none is said. */
  async missingAt(address: string, told = this.#told.length): Promise<string[]> {
    const by = this.#told.slice(0, told);
    const last = by.slice(-LOOKED_AT.last);
    const others = by.slice(0, -LOOKED_AT.last);
    const some = Array.from({ length: Math.min(others.length, LOOKED_AT.others) }, () =>
      this.#random.pick(others),
    );
    const missing: string[] = [];
    for (const told of [...some, ...last]) {
      if (!(await told.holds(address))) {
        missing.push(told.what);
      }
    }
    return missing;
  }

  async #go(): Promise<void> {
    while (!this.#resting) {
      try {
        await this.#knock();
      } catch {
        // The server or the network is gone; whether it happened is open.
      }
      await pause(this.#random.between(20, 150));
    }
  }

  async #knock(): Promise<void> {
    this.#counter += 1;
    const number = this.#counter;
    const workshop = this.#workshop;
    if (workshop === null || this.#seats === SEATS * TABLES || this.#random.chance(0.05)) {
      await this.#create(number);
    } else if (this.#random.chance(0.6)) {
      await this.#join(workshop, number);
    } else {
      await this.#send(workshop, number);
    }
  }

  async #create(number: number): Promise<void> {
    const tables = Array.from({ length: TABLES }, (_, index) => ({ place: `Place ${index + 1}` }));
    const body = { name: `Visit ${number}`, tables };
    const answer = await call(this.#address, "POST", "/api/workshops", "", body);
    if (answer.status !== 201) {
      return;
    }
    const created = answer.json as Created;
    this.#workshop = created;
    this.#seats = 0;
    this.#told.push({
      what: `workshop ${created.id}`,
      holds: async (address) => {
        const byCode = await call(address, "GET", `/api/join/${created.joinCode}`, "");
        const path = `/api/workshops/${created.id}`;
        const byLink = await call(address, "GET", path, created.facilitatorToken);
        return byCode.status === 200 && byLink.status === 200;
      },
    });
  }

  async #join(workshop: Created, number: number): Promise<void> {
    const table = 1 + Math.floor(this.#seats / SEATS);
    this.#seats += 1;
    const body = { name: `Visitor ${number}`, table };
    const answer = await call(this.#address, "POST", `/api/join/${workshop.joinCode}`, "", body);
    if (answer.status !== 201) {
      return;
    }
    const { participantToken } = answer.json as { participantToken: Seat["token"] };
    this.#told.push({
      what: `visitor ${number}'s seat in ${workshop.id}`,
      holds: async (address) => {
        const path = `/api/workshops/${workshop.id}`;
        return (await call(address, "GET", path, participantToken)).status === 200;
      },
    });
  }

  async #send(workshop: Created, number: number): Promise<void> {
    const text = `visit ${number}`;
    const path = `/api/workshops/${workshop.id}/commands`;
    const command = { type: "send-message", text, table: null };
    const answer = await call(this.#address, "POST", path, workshop.facilitatorToken, command);
    if (answer.status !== 200) {
      return;
    }
    const { version } = answer.json as { version: number };
    this.#told.push({
      what: `message ${number} in ${workshop.id}`,
      holds: async (address) => {
        const state = await stateOf(address, workshop);
        const { messages } = state.workshop;
        const kept = messages.length < KEPT_MESSAGES;
        const there = messages.some((message) => message.text === text);
        return state.version >= version && (there || !kept);
      },
    });
  }
}

/** Messages that a workshop keeps (SPEC section 4). */
const KEPT_MESSAGES = 50;
