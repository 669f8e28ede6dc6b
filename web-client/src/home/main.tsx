import "../theme/theme.css";
import { askBeforeClosing } from "../connection/ask-closing";
import { draftsUnkept, losesDrafts } from "../connection/drafts";
import { leaveWhenForgotten } from "../connection/forgetting";
import { fetchForLater } from "../connection/late-file";
import { openLanguage } from "../i18n/language";
import { keepFocus } from "../theme/keep-focus";
import { keptWords } from "../theme/late-kept-words";
import { drawPage, pageRoot } from "../theme/page-root";
import { HomePage } from "./HomePage";

const root = pageRoot();
if (root !== null) {
  leaveWhenForgotten();
  keepFocus();
  askBeforeClosing(() => draftsUnkept.value, losesDrafts);
  addEventListener("load", () => void fetchForLater(() => keptWords.fetch()));
  openLanguage().then(() => drawPage(<HomePage />, root));
}
