import "../theme/theme.css";
import { leaveWhenForgotten } from "../connection/forgetting";
import { workshopIdOf } from "../connection/workshop-id";
import { openLanguage } from "../i18n/language";
import { drawPage, pageRoot } from "../theme/page-root";
import { ScreenPage } from "./ScreenPage";

const root = pageRoot();
if (root) {
  leaveWhenForgotten();
  openLanguage().then(() =>
    drawPage(<ScreenPage workshopId={workshopIdOf(location.pathname)} />, root),
  );
}
