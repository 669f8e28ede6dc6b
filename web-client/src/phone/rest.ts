/** What a phone does once one can type: in a file of its own, as what it brings. */
import { effect, untracked } from "@preact/signals";
import { fetchActivity, finalProblem } from "../connection/api";
import { Backoff } from "../connection/backoff";
import { recall, remember } from "../connection/memory";
import { keepFocus, showFocus } from "../theme/keep-focus";
import { keepOfflinePage } from "./offline-page";
import type { PhoneSession } from "./session";

/** Fetches the other languages, and keeps the page once it is known whether all that it may need is here. */
export function doTheRest(session: PhoneSession, all: Promise<boolean>): void {
  keepFocus();
  showFocus();
  untracked(() => {
    keepWish(session);
    void fetchLanguages(session); // once, whatever becomes of the activity
  });
  all.then(keepOfflinePage);
}

/** A call for help that has not gone out, or its end, outlives a reload; not the tab: of another day nobody wants it. */
export function keepWish(session: PhoneSession): () => void {
  const key = `charrette/${session.workshopId}/help`;
  const [table, on] = (recall(key, "tab") ?? "").split("/");
  if (session.helpWished.value === null && table === String(session.table.value)) {
    session.help(on === "true");
  }
  return effect(() => {
    const wish = session.helpWished.value;
    remember(key, wish === null ? null : `${session.table.value}/${wish}`, "tab");
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
