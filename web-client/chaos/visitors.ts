import { pause } from "./course";
import { KEPT_MESSAGES } from "./facilitator";
import type { Random } from "./random";
import { type Created, call, SEATS, type Seat, stateOf, wordsOn, write } from "./workshop";

/** Seats of a table (SPEC M15). */
const TABLES = 10;
/** Of what was looked at before, looked at again: the last ones, which are in danger, and some of the others. */
const AGAIN = { last: 30, others: 10 };
/** How often another server, which hears of it in milliseconds (P1), is asked whether it is rid of something. */
const HEARS = { times: 100, pause: 50 };
/** What they do, each as often as it stands here. */
const DEEDS = [
  ...Array.from({ length: 5 }, () => "join" as const),
  ...Array.from({ length: 3 }, () => "send" as const),
  ...Array.from({ length: 2 }, () => "link" as const),
  ...Array.from({ length: 2 }, () => "take away" as const),
  ...Array.from({ length: 2 }, () => "move a seat" as const),
  ...Array.from({ length: 2 }, () => "answer" as const),
  "restore",
  "load",
  "end",
] as const;
/** Whose turn it is, and in which phase. */
const TURN = { phase: "pitches", table: 1 };
const KINDS = ["help", "contact", "question"] as const;

/** Something that was answered with success, and how to see whether it is so. */
interface Told {
  readonly what: string;
  /** Ids of what it is about: when one of these goes, it need not hold any longer. */
  readonly needs: readonly string[];
  /** Whether it is that something has gone. */
  readonly ends: boolean;
  holds(address: string): Promise<boolean>;
}

/** Somebody who has a token that can be taken away. */
interface Holder {
  readonly id: string;
  readonly token: string;
  /** Where they sit; 0 of who has no seat. */
  readonly table: number;
  /** The command that takes it away. */
  readonly end:
    | { readonly type: "remove-participant"; readonly participant: string }
    | { readonly type: "revoke-link"; readonly link: string };
}

/**
 * People who create workshops and end them, take seats and are removed, take them to other phones, make links
 * and revoke them, send messages, answer to a turn, bring a flipchart back, and load activities and delete them,
 * one after the other. Remember each that was answered with success: it must hold at every
 * server from then on, until something that undoes it is asked for.
 */
export class Visitors {
  readonly #address: string;
  readonly #random: Random;
  readonly #told: Told[] = [];
  /** How many of them were looked at, by the server's address. */
  readonly #looked = new Map<string, number>();
  /** Ids of what went, or may have gone: its end was asked for, and no answer may have come. */
  readonly #gone = new Set<string>();
  #holders: Holder[] = [];
  #workshop: Created | null = null;
  /** Whether a turn may be answered to. */
  #answering = false;
  /** The kinds of answer that were given, or may have been, by who gave them. */
  readonly #answers = new Map<string, number>();
  /** The tables that were written on, or may have been. */
  readonly #written = new Set<number>();
  #activity: object | null = null;
  #loaded: string[] = [];
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

