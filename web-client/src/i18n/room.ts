/** The look-up for what the room is doing, in parts of a phone's page that come later. */
import { room as en } from "./en/room";
import { sharedWords } from "./shared";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const words = new Words(en, import.meta.glob(["./*/room.ts", "!./en/*"], { import: "room" }));

export const t = makeTranslate(sharedWords, words);
