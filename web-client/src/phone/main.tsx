import "../theme/theme.css";
import { effect } from "@preact/signals";
import { LateFile } from "../connection/late-file";
import { workshopIdOf } from "../connection/workshop-id";
import { openLanguage } from "../i18n/language";
import { alsoLater, fetchLateParts } from "../theme/late-part";
import { drawPage, pageRoot } from "../theme/page-root";
import { PhonePage } from "./PhonePage";
import { PhoneSession } from "./session";

/** So long after one can type the phone fetches what it may need later, ms. */
const REST_MS = 1_000;

/** What else it does then: it hangs on no part, and no part on it. */
const rest = alsoLater(new LateFile(() => import("./rest")));

const root = pageRoot();
if (root !== null) {
  const session = new PhoneSession(workshopIdOf(location.pathname));
  const opened = openLanguage(); // first: the session asks for the activity in the reader's language
  session.start();
  opened.then(() => drawPage(<PhonePage session={session} />, root));
  addEventListener("load", keepOffline);
  const stop = effect(() => {
    if (session.seat.value?.provider.usable.value) {
      setTimeout(() => {
        const all = fetchLateParts();
        effect(() => rest.content.value?.doTheRest(session, all));
      }, REST_MS);
      queueMicrotask(() => stop());
    }
  });
}

/** Without the file that does so, as without HTTPS, it is not kept. */
function keepOffline(): void {
  import("./offline-page").then(
    ({ keepOfflinePage }) => keepOfflinePage(false),
    () => {},
  );
}
