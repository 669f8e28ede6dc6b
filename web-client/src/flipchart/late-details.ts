/** What is opened on a card or beside it, each in a file of its own. */
import { latePart } from "../theme/late-part";

export const CardEditor = latePart(() => import("./CardEditor"), "CardEditor");
export const Guidance = latePart(() => import("./Guidance"), "Guidance");
