import { t } from "../i18n/silence";
import type { Workshop } from "../protocol/workshop";
import { anyPensDown, tablesWriting, writtenIn } from "../workshop/silence";

/** So many tables are named. */
const NAMED = 12;

/**
 * What is to be known of a silence that is on, or else of one that the next step begins with (SPEC M38).
 *
 * @param runs whether who reads it may end it
 */
export function silenceNotes(
  workshop: Workshop,
  next: string | undefined,
  runs: boolean,
): readonly string[] {
  const { participants, silence } = workshop;
  if (silence.present === null) {
    return next !== undefined && silence.asked.includes(next) ? [t("startNextOn")] : [];
  }
  const written = t("written", { count: writtenIn(silence), people: participants.length });
  const pairs = silence.present.pairs ? ` ${t("inPairs")}` : "";
  const writing = tablesWriting(workshop);
  const pensDown = anyPensDown(workshop);
  return [
    `${t("title")}: ${written}${pairs}`,
    ...(runs && pensDown ? [t("pensFirst")] : []),
    ...(writing.length > 0
      ? [t("notAllAt", { count: writing.length, tables: shortened(writing) })]
      : []),
    ...(runs && !pensDown ? [t("endsWithStep")] : []),
  ];
}

function shortened(numbers: readonly number[]): string {
  return numbers.slice(0, NAMED).join(", ") + (numbers.length > NAMED ? " …" : "");
}
