import type { Signal } from "@preact/signals";
import { t } from "../i18n/facilitator";
import { Button } from "../theme/Button";
import { Press } from "../theme/Press";
import { remainingOf } from "../workshop/countdown";
import type { Kind, Progress, TableStatus } from "../workshop/table-state";
import { useDesk } from "./desk";
import { StateSign, stateWord } from "./StatusChips";
import { countStates, suggestionFor } from "./status";
import "./RollUp.css";

/** The states that are counted, whether or not there are tables in them: each has its place, also where it is not shown. */
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
  /** How far the tables are; null where none can say so, and who has come is counted. */
  progress: Progress | null;
  only: Signal<Kind | null>;
  /** Whether it stays in sight while the tables below it scroll. */
  stays: boolean;
}) {
  const { only, progress, stays } = props;
  const counts = countStates(props.statuses);
  const tables = props.statuses.filter(({ joined }) => joined > 0).length;
  const people = props.statuses.reduce((sum, { joined }) => sum + joined, 0);
  return (
    <div class="roll-up" data-stays={stays}>
      <p>
        {progress !== null
          ? t("rollUp", { count: progress.ready, tables: progress.tables })
          : t("comeSoFar", { count: people, tables, all: props.statuses.length })}
      </p>
      <fieldset class="needs" aria-label={t("showOnly")}>
        {counted.map((kind) => (
          <Press
            means={String(only.value === kind)}
            key={kind}
            class="need"
            data-need={kind}
            data-some={counts[kind] > 0}
            data-shown={progress !== null || kind !== "ready"}
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
      <Suggestion progress={progress} />
    </div>
  );
}

/** What is suggested by how far the tables are. Nothing comes of it by itself; pressed, it is a control like any other. */
function Suggestion({ progress }: { progress: Progress | null }) {
  const desk = useDesk();
  const { timer } = desk.workshop.value;
  const left = remainingOf(timer, desk.second.value);
  const suggested =
    progress !== null &&
    desk.runs &&
    timer.state === "running" &&
    desk.phase.value?.phase.clock === "whole"
      ? suggestionFor(progress, left)
      : null;
  return (
    <div class="suggestion">
      {suggested !== null && (
        <Button
          size="small"
          means={`${suggested} ${desk.nextPhaseMeans.value}`}
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
