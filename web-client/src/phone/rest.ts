/** What a phone does once one can type: in a file of its own, as what it brings. */
import { untracked } from "@preact/signals";
import { fetchActivity, finalProblem } from "../connection/api";
import { Backoff } from "../connection/backoff";
import { keepFocus, showFocus } from "../theme/keep-focus";
import { keepOfflinePage } from "./offline-page";
import type { PhoneSession } from "./session";

/** Fetches the other languages, and keeps the page once it is known whether all that it may need is here. */
export function doTheRest(session: PhoneSession, all: Promise<boolean>): void {
  keepFocus();
  showFocus();
  untracked(() => void fetchLanguages(session)); // once, whatever becomes of the activity
  all.then(keepOfflinePage);
}

/** Fetches the activity in all its languages, for whoever changes theirs where there is no network. */
export async function fetchLanguages(session: PhoneSession): Promise<void> {
  const backoff = new Backoff();
  while (session.knowsOneLanguage) {
    try {
      session.learnWhole(await fetchActivity(session.workshopId, "participant"));
    } catch (error) {
      if (finalProblem(error) !== null) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, backoff.next()));
    }
  }
}
