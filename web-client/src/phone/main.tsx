import "../theme/base.css";
import "../flipchart/flipchart.css";
import "./phone.css";
import { render } from "preact";
import { keepOfflinePage } from "./offline-page";
import { PhonePage } from "./PhonePage";
import { PhoneSession } from "./session";

const workshopId = decodeURIComponent(location.pathname.split("/")[2] ?? "");
const root = document.getElementById("page");
if (root !== null) {
  const session = new PhoneSession(workshopId);
  session.start();
  render(<PhonePage session={session} />, root);
  addEventListener("load", () => keepOfflinePage());
}
