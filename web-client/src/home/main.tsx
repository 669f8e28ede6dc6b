import "../theme/theme.css";
import { openLanguage } from "../i18n/language";
import { keepFocus } from "../theme/keep-focus";
import { drawPage, pageRoot } from "../theme/page-root";
import { HomePage } from "./HomePage";

const root = pageRoot();
if (root !== null) {
  keepFocus();
  openLanguage().then(() => drawPage(<HomePage />, root));
}
