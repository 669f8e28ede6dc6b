/** What a phone does once one can type: in a file of its own, as what it brings. */
import { fetchActivity, finalProblem } from "../connection/api";
import { Backoff } from "../connection/backoff";

import { keepFocus, showFocus } from "../theme/keep-focus";
import { fetchLateParts } from "../theme/late-part";
import { keepOfflinePage } from "./offline-page";
import type { PhoneSession } from "./session";

/** Fetches what may be needed later, and keeps the page with all of it. */
export async function fetchTheRest(session: PhoneSession): Promise<void> {
  keepFocus();
  showFocus();
  void fetchLanguages(session);
  await keepOfflinePage(await fetchLateParts());
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
