/** Words to copy, in a file of their own: nobody has any before their first letter. */
import { latePart } from "./late-part";
// It comes with whatever page may need it.
import "./KeptWords.css";

export const KeptWords = latePart(async () => (await import("./KeptWords")).KeptWords);
