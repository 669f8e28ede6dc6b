import { useSignal } from "@preact/signals";
import type { ComponentChild } from "preact";
import { useEffect } from "preact/hooks";
import { call } from "../connection/api";
import { duration, timeOfDay } from "../i18n/format";
import { t } from "../i18n/time";
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

/** What really happened so far, the latest first; it follows what happens. */
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
  return (
    <Dialog title={t("runSheet")} onClose={props.onClose} width="640px">
      {failed.value && <Banner tone="warn">{t("runSheetFailed")}</Banner>}
      {sheet.value === null && !failed.value && <Said words={t("runSheetLoading")} />}
      <ol class="run-sheet">
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

function helpWords(entry: { waited: number; over: boolean; by: string | null }): string {
  const waited = t(entry.over ? "waited" : "waitsYet", { length: duration(entry.waited) });
  return entry.by === null ? waited : `${waited} · ${entry.by}`;
}

function lastedWords(entry: { planned: number; lasted: number; over: boolean }): string {
  const length = duration(entry.lasted);
  if (entry.planned === 0) {
    return entry.over ? length : t("lastsYet", { length });
  }
  return t(entry.over ? "lastedOf" : "lastsYetOf", { length, planned: duration(entry.planned) });
}
