import "../theme/theme.css";
import { askBeforeClosing } from "../connection/ask-closing";
import { draftsUnkept, losesDrafts } from "../connection/drafts";
import { leaveWhenForgotten } from "../connection/forgetting";
import { fetchForLater } from "../connection/late-file";
import { workshopIdOf } from "../connection/workshop-id";
import { openLanguage } from "../i18n/language";
import { keepFocus, showFocus } from "../theme/keep-focus";
import { keptWords } from "../theme/late-kept-words";
import { drawPage, pageRoot } from "../theme/page-root";
import { FacilitatorPage } from "./FacilitatorPage";

const root = pageRoot();
if (root) {
  leaveWhenForgotten();
  keepFocus();
  askBeforeClosing(() => draftsUnkept.value, losesDrafts);
  showFocus();
  addEventListener("load", () => void fetchForLater(() => keptWords.fetch()));
  const role = location.pathname.startsWith("/helper/") ? "helper" : "facilitator";
  openLanguage().then(() =>
    drawPage(<FacilitatorPage workshopId={workshopIdOf(location.pathname)} role={role} />, root),
  );
}
