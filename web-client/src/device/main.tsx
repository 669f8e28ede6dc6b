import "../theme/theme.css";
import { render } from "preact";
import { openLanguage } from "../i18n/language";
import { DevicePage } from "./DevicePage";

const root = document.getElementById("page");
if (root !== null) {
  openLanguage().then(() => render(<DevicePage />, root));
}
