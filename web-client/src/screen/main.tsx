import "../theme/theme.css";
import { render } from "preact";
import { workshopIdOf } from "../connection/session";
import { openLanguage } from "../i18n/language";
import { pageRoot } from "../theme/page-root";
import { ScreenPage } from "./ScreenPage";

const root = pageRoot();
if (root) {
  openLanguage().then(() =>
    render(<ScreenPage workshopId={workshopIdOf(location.pathname)} />, root),
  );
}