  /** How many of the first so many are that something has gone. */
  endedOf(told: number): number {
    return this.#told.slice(0, told).filter(({ ends }) => ends).length;
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

  /**
   * What does not hold at a server although it is among the first so many that were told; by now, if none
   * is said. Looks at all that was told since this was asked of that server last.
   */
  async missingAt(address: string, told = this.#told.length): Promise<string[]> {
    const seen = Math.max(0, Math.min(this.#looked.get(address) ?? 0, told - AGAIN.last));
    const earlier = this.#told.slice(0, seen);
    const some = Array.from({ length: Math.min(seen, AGAIN.others) }, () =>
      this.#random.pick(earlier),
    );
    const missing: string[] = [];
    for (const each of [...some, ...this.#told.slice(seen, told)]) {
      // While it is looked at somebody may ask for its end.
      if (this.#stands(each) && !(await each.holds(address)) && this.#stands(each)) {
        missing.push(each.what);
      }
    }
    this.#looked.set(address, told);
    return missing;
  }

  #stands({ needs }: Told): boolean {
    return !needs.some((need) => this.#gone.has(need));
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
      return;
    }
    const deed = this.#random.pick(DEEDS);
    const seated = this.#holders.filter(({ table }) => table > 0);
    if (deed === "take away" && this.#holders.length > 0) {
      await this.#takeAway(workshop, this.#random.pick(this.#holders));
    } else if (deed === "move a seat" && seated.length > 0) {
      await this.#moveSeat(workshop, this.#random.pick(seated), number);
    } else if (deed === "answer" && seated.length > 0) {
      await this.#answer(workshop, this.#random.pick(seated), number);
    } else if (deed === "restore" && seated.length > 0) {
      await this.#restore(workshop, this.#random.pick(seated), number);
    } else if (deed === "load") {
      await this.#load(workshop, number);
    } else if (deed === "link") {
      await this.#link(workshop, number);
    } else if (deed === "send") {
      await this.#send(workshop, number);
    } else if (deed === "end" && this.#random.chance(0.3)) {
      await this.#end(workshop);
    } else {
      await this.#join(workshop, number);
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
    this.#holders = [];
    this.#answering = false;
    this.#written.clear();
    this.#told.push({
      what: `workshop ${created.id}`,
      needs: [created.id],
      ends: false,
      holds: async (address) => {
        const byCode = await call(address, "GET", `/api/join/${created.joinCode}`, "");
        const byLink = await opening(address, created, created.facilitatorToken);
        return byCode.status === 200 && byLink === 200;
      },
    });
  }

  async #join(workshop: Created, number: number): Promise<void> {
    const table = 1 + (this.#seats % TABLES);
    this.#seats += 1;
    const body = { name: `Visitor ${number}`, table };
    const answer = await call(this.#address, "POST", `/api/join/${workshop.joinCode}`, "", body);
    if (answer.status !== 201) {
      return;
    }
    const { participantToken, participant } = answer.json as {
      participantToken: Seat["token"];
      participant: { id: string };
    };
    this.#hold(workshop, `visitor ${number}'s seat`, {
      id: participant.id,
      token: participantToken,
      table,
      end: { type: "remove-participant", participant: participant.id },
    });
  }

  async #link(workshop: Created, number: number): Promise<void> {
    const path = `/api/workshops/${workshop.id}/links`;
    const body = { opens: "helper", label: `Visitor ${number}` };
    const answer = await call(this.#address, "POST", path, workshop.facilitatorToken, body);
    if (answer.status !== 201) {
      return;
    }
    const { id, link } = answer.json as { id: string; link: string };
    this.#hold(workshop, `visitor ${number}'s link`, {
      id,
      token: new URL(link).hash.slice(1),
      table: 0,
      end: { type: "revoke-link", link: id },
    });
  }

  #hold(workshop: Created, what: string, holder: Holder): void {
    this.#holders.push(holder);
    this.#told.push({
      what: `${what} in ${workshop.id}`,
      needs: [workshop.id, holder.id, holder.token],
      ends: false,
      holds: async (address) => (await opening(address, workshop, holder.token)) === 200,
    });
  }

  /** Removes somebody, or revokes a link. */
  async #takeAway(workshop: Created, holder: Holder): Promise<void> {
    this.#holders = this.#holders.filter((other) => other !== holder);
    this.#gone.add(holder.id);
    const path = `/api/workshops/${workshop.id}/commands`;
    const answer = await call(this.#address, "POST", path, workshop.facilitatorToken, holder.end);
    if (answer.status !== 200) {
      return;
    }
    this.#told.push({
      what: `${holder.end.type} ${holder.id} in ${workshop.id}`,
      needs: [workshop.id],
      ends: true,
      holds: (address) =>
        soon(async () => (await opening(address, workshop, holder.token)) === 401),
    });
  }

  /** Brings somebody's seat to another phone. */
  async #moveSeat(workshop: Created, holder: Holder, number: number): Promise<void> {
    const at = `/api/workshops/${workshop.id}`;
    const body = { participant: holder.id };
    const offer = await call(
      this.#address,
      "POST",
      `${at}/seat-offers`,
      workshop.facilitatorToken,
      body,
    );
    if (offer.status !== 201) {
      return;
    }
    const { link } = offer.json as { link: string };
    this.#holders = this.#holders.filter((other) => other !== holder);
    this.#gone.add(holder.token);
    const taking = { offer: new URL(link).hash.slice(1) };
    const taken = await call(this.#address, "POST", `${at}/offered-seat`, "", taking);
    if (taken.status !== 201) {
      return;
    }
    const { participantToken: token } = taken.json as { participantToken: string };
    this.#hold(workshop, `${holder.id}'s seat as visitor ${number} took it`, { ...holder, token });
    this.#told.push({
      what: `that ${holder.id}'s phone before ${number} is out in ${workshop.id}`,
      needs: [workshop.id],
      ends: true,
      holds: (address) =>
        soon(async () => (await opening(address, workshop, holder.token)) === 401),
    });
  }

  /** Answers to the one turn that there is. */
  async #answer(workshop: Created, holder: Holder, number: number): Promise<void> {
    if (!this.#answering) {
      this.#answering = await this.#commandAll(workshop, [
        { type: "go-to-phase", phase: TURN.phase },
        { type: "call-turn", table: TURN.table },
        { type: "open-offers", open: true },
      ]);
    }
    const given = this.#answers.get(holder.id) ?? 0;
    const kind = KINDS[given];
    if (!this.#answering || kind === undefined || holder.table === TURN.table) {
      return;
    }
    this.#answers.set(holder.id, given + 1);
    const text = `answer ${number}`;
    const path = `/api/workshops/${workshop.id}/offers/${TURN.phase}/${TURN.table}/${kind}`;
    const answer = await call(this.#address, "POST", path, holder.token, { text });
    if (answer.status !== 200) {
      return;
    }
    const all = `/api/workshops/${workshop.id}/tables/${TURN.table}/offers`;
    this.#told.push({
      what: `${text} in ${workshop.id}`,
      needs: [workshop.id, holder.id],
      ends: false,
      holds: (address) =>
        soon(async () => {
          const { json } = await call(address, "GET", all, workshop.facilitatorToken);
          const { offers } = json as { offers: { by: string; kind: string; text: string }[] };
          return offers.some(
            (each) => each.by === holder.id && each.kind === kind && each.text === text,
          );
        }),
    });
  }

  async #commandAll(workshop: Created, commands: readonly object[]): Promise<boolean> {
    const path = `/api/workshops/${workshop.id}/commands`;
    for (const command of commands) {
      const answer = await call(this.#address, "POST", path, workshop.facilitatorToken, command);
      if (answer.status !== 200) {
        return false;
      }
    }
    return true;
  }

  /** Writes on a table, starts it afresh, and brings back what was written. */
  async #restore(workshop: Created, { token, table }: Holder, number: number): Promise<void> {
    if (this.#written.has(table)) {
      return;
    }
    this.#written.add(table);
    const words = `Written by visitor ${number}`;
    await write(this.#address, workshop, { token, table }, words);
    if (!(await this.#commandAll(workshop, [{ type: "start-afresh", table }]))) {
      return;
    }
    const state = await stateOf(this.#address, workshop);
    const startedAt = state.workshop.tables[table - 1]?.startedAt ?? null;
    const path = `/api/workshops/${workshop.id}/tables/${table}/history/${startedAt}/restore`;
    const answer = await call(this.#address, "POST", path, workshop.facilitatorToken, {});
    if (answer.status !== 200) {
      return;
    }
    this.#told.push({
      what: `what visitor ${number} wrote, and was brought back, in ${workshop.id}`,
      needs: [workshop.id],
      ends: false,
      holds: async (address) =>
        soon(async () => (await wordsOn(address, workshop, table, startedAt)) === words),
    });
  }

  /** Loads an activity, or deletes one. */
  async #load(workshop: Created, number: number): Promise<void> {
    const [first] = this.#loaded;
    if (first !== undefined && this.#random.chance(0.5)) {
      await this.#unload(first);
      return;
    }
    const own = `/api/workshops/${workshop.id}/activity`;
    this.#activity ??= (await call(this.#address, "GET", own, workshop.facilitatorToken))
      .json as object;
    const id = `visit-${workshop.id.toLowerCase()}-${number}`;
    const activity = { ...this.#activity, id };
    const answer = await call(this.#address, "POST", "/api/activities", "", activity);
    if (answer.status !== 201) {
      return;
    }
    this.#loaded.push(id);
    this.#told.push({
      what: `activity ${id}`,
      needs: [id],
      ends: false,
      holds: (address) => soon(async () => (await activityAt(address, id)) === 200),
    });
  }

  async #unload(id: string): Promise<void> {
    this.#loaded = this.#loaded.filter((other) => other !== id);
    this.#gone.add(id);
    const answer = await call(this.#address, "DELETE", `/api/activities/${id}`, "");
    if (answer.status !== 204) {
      return;
    }
    this.#told.push({
      what: `the end of activity ${id}`,
      needs: [],
      ends: true,
      holds: (address) => soon(async () => (await activityAt(address, id)) === 404),
    });
  }

  async #end(workshop: Created): Promise<void> {
    this.#workshop = null;
    this.#gone.add(workshop.id);
    const path = `/api/workshops/${workshop.id}`;
    const answer = await call(this.#address, "DELETE", path, workshop.facilitatorToken);
    if (answer.status !== 204) {
      return;
    }
    this.#told.push({
      what: `the end of ${workshop.id}`,
      needs: [],
      ends: true,
      holds: (address) =>
        // Not by its code: who tries many wrong ones is braked (H2).
        soon(async () => (await opening(address, workshop, workshop.facilitatorToken)) === 404),
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
      needs: [workshop.id],
      ends: false,
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

/** What a server answers to who asks for the state of a workshop by a token. */
async function opening(address: string, workshop: Created, token: string): Promise<number> {
  return (await call(address, "GET", `/api/workshops/${workshop.id}`, token)).status;
}

/** What a server answers to who asks for an activity. */
async function activityAt(address: string, id: string): Promise<number> {
  return (await call(address, "GET", `/api/activities/${id}`, "")).status;
}

async function soon(holds: () => Promise<boolean>): Promise<boolean> {
  for (let asked = 1; asked < HEARS.times; asked++) {
    if (await holds().catch(() => false)) {
      return true;
    }
    await pause(HEARS.pause);
  }
  return holds();
}
