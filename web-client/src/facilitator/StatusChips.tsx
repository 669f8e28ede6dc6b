import { leftToRight, onwards } from "../i18n/both-ways";
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

/** The word for a table's state, or how many are away. */
function statusWord({ kind, offline, joined }: TableStatus): string {
  if (kind !== "offline") {
    return stateWord(kind);
  }
  return offline === joined ? t("statusAllOffline") : t("statusOfflineOf", { count: offline });
}

/** A table's state in its sign and word, and unless it is `brief` since when. */
export function StateChip(props: { status: TableStatus; brief?: boolean }) {
  const { status, brief = false } = props;
  const word = statusWord(status);
  return (
    <Chip tone={looks[status.kind].tone}>
      <StateSign kind={status.kind} />
      {status.ms === null || brief ? word : t("statusFor", { word, duration: duration(status.ms) })}
    </Chip>
  );
}

/** What else is true of a table, in words. */
function useElse(table: WorkshopTable): {
  readonly key: "shown" | "locked" | "extra";
  readonly words: string;
}[] {
  const { screen } = useDesk().workshop.value;
  const all = [
    screen.table === table.number && { key: "shown" as const, words: t("statusShown") },
    table.locked && { key: "locked" as const, words: t("statusLocked") },
    table.extra !== 0 && {
      key: "extra" as const,
      words: t("statusExtra", { duration: signed(table.extra) }),
    },
  ];
  return all.filter((each) => each !== false);
}

/** The word on a table's state, and what else is true of it. */
export function StatusChips(props: { table: WorkshopTable; status: TableStatus }) {
  return (
    <span class="chips">
      <StateChip status={props.status} />
      {useElse(props.table).map(({ key, words }) => (
        <Chip key={key} tone={key === "shown" ? "turn" : "plain"}>
          {words}
        </Chip>
      ))}
    </span>
  );
}

/** What else is true of a table in a sign each, where there is no room for the words, which it says when asked. */
export function TableMarks({ table }: { table: WorkshopTable }) {
  return (
    <>
      {useElse(table).map(({ key, words }) => (
        <span key={key} class="table-mark" data-mark={key} title={words}>
          <span aria-hidden="true">{key === "extra" ? signed(table.extra) : marks[key]}</span>
          <span class="visually-hidden">{words}</span>
        </span>
      ))}
    </>
  );
}

const marks = { shown: "▣", locked: "‖" } as const;

/** A duration with its sign before it on every page: "+1:00". */
export function signed(ms: number): string {
  return leftToRight(`${ms < 0 ? "−" : "+"}${duration(Math.abs(ms))}`);
}
