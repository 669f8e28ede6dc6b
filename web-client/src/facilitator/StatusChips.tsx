import { t } from "../i18n/facilitator";
import { duration } from "../i18n/format";
import type { Workshop, WorkshopTable } from "../protocol/workshop";
import { Chip, type Tone } from "../theme/Chip";
import { useDesk } from "./desk";
import type { Status, TableStatus } from "./status";
import "./StatusChips.css";

const tones: Record<Status["kind"], Tone> = {
  help: "late",
  typing: "live",
  empty: "plain",
  "all-offline": "warn",
  seated: "plain",
  nothing: "warn",
  quiet: "warn",
  ready: "good",
  "on-track": "good",
};

export function statusWords(status: Status): string {
  switch (status.kind) {
    case "help":
      return t("statusHelp");
    case "typing":
      return t("statusTyping");
    case "empty":
      return t("statusEmpty");
    case "all-offline":
      return t("statusAllOffline");
    case "seated":
      return t("statusSeated");
    case "nothing":
      return t("statusNothing");
    case "quiet":
      return t("statusQuiet", { duration: duration(status.ms) });
    case "ready":
      return t("statusReady");
    case "on-track":
      return t("statusOnTrack");
  }
}

/** Whether more is to be said of a table than the word on its state. */
export function hasNotes(table: WorkshopTable, screen: Workshop["screen"]): boolean {
  return screen.table === table.number || table.locked || table.extra !== 0;
}

/** The word on a table's state, and what else is true of it. */
export function StatusChips(props: { table: WorkshopTable; status: TableStatus }) {
  const { screen } = useDesk().workshop.value;
  const { table, status } = props;
  return (
    <span class="chips">
      {screen.table === table.number && <Chip tone="turn">{t("statusShown")}</Chip>}
      {table.locked && <Chip>{t("statusLocked")}</Chip>}
      {table.extra !== 0 && <Chip>{t("statusExtra", { duration: signed(table.extra) })}</Chip>}
      <Chip tone={tones[status.status.kind]}>{statusWords(status.status)}</Chip>
    </span>
  );
}

/** A duration with its sign: "+1:00". */
export function signed(ms: number): string {
  return `${ms < 0 ? "−" : "+"}${duration(Math.abs(ms))}`;
}
