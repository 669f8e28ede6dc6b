import "../theme/theme.css";
import { render } from "preact";
import { workshopIdOf } from "../connection/session";
import { ScreenPage } from "./ScreenPage";

const root = document.getElementById("page");
if (root) {
  render(<ScreenPage workshopId={workshopIdOf(location.pathname)} />, root);
}
