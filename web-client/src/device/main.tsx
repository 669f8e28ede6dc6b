import "../theme/theme.css";
import { openLanguage } from "../i18n/language";
import { drawPage, pageRoot } from "../theme/page-root";
import { DevicePage } from "./DevicePage";

const root = pageRoot();
if (root !== null) {
  openLanguage().then(() => drawPage(<DevicePage />, root));
}
