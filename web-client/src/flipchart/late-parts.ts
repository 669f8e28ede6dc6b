/** What of a sheet nobody needs for the first letter: each comes in a file of its own. */
import { latePart } from "../theme/late-part";

export const CardList = latePart(async () => (await import("./CardList")).CardList);
export const LinksList = latePart(async () => (await import("./LinksList")).LinksList);
export const NotesView = latePart(async () => (await import("./NotesView")).NotesView);
export const Rehearsal = latePart(async () => (await import("./Rehearsal")).Rehearsal);
export const RisingCards = latePart(async () => (await import("./RisingCards")).RisingCards);
export const Samples = latePart(async () => (await import("./Samples")).Samples);
export const TableRoles = latePart(async () => (await import("./TableRoles")).TableRoles);
