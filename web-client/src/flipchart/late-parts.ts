/** What of a sheet nobody needs for the first letter: each comes in a file of its own. */
import { latePart } from "../theme/late-part";

export const CardList = latePart(() => import("./CardList"), "CardList");
export const ChosenCategory = latePart(() => import("./ChosenCategory"), "ChosenCategory", true);
export const LinksList = latePart(() => import("./LinksList"), "LinksList");
export const NotesView = latePart(() => import("./NotesView"), "NotesView");
export const Rehearsal = latePart(() => import("./Rehearsal"), "Rehearsal");
export const RisingCards = latePart(() => import("./RisingCards"), "RisingCards");
export const Samples = latePart(() => import("./Samples"), "Samples");
