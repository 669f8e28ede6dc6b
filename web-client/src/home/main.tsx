import "../theme/theme.css";
import { render } from "preact";
import { HomePage } from "./HomePage";

const root = document.getElementById("page");
if (root !== null) {
  render(<HomePage />, root);
}
