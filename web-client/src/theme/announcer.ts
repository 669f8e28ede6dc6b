/**
 * What screen readers hear of what others, the clock and the network do: one announcement at a time,
 * so that a busy table does not talk over its own people.
 */

/** Two announcements are so far apart. */
export const APART_MS = 5_000;

export interface Say {
  /** Interrupts, and waits for nothing but another urgent one: pens down, the answer to a question. */
  readonly urgent?: boolean;
}

/** Puts announcements in turn; what waits for the same turn is said together. */
export class Announcer {
  readonly #say: (words: string, urgent: boolean) => void;
  readonly #now: () => number;
  readonly #later: (turn: () => void, ms: number) => void;
  #waiting: { words: string; urgent: boolean }[] = [];
  #saidAt = -APART_MS;
  #urgentAt = -APART_MS;
  #due = Number.POSITIVE_INFINITY;

  /**
   * @param say speaks
   * @param now a clock that is not set, in ms
   * @param later calls back after so many ms
   */
  constructor(
    say: (words: string, urgent: boolean) => void,
    now: () => number = () => performance.now(),
    later: (turn: () => void, ms: number) => void = (turn, ms) => {
      setTimeout(turn, ms);
    },
  ) {
    this.#say = say;
    this.#now = now;
    this.#later = later;
  }

  announce(words: string, { urgent = false }: Say = {}): void {
    if (words === "" || this.#waiting.some((waiting) => waiting.words === words)) {
      return;
    }
    this.#waiting.push({ words, urgent });
    this.#turn();
  }

  #turn(): void {
    const now = this.#now();
    const urgent = this.#waiting.filter((waiting) => waiting.urgent);
    const free = urgent.length > 0 ? this.#urgentAt : this.#saidAt;
    if (this.#waiting.length === 0) {
      return;
    }
    if (now - free < APART_MS) {
      this.#wake(free + APART_MS);
      return;
    }
    const said = urgent.length > 0 ? urgent : this.#waiting;
    this.#waiting = this.#waiting.filter((waiting) => !said.includes(waiting));
    this.#saidAt = now;
    if (urgent.length > 0) {
      this.#urgentAt = now;
    }
    this.#say(said.map(({ words }) => words).join(" "), urgent.length > 0);
    if (this.#waiting.length > 0) {
      this.#wake(now + APART_MS);
    }
  }

  #wake(at: number): void {
    if (at >= this.#due) {
      return;
    }
    this.#due = at;
    this.#later(() => {
      // It may come a moment early: then the turn asks for another.
      if (this.#due === at) {
        this.#due = Number.POSITIVE_INFINITY;
      }
      this.#turn();
    }, at - this.#now());
  }
}

/** A live region whose words are not found again among those of the page. */
class Region {
  readonly #host = document.createElement("div");
  readonly #words = document.createElement("p");

  constructor(role: "alert" | "status") {
    this.#host.className = "visually-hidden";
    this.#words.setAttribute("role", role);
    this.#host.attachShadow({ mode: "closed" }).append(this.#words);
  }

  speak(words: string): void {
    // All but the dialog on top is inert, and silent.
    const place = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
    if (this.#host.parentElement !== place) {
      place.append(this.#host);
    }
    this.#words.textContent = "";
    // A region speaks when it changes.
    setTimeout(() => {
      this.#words.textContent = words;
    }, 50);
  }
}

let regions: Record<"alert" | "status", Region> | undefined;

function speak(words: string, urgent: boolean): void {
  regions ??= { alert: new Region("alert"), status: new Region("status") };
  regions[urgent ? "alert" : "status"].speak(words);
}

const announcer = new Announcer(speak);

/** Has something said when it is its turn. */
export function announce(words: string, how: Say = {}): void {
  announcer.announce(words, how);
}
