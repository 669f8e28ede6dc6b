import type { Signal } from "@preact/signals";
import { t } from "../i18n/facilitator";
import { Button } from "../theme/Button";
import { Press } from "../theme/Press";
import { remainingOf } from "../workshop/countdown";
import type { Kind, TableStatus } from "../workshop/table-state";
import { useDesk } from "./desk";
import { StateSign, stateWord } from "./StatusChips";
import { countStates, suggestionFor } from "./status";
import "./RollUp.css";

/** The states that are counted, whether or not there are tables in them: each has its place. */
const counted = [
  "help",
  "claimed",
  "offline",
  "quiet",
  "nothing",
  "ready",
  "typing",
] as const satisfies readonly Kind[];

/** Clock time that is suggested when most are ready, in ms. */
const MINUTE = 60_000;

/** How all tables stand in one line; each number shows only those tables; and what could be done now. */
export function RollUp(props: {
  statuses: readonly TableStatus[];
  only: Signal<Kind | null>;
  /** Whether tables write in this phase: elsewhere none can be ready, and who has come is counted. */
  written: boolean;
}) {
  const { only, written } = props;
  const counts = countStates(props.statuses);
  const tables = props.statuses.filter(({ joined }) => joined > 0).length;
  const people = props.statuses.reduce((sum, { joined }) => sum + joined, 0);
  return (
    <div class="roll-up">
      <p>
        {written
          ? t("rollUp", { count: counts.ready, tables })
          : t("comeSoFar", { count: people, tables, all: props.statuses.length })}
      </p>
      <fieldset class="needs" aria-label={t("showOnly")}>
        {counted
          .filter((kind) => written || kind !== "ready")
          .map((kind) => (
            <Press
              means={String(only.value === kind)}
              key={kind}
              class="need"
              data-need={kind}
              data-some={counts[kind] > 0}
              aria-pressed={only.value === kind}
              onClick={() => {
                only.value = only.value === kind ? null : kind;
              }}
            >
              <StateSign kind={kind} />
              <span class="need-count">{counts[kind]}</span> {stateWord(kind)}
            </Press>
          ))}
      </fieldset>
      <Suggestion statuses={props.statuses} />
    </div>
  );
}

/** What the tables' states suggest. Nothing comes of it by itself; pressed, it is a control like any other. */
function Suggestion(props: { statuses: readonly TableStatus[] }) {
  const desk = useDesk();
  const { timer } = desk.workshop.value;
  const left = remainingOf(timer, desk.second.value);
  const suggested =
    desk.runs && timer.state === "running" && desk.phase.value?.phase.clock === "whole"
      ? suggestionFor(props.statuses, left)
      : null;
  return (
    <div class="suggestion">
      {suggested !== null && (
        <Button
          size="small"
          means={`${suggested} ${desk.workshop.value.phase}`}
          onClick={() =>
            void desk.run(
              suggested === "go-on" ? { type: "next-phase" } : { type: "set-timer", ms: MINUTE },
            )
          }
        >
          {t(suggested === "go-on" ? "allReady" : "mostReady")}
        </Button>
      )}
    </div>
  );
}
