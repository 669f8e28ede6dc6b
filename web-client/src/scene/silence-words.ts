import { t } from "../i18n/screen";
import type { Workshop } from "../protocol/workshop";
import type { Scene } from "./room";

/**
 * What the room is told of a silence beneath a scene: what each does on their phone; null on a blank screen,
 * and while everybody sees what is written.
 */
export function silenceWords({ show }: Scene, { silence }: Workshop): string | null {
  return silence.present === null || show === "blank"
    ? null
    : t(silence.present.pairs ? "silentPairs" : "silentStart");
}
