import "../theme/theme.css";
import { render } from "preact";
import { workshopIdOf } from "../connection/session";
import { keepFocus } from "../theme/keep-focus";
import { keepOfflinePage } from "./offline-page";
import { PhonePage } from "./PhonePage";
import { PhoneSession } from "./session";

const root = document.getElementById("page");
if (root !== null) {
  const session = new PhoneSession(workshopIdOf(location.pathname));
  session.start();
  keepFocus();
  render(<PhonePage session={session} />, root);
  addEventListener("load", () => keepOfflinePage());
}
