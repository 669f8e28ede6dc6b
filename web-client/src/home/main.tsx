import "../theme/theme.css";
import { render } from "preact";
import { openLanguage } from "../i18n/language";
import { HomePage } from "./HomePage";

const root = document.getElementById("page");
if (root !== null) {
  openLanguage().then(() => render(<HomePage />, root));
}
