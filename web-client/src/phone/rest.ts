/** What a phone does once one can type: in a file of its own, as what it brings. */
import { effect, untracked } from "@preact/signals";
import { fetchActivity, finalProblem } from "../connection/api";
import { Backoff } from "../connection/backoff";
import { leaveWhenForgotten } from "../connection/forgetting";
import { LateFile } from "../connection/late-file";
import { keepFocus, showFocus } from "../theme/keep-focus";
import { alsoLater, partsMissing } from "../theme/late-part";
import { keepFieldPlace } from "./field-place";
import { keepOfflinePage } from "./offline-page";
import type { PhoneSession } from "./session";

/** Who asks what others have changed wants to hear of all of it. */
const listening = alsoLater(new LateFile(() => import("./more/listening")));

/** Fetches the other languages, and keeps the page once all that it may need is here. */
export function doTheRest(session: PhoneSession, all: Promise<void>): void {
  leaveWhenForgotten();
  keepFocus();
  keepFieldPlace();
  effect(() => {
    const seat = session.seat.value;
    untracked(() => seat && session.leftovers.watch(seat));
  });
  effect(() => void listening.content.value?.listen(session));
  showFocus();
  untracked(() => void fetchLanguages(session)); // once, whatever becomes of the activity
  all.then(() => keepOfflinePage(true));
  // What cannot be had now leaves out nothing of what is here.
  partsMissing.subscribe((missing) => {
    if (missing) {
      void keepOfflinePage(false);
    }
  });
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
