import "../theme/theme.css";
import { effect } from "@preact/signals";
import { workshopIdOf } from "../connection/session";
import { openLanguage } from "../i18n/language";
import { keepFocus, showFocus } from "../theme/keep-focus";
import { fetchLateParts } from "../theme/late-part";
import { drawPage, pageRoot } from "../theme/page-root";
import { keepOfflinePage } from "./offline-page";
import { PhonePage } from "./PhonePage";
import { PhoneSession } from "./session";

/** So long after one can type the phone fetches what it may need later, ms. */
const REST_MS = 1_000;

const root = pageRoot();
if (root !== null) {
  const session = new PhoneSession(workshopIdOf(location.pathname));
  session.start();
  keepFocus();
  showFocus();
  openLanguage().then(() => drawPage(<PhonePage session={session} />, root));
  addEventListener("load", () => keepOfflinePage());
  const stop = effect(() => {
    if (session.seat.value?.provider.usable.value) {
      setTimeout(fetchTheRest, REST_MS);
      queueMicrotask(() => stop());
    }
  });
}

async function fetchTheRest(): Promise<void> {
  await fetchLateParts();
  await keepOfflinePage();
}
