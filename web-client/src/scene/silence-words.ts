import { t } from "../i18n/screen";
import type { Workshop } from "../protocol/workshop";

/** What the room is told of a silence: what each does on their phone; null while everybody sees what is written. */
export function silenceWords({ silence }: Workshop): string | null {
  return silence.present === null ? null : t(silence.present.pairs ? "silentPairs" : "silentStart");
}
