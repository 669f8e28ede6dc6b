import { effect, untracked } from "@preact/signals";
import type { ComponentChild } from "preact";
import { ChangesByOthers } from "../../flipchart/changes";
import { t } from "../../i18n/more";
import { announce } from "../../theme/announcer";
import { heard } from "../../theme/heard";
import type { PhoneSession } from "../session";
import { changeWords } from "./change-words";

/** What others change at this phone's table, for whoever asks by the button or by the key. */
export class Listening {
  readonly #session: PhoneSession;
  #changes: ChangesByOthers | null = null;

  constructor(session: PhoneSession) {
    this.#session = session;
    effect(() => {
      const seat = this.#session.seat.value;
      const synced = seat?.provider.synced.value ?? false;
      this.#changes?.close();
      this.#changes = untracked(() =>
        seat !== null && synced ? new ChangesByOthers(seat.board) : null,
      );
    });
    // By position: a keyboard for another alphabet has no C.
    addEventListener("keydown", (event) => {
      if (event.altKey && event.shiftKey && !event.ctrlKey && event.code === "KeyC") {
        event.preventDefault();
        announce(this.ask().map(heard).join(" "), { urgent: true });
      }
    });
  }

  /** What others have changed since it was last asked for, in sentences. */
  ask(): ComponentChild[][] {
    const activity = this.#session.activity.value;
    const changes = this.#changes?.sinceLastAsked() ?? [];
    const words = activity === null ? [] : changeWords(changes, activity);
    return words.length === 0 ? [[t("nothingChanged")]] : words;
  }
}

let listening: Listening | null = null;

/** The one of this page; it listens from the first call on. */
export function listen(session: PhoneSession): Listening {
  listening ??= new Listening(session);
  return listening;
}
