import { useSignal } from "@preact/signals";
import type { ComponentChild } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { call } from "../connection/api";
import { duration, timeOfDay } from "../i18n/format";
import { listed } from "../i18n/listed";
import { t } from "../i18n/time";
import { standing } from "../i18n/translate";
import { type RunSheet, readRunSheet } from "../protocol/run-sheet";
import { Banner } from "../theme/Banner";
import { Dialog } from "../theme/Dialog";
import { Said } from "../theme/Said";
import { type Happening, happenings } from "../workshop/run-sheet";
import { saidOf } from "../workshop/said";
import { heading } from "../workshop/words";
import { turnWord } from "../workshop/words-later";
import { type Desk, useDesk } from "./desk";
import "./RunSheetDialog.css";

/** So often the run sheet is fetched at most while much happens, in ms. */
const PAUSE_MS = 2_000;

/**
 * What really happened so far, in its order, as the report has it, and the latest in sight when it is opened. What
 * happens from then on comes behind it: nothing that is being read moves (SPEC W45).
 */
export function RunSheetDialog(props: { onClose: () => void }) {
  const desk = useDesk();
  const sheet = useSignal<RunSheet | null>(null);
  const failed = useSignal(false);
  const pausing = useSignal(false);
  const { version } = desk.state.value;
  const fetched = useSignal(-1);
  useEffect(() => {
    if (pausing.value || fetched.value === version) {
      return;
    }
    pausing.value = true;
    fetched.value = version;
    const path = `/api/workshops/${encodeURIComponent(desk.id)}/run-sheet?as=${desk.role}`;
    call("GET", path, readRunSheet)
      .then((answer) => {
        sheet.value = answer;
        failed.value = false;
      })
      .catch(() => {
        failed.value = true;
        fetched.value = -1; // tried again after the pause
      });
    setTimeout(() => {
      pausing.value = false;
    }, PAUSE_MS);
  }, [desk, version, pausing.value, sheet, failed, pausing, fetched]);
  const { merges } = desk.workshop.value;
  const list = sheet.value === null ? [] : happenings(sheet.value, merges, desk.second.value);
  const box = useRef<HTMLOListElement>(null);
  const known = sheet.value !== null;
  useLayoutEffect(() => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [known]);
  const missing = sheet.value === null ? "" : forgottenWords(sheet.value);
  return (
    <Dialog title={t("runSheet")} onClose={props.onClose} width="640px">
      {sheet.value === null && !failed.value && <Said words={t("runSheetLoading")} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <ol class="run-sheet" ref={box} tabIndex={0} aria-label={t("runSheet")}>
        {missing !== "" && <li class="run-forgotten">{missing}</li>}
        {list.map((entry) => (
          <li
            key={`${entry.what} ${entry.at} ${"table" in entry ? entry.table : ""}`}
            data-what={entry.what}
          >
            <time>{timeOfDay(entry.at, "seconds")}</time>
            <strong>
              <What entry={entry} />
            </strong>
            <span dir="auto">{figures(entry)}</span>
          </li>
        ))}
      </ol>
      {failed.value && <Banner tone="warn">{t("runSheetFailed")}</Banner>}
    </Dialog>
  );
}

/** What happened: the step, whose turn it was, who was told something. */
function What({ entry }: { entry: Happening }) {
  const desk = useDesk();
  if (entry.what === "phase") {
    const phase = desk.activity.value.phases.find(({ id }) => id === entry.phase);
    return <bdi {...desk.activityLang.value}>{phase?.title ?? entry.phase}</bdi>;
  }
  return <>{whatWords(desk, entry)}</>;
}

function whatWords(
  desk: Desk,
  entry: Exclude<Happening, { what: "phase" }>,
): string | ComponentChild[] {
  const activity = desk.activity.value;
  const number = entry.table ?? 0;
  switch (entry.what) {
    case "turn":
      return t.rich("runTurn", {
        turn: (
          <bdi {...saidOf(activity.words.turn, desk.activityLang.value)}>
            {heading(turnWord(activity).one, activity.language)}
          </bdi>
        ),
        number,
      });
    case "message":
      return entry.table === null ? t("runMessage") : t("runMessageTo", { number });
    case "help":
      return t("runHelp", { number });
    case "merge":
      return t("runMerged", { number });
    case "time":
      return t("runTime");
    case "extra-time":
      return t("runExtra", { number });
    case "pens-down":
      return entry.table === null ? t("runPensDown") : t("runPensDownAt", { number });
    case "pens-up":
      return entry.table === null ? t("runPensUp") : t("runPensUpAt", { number });
  }
}

/** How long it took, or what was said. */
function figures(entry: Happening): string {
  switch (entry.what) {
    case "phase":
    case "turn":
      return lastedWords(entry);
    case "message":
      return entry.text;
    case "help":
      return helpWords(entry);
    case "merge":
      return t("runMergedInto", { number: entry.into });
    case "time":
    case "extra-time":
      return t(entry.ms < 0 ? "taken" : "added", { length: duration(Math.abs(entry.ms)) });
    case "pens-down":
    case "pens-up":
      return "";
  }
}

function helpWords({ claim, lasted, over }: Extract<Happening, { what: "help" }>): string {
  const length = duration(lasted);
  if (claim === null) {
    return t(over ? "helpDone" : "waitsYet", { length });
  }
  const name = standing(claim.by);
  const gone = t("helpClaimed", { name, length: duration(claim.after) });
  return `${gone} · ${t(over ? "helpDone" : "lastsYet", { length })}`;
}

/** What is no longer on it, kind by kind; empty where all is. */
function forgottenWords({ forgotten }: RunSheet): string {
  const kinds = [
    ["forgottenPhases", forgotten.phases],
    ["forgottenTurns", forgotten.turns],
    ["forgottenMessages", forgotten.messages],
    ["forgottenHelp", forgotten.help],
    ["forgottenChanges", forgotten.changes],
  ] as const;
  const missing = kinds
    .filter(([, count]) => count > 0)
    .map(([words, count]) => t(words, { count }));
  return missing.length === 0 ? "" : t("forgotten", { list: listed(missing) });
}

function lastedWords(entry: { planned: number; lasted: number; over: boolean }): string {
  const length = duration(entry.lasted);
  if (entry.planned === 0) {
    return entry.over ? length : t("lastsYet", { length });
  }
  return t(entry.over ? "lastedOf" : "lastsYetOf", { length, planned: duration(entry.planned) });
}
