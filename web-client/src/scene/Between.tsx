import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n/screen";
import type { WorkshopTable } from "../protocol/workshop";
import { saidOf } from "../workshop/said";
import { turnsIn } from "../workshop/selectors";
import { isToBeDrawn, waitingIn } from "../workshop/selectors-later";
import { heading, placeOf } from "../workshop/words";
import { turnWord } from "../workshop/words-later";
import type { Draws } from "./drawn";
import type { Room } from "./room";
import "./Between.css";
import "./badge.css";

const THEN = 3;

/** The show of the draw: so many tables pass, each for so many milliseconds; fewer than three a second. */
const STEPS = 9;
const STEP_MS = 400;

/** What stands beside a table's number. */
function nameOf(table: WorkshopTable): string {
  return placeOf(table) || t("table", { number: table.number });
}

/** How many orders were to be shown while this was looked at. */
function useRevealed(draws: Draws, phase: string): number {
  const times = useRef(0);
  if (draws.take(phase)) {
    times.current++;
  }
  return times.current;
}

/** Which step the show of the draw is at; null when it is over, or is not wanted. It plays anew with each number. */
function useDrawing(times: number): number | null {
  const step = useSignal<number | null>(null);
  useLayoutEffect(() => {
    if (times === 0 || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      return;
    }
    step.value = 0;
    const timer = setInterval(() => {
      const now = step.value ?? 0;
      if (now + 1 < STEPS) {
        step.value = now + 1;
      } else {
        step.value = null;
        clearInterval(timer);
      }
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [times, step]);
  return step.value;
}

/** The tables pass by, from the last to the first, which stays: the order is the server's all the time. */
function Drawing(props: { tables: readonly WorkshopTable[]; step: number }) {
  const { tables, step } = props;
  const shown = tables[(STEPS - 1 - step) % tables.length];
  return (
    <div class="between">
      <p class="between-label">{t("drawing")}</p>
      {shown !== undefined && (
        <div class="between-next" aria-hidden="true">
          <span class="badge badge-huge">{shown.number}</span>
          <p class="between-passing" dir="auto">
            {nameOf(shown)}
          </p>
        </div>
      )}
    </div>
  );
}

/** Between two turns: who gets ready, and who comes then. */
export function Between({ room, draws }: { room: Room; draws: Draws }) {
  const workshop = room.workshop.value;
  const activity = room.activity.value;
  const [next, ...others] = waitingIn(workshop);
  const turns = turnsIn(workshop);
  const done = turns.done.length;
  const waiting = waitingIn(workshop).map(({ number }) => number);
  const step = useDrawing(useRevealed(draws, workshop.phase));
  if (!turns.set) {
    return (
      <div class="between">
        {isToBeDrawn(activity, workshop.phase) ? (
          <h1>{t("orderComes")}</h1>
        ) : (
          <h1>
            {t.rich("turnsSoon", {
              turns: (
                <bdi {...saidOf(activity.words.turn, room.activityLang.value)}>
                  {heading(turnWord(activity).many, activity.language)}
                </bdi>
              ),
            })}
          </h1>
        )}
      </div>
    );
  }
  if (next === undefined) {
    return (
      <div class="between">
        <h1>{t("allDone")}</h1>
      </div>
    );
  }
  if (step !== null) {
    return <Drawing tables={[next, ...others]} step={step} />;
  }
  return (
    <div class="between" data-hue={room.phase.value?.phase.colour}>
      <p class="between-label">{t("getReady")}</p>
      <div class="between-next">
        <span class="badge badge-huge">{next.number}</span>
        <h1 dir="auto">{nameOf(next)}</h1>
      </div>
      {others.length > 0 && (
        <div class="between-then">
          <h2>{t("thenComes")}</h2>
          <ol>
            {others.slice(0, THEN).map((table) => (
              <li key={table.number}>
                <span class="badge">{table.number}</span>
                <span dir="auto">{nameOf(table)}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
      <p class="between-done">{t("turnsDoneOf", { done, count: done + waiting.length })}</p>
    </div>
  );
}
