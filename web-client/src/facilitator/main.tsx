import "../theme/theme.css";
import { workshopIdOf } from "../connection/workshop-id";
import { openLanguage } from "../i18n/language";
import { keepFocus, showFocus } from "../theme/keep-focus";
import { drawPage, pageRoot } from "../theme/page-root";
import { FacilitatorPage } from "./FacilitatorPage";

const root = pageRoot();
if (root) {
  keepFocus();
  showFocus();
  const role = location.pathname.startsWith("/helper/") ? "helper" : "facilitator";
  openLanguage().then(() =>
    drawPage(<FacilitatorPage workshopId={workshopIdOf(location.pathname)} role={role} />, root),
  );
}
