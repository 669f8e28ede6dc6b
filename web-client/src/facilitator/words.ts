/** Names from the server turned into words of the catalogue. */
import { t } from "../i18n/facilitator";
import type { Refusal } from "./desk";

/** What a control that did not happen means, in plain words. */
export function refusalWords({ name }: Refusal): string {
  switch (name) {
    case "conflict":
      return t("problemConflict");
    case "conflict-again":
      return t("problemConflictAgain");
    case "not-now":
      return t("problemNotNow");
    case "network":
      return t("problemNetwork");
    case "malformed":
    case "no-such-table":
      return t("problemMalformed");
    case "unknown-moment":
      return t("problemUnknownMoment");
    case "too-large":
      return t("problemTooLarge");
    case "after-deletion":
      return t("problemAfterDeletion");
    case "table-full":
      return t("problemTableFull");
    case "unauthorised":
    case "forbidden":
    case "origin":
      return t("problemForbidden");
    case "too-many-requests":
      return t("problemBusy");
    case "journal-unavailable":
      return t("problemJournal");
    default:
      return t("problemOther", { name });
  }
}

/** Why the server ended the connection for good. */
export function stopWords(reason: string | null): string {
  switch (reason) {
    case "unauthorised":
      return t("revokedText");
    case "too-many-sockets":
      return t("tooManyText");
    default:
      return t("stoppedText");
  }
}

const controls = {
  "go-to-phase": "controlGoToPhase",
  "next-phase": "controlNextPhase",
  "previous-phase": "controlPreviousPhase",
  "set-phase-length": "controlSetPhaseLength",
  "set-phase-lengths": "controlSetPhaseLengths",
  "set-plan": "controlSetPlan",
  "set-automation": "controlSetAutomation",
  "reorder-phases": "controlReorderPhases",
  "start-timer": "controlStartTimer",
  "pause-timer": "controlPauseTimer",
  "resume-timer": "controlResumeTimer",
  "add-time": "controlAddTime",
  "reset-timer": "controlResetTimer",
  "extra-time": "controlExtraTime",
  "draw-turns": "controlDrawTurns",
  "order-turns": "controlOrderTurns",
  "call-turn": "controlCallTurn",
  "next-turn": "controlNextTurn",
  "skip-turn": "controlSkipTurn",
  "end-turn": "controlEndTurn",
  "signal-wrap-up": "controlWrapUp",
  "freeze-text": "controlFreeze",
  "open-offers": "controlAnswers",
  "show-table": "controlShowTable",
  "choose-scene": "controlChooseScene",
  "show-map": "controlShowMap",
  "clear-screen": "controlClearScreen",
  "blank-screen": "controlBlankScreen",
  lock: "controlLock",
  unlock: "controlUnlock",
  "close-joining": "controlCloseJoining",
  "open-joining": "controlOpenJoining",
  "move-everybody": "controlMoveEverybody",
  "move-participant": "controlMoveParticipant",
  "rename-participant": "controlRenameParticipant",
  "rename-table": "controlRenameTable",
  "add-table": "controlAddTable",
  "merge-tables": "controlMergeTables",
} as const;

/** What Undo would take back: "Undo: pause". */
export function undoWords(control: string): string {
  return control in controls
    ? t("undoNamed", { control: t(controls[control as keyof typeof controls]) })
    : t("undo");
}
