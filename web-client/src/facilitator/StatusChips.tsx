import { onwards } from "../i18n/both-ways";
import { t } from "../i18n/facilitator";
import { duration } from "../i18n/format";
import type { WorkshopTable } from "../protocol/workshop";
import { Chip, type Tone } from "../theme/Chip";
import type { Kind, TableStatus } from "../workshop/table-state";
import { useDesk } from "./desk";
import "./StatusChips.css";

/** How each state is shown: the same sign, word and tone wherever it is. */
const looks = {
  help: { tone: "late", sign: "!", word: "statusHelp" },
  claimed: { tone: "plain", sign: onwards, word: "statusClaimed" },
  offline: { tone: "warn", sign: "⊘", word: "statusOffline" },
  quiet: { tone: "warn", sign: "…", word: "statusQuiet" },
  nothing: { tone: "plain", sign: "○", word: "statusNothing" },
  ready: { tone: "good", sign: "✓", word: "statusReady" },
  typing: { tone: "live", sign: "✎", word: "statusTyping" },
  working: { tone: "plain", sign: "·", word: "statusWorking" },
  seated: { tone: "plain", sign: "·", word: "statusSeated" },
  empty: { tone: "plain", sign: "·", word: "statusEmpty" },
} as const satisfies Record<Kind, { tone: Tone; sign: string | typeof onwards; word: string }>;

/** The word for a state, as filters and counts have it. */
export function stateWord(kind: Kind): string {
  return t(looks[kind].word);
}

export function StateSign({ kind }: { kind: Kind }) {
  const { sign } = looks[kind];
  return (
    <span class="state-sign" aria-hidden="true">
      {typeof sign === "string" ? sign : sign.value}
    </span>
  );
}

/** The word for a table's state, with how long or how many. */
function statusWords({ kind, ms, offline, joined }: TableStatus): string {
  if (kind === "offline") {
    return offline === joined ? t("statusAllOffline") : t("statusOfflineOf", { count: offline });
  }
  const word = stateWord(kind);
  return ms === null ? word : t("statusFor", { word, duration: duration(ms) });
}

/** The word on a table's state, and what else is true of it. */
export function StatusChips(props: { table: WorkshopTable; status: TableStatus }) {
  const { screen } = useDesk().workshop.value;
  const { table, status } = props;
  return (
    <span class="chips">
      <Chip tone={looks[status.kind].tone}>
        <StateSign kind={status.kind} />
        {statusWords(status)}
      </Chip>
      {screen.table === table.number && <Chip tone="turn">{t("statusShown")}</Chip>}
      {table.locked && <Chip>{t("statusLocked")}</Chip>}
      {table.extra !== 0 && <Chip>{t("statusExtra", { duration: signed(table.extra) })}</Chip>}
    </span>
  );
}

/** A duration with its sign: "+1:00". */
export function signed(ms: number): string {
  return `${ms < 0 ? "−" : "+"}${duration(Math.abs(ms))}`;
}
