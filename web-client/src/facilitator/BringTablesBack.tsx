import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { t as shared } from "../i18n/facilitator";
import { timeOfDay } from "../i18n/format";
import { t } from "../i18n/restoring";
import { Button } from "../theme/Button";
import { Said } from "../theme/Said";
import { useDesk } from "./desk";
import { TablesBack, type Told, timesToChoose, USUAL_MINUTES_AGO } from "./tables-back";
import { refusalWords } from "./words";
import "./MoveEverybody.css";
import "./PeopleDialog.css";

const outcomes = {
  "unknown-moment": "outcomeMoment",
  "too-large": "outcomeLarge",
  busy: "outcomeBusy",
  "merged-since": "outcomeMerged",
  failed: "outcomeFailed",
  unknown: "outcomeUnknown",
  left: "outcomeLeft",
} as const;

/** Makes all flipcharts what they were before somebody came, whatever they did and at how many tables (SPEC K10). */
export function BringTablesBack() {
  const desk = useDesk();
  /** When it was asked for: times to choose do not move under a hand. */
  const opened = useSignal<number | null>(null);
  if (opened.value === null) {
    return (
      <div class="move-on">
        <Button
          onClick={() => {
            opened.value = desk.second.value;
          }}
        >
          {t("title")}
        </Button>
      </div>
    );
  }
  return (
    <BringForm
      opened={opened.value}
      onClose={() => {
        opened.value = null;
      }}
    />
  );
}

function BringForm({ opened, onClose }: { opened: number; onClose: () => void }) {
  const desk = useDesk();
  const back = useMemo(() => new TablesBack(desk.id), [desk]);
  const { tables, keptOut, createdAt } = desk.workshop.value;
  const times = useMemo(() => timesToChoose(opened, createdAt), [opened, createdAt]);
  const usual = times.find(({ minutes }) => minutes === USUAL_MINUTES_AGO) ?? times.at(-1);
  const at = useSignal(usual?.at ?? opened);
  const where = useSignal<"all" | "kept-out">("all");
  const isDone = useSignal(false);
  const undone = useSignal(false);
  const close = () => {
    if (!back.busy.value) {
      onClose();
    }
  };
  const sat = new Set(keptOut.map(({ table }) => table));
  const chosen = tables
    .map(({ number }) => number)
    .filter((number) => where.value === "all" || sat.has(number));
  const refusal = back.refusal.value;
  return (
    <section class="move-on" aria-label={t("title")}>
      <h3>{t("title")}</h3>
      {refusal !== null && <Said urgent words={refusalWords(refusal)} />}
      {isDone.value ? (
        <Outcome
          back={back}
          at={at.value}
          undone={undone.value}
          onUndo={async (changed) => {
            if (!back.busy.value) {
              undone.value = await back.undo(changed);
            }
          }}
          onAgain={close}
        />
      ) : (
        <>
          <p class="field-hint">{t("hint")}</p>
          <label class="field">
            <span>{t("when")}</span>
            <select
              class="input"
              value={at.value}
              onChange={({ currentTarget }) => {
                at.value = Number(currentTarget.value);
              }}
            >
              {times.map((time) => (
                <option key={time.at} value={time.at}>
                  {t("ago", { time: timeOfDay(time.at), count: time.minutes })}
                </option>
              ))}
            </select>
          </label>
          {sat.size > 0 && (
            <label class="field">
              <span>{t("which")}</span>
              <select
                class="input"
                value={where.value}
                onChange={({ currentTarget: { value } }) => {
                  where.value = value === "all" ? "all" : "kept-out";
                }}
              >
                <option value="all">{t("all")}</option>
                <option value="kept-out">
                  {t("keptOut", { tables: [...sat].sort((a, b) => a - b).join(", ") })}
                </option>
              </select>
            </label>
          )}
          <div class="move-on-buttons">
            <Button
              kind="danger"
              disabled={chosen.length === 0}
              aria-disabled={back.busy.value}
              onClick={async () => {
                if (!back.busy.value) {
                  await back.bring(at.value, chosen);
                  isDone.value = back.results.value.some(({ outcome }) => outcome !== "left");
                }
              }}
            >
              {t("bring", { count: chosen.length })}
            </Button>
            <Button aria-disabled={back.busy.value} onClick={close}>
              {shared("cancel")}
            </Button>
          </div>
          {back.busy.value && (
            <p>{t("under", { done: back.results.value.length, all: back.asked.value })}</p>
          )}
        </>
      )}
    </section>
  );
}

/** What became of each table: those that were changed can be taken back, of the others it is said why not. */
function Outcome(props: {
  back: TablesBack;
  at: number;
  undone: boolean;
  onUndo: (changed: readonly Told[]) => void;
  onAgain: () => void;
}) {
  const { back, at, undone, onUndo, onAgain } = props;
  const results = back.results.value;
  const changed = results.filter(({ outcome }) => outcome === "restored");
  const isKnown =
    back.refusal.value === null && results.every(({ outcome }) => outcome !== "unknown");
  const same = results.filter(({ outcome }) => outcome === "same").length;
  const words = [
    undone ? t("undone") : "",
    changed.length > 0
      ? t("done", { count: changed.length, time: timeOfDay(at) })
      : isKnown && !undone
        ? t("doneNone")
        : "",
    same > 0 ? t("same", { count: same }) : "",
  ];
  return (
    <>
      <Said words={words.filter((each) => each !== "").join(" ")} />
      <ul class="people-list">
        {results.map((result) => (
          <TableOutcome key={result.table} result={result} busy={back.busy.value} onUndo={onUndo} />
        ))}
      </ul>
      <div class="move-on-buttons">
        {changed.length > 1 && (
          <Button aria-disabled={back.busy.value} onClick={() => onUndo(changed)}>
            {t("undoAll")}
          </Button>
        )}
        <Button aria-disabled={back.busy.value} onClick={onAgain}>
          {t("again")}
        </Button>
      </div>
    </>
  );
}

/** What became of a table; nothing is said of one that was as it was to be. */
function TableOutcome(props: {
  result: Told;
  busy: boolean;
  onUndo: (changed: readonly Told[]) => void;
}) {
  const { result, busy, onUndo } = props;
  const { table, outcome, moment, parts } = result;
  if (outcome === "same") {
    return null;
  }
  return (
    <li class="person">
      <strong>{shared("table", { number: table })}</strong>
      {outcome === "restored" ? (
        <>
          <span class="person-name">
            {moment === null
              ? t("partsEmptied", { count: parts.length })
              : t("parts", { count: parts.length, time: timeOfDay(moment) })}
          </span>
          <Button
            size="small"
            aria-label={t("undoOneNamed", { table })}
            aria-disabled={busy}
            onClick={() => onUndo([result])}
          >
            {t("undoOne")}
          </Button>
        </>
      ) : (
        <span class="person-name">{t(outcomes[outcome])}</span>
      )}
    </li>
  );
}
