import { effect, untracked } from "@preact/signals";
import type { ComponentChild } from "preact";
import type { Board } from "../../flipchart/board";
import { ChangesByOthers } from "../../flipchart/changes";
import { t } from "../../i18n/more";
import { announce } from "../../theme/announcer";
import { heard } from "../../theme/heard";
import type { PhoneSession } from "../session";
import { changeWords } from "./change-words";

/** What others change at this phone's table, for whoever asks by the button or by the key. */
export class Listening {
  readonly #session: PhoneSession;
  /** On the flipchart that is at hand, from when it was first whole; a lost connection ends nothing. */
  #changes: ChangesByOthers | null = null;
  #board: Board | null = null;
  /** Whether it was asked and answered of this flipchart. */
  #told = false;
  /** Whether all has come on this connection: a server says what it has before it says that anything is saved. */
  #whole = false;

  constructor(session: PhoneSession) {
    this.#session = session;
    effect(() => {
      const seat = this.#session.seat.value;
      const board = seat?.board ?? null;
      if (board !== this.#board) {
        this.#changes?.close();
        this.#changes = null;
        this.#board = board;
        this.#told = false;
      }
      if (board !== null && seat?.provider.synced.value) {
        this.#changes ??= untracked(() => new ChangesByOthers(board));
      }
      const saving = seat?.provider.saving.value ?? "offline";
      if (saving === "offline") {
        this.#whole = false;
      } else if (saving !== "saving") {
        this.#whole = true;
      }
    });
    // By position: a keyboard for another alphabet has no C.
    addEventListener("keydown", (event) => {
      if (event.altKey && event.shiftKey && !event.ctrlKey && event.code === "KeyC") {
        event.preventDefault();
        announce(this.ask().map(heard).join(" "), { urgent: true });
      }
    });
  }

  /**
   * What others have changed since it was last asked for, in sentences; where not all is known to have come, what
   * of it has, and that the rest is not known.
   */
  ask(): ComponentChild[][] {
    const activity = this.#session.activity.value;
    const changes = this.#changes?.sinceLastAsked() ?? [];
    const workshop = this.#session.state.value?.workshop;
    const words =
      activity === null || workshop === undefined ? [] : changeWords(changes, activity, workshop);
    if (!this.#whole) {
      const isOpen = this.#session.seat.value?.provider.status.value === "open";
      return [...words, [t(isOpen ? "changesAwaited" : "changesUnknown")]];
    }
    const nothing = t(this.#told ? "nothingChanged" : "nothingChangedHere");
    this.#told = true;
    return words.length === 0 ? [[nothing]] : words;
  }
}

let listening: Listening | null = null;

/** The one of this page; it listens from the first call on. */
export function listen(session: PhoneSession): Listening {
  listening ??= new Listening(session);
  return listening;
}
