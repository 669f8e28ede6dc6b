/** The look-up for the page about this device: its own words and the shared ones. */
import { device as en } from "./en/device";
import { sharedWords } from "./shared";
import { makeTranslate } from "./translate";
import { Words } from "./words";

const words = new Words(en, import.meta.glob(["./*/device.ts", "!./en/*"], { import: "device" }));

export const t = makeTranslate(sharedWords, words);
