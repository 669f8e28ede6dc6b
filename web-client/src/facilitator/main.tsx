import "../theme/theme.css";
import { render } from "preact";
import { workshopIdOf } from "../connection/session";
import { FacilitatorPage } from "./FacilitatorPage";

const root = document.getElementById("page");
if (root) {
  render(<FacilitatorPage workshopId={workshopIdOf(location.pathname)} />, root);
}
