/** Lengths of time in words, as the plan bar says them. */
import { t } from "../i18n/time";

const MINUTE = 60_000;

/** A length of time to the minute, or to the second where it is shorter: "4 min", "54 s". */
export function roughly(ms: number): string {
  const length = Math.abs(ms);
  return length < MINUTE
    ? t("secondsShort", { count: Math.round(length / 1000) })
    : t("minutesShort", { count: Math.round(length / MINUTE) });
}
