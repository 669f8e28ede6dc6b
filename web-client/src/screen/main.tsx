import "../theme/theme.css";
import { render } from "preact";
import { workshopIdOf } from "../connection/session";
import { openLanguage } from "../i18n/language";
import { ScreenPage } from "./ScreenPage";

const root = document.getElementById("page");
if (root) {
  openLanguage().then(() =>
    render(<ScreenPage workshopId={workshopIdOf(location.pathname)} />, root),
  );
}
