import "../theme/theme.css";
import { render } from "preact";
import { openLanguage } from "../i18n/language";
import { pageRoot } from "../theme/page-root";
import { HomePage } from "./HomePage";

const root = pageRoot();
if (root !== null) {
  openLanguage().then(() => render(<HomePage />, root));
}
