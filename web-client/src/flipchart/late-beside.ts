import { LateFile } from "../connection/late-file";
import { alsoLater } from "../theme/late-part";
// Its words come with the page, in the page's language.
import "../i18n/writing";

/** What is beside a field that many write in and nobody needs for their first letter. */
export const lateBeside = alsoLater(new LateFile(() => import("./beside-field")));
