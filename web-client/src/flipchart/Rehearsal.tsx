import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/flipchart";
import type { Field, Hue } from "../protocol/activity";
import type { TimerState } from "../protocol/workshop";
import { Button } from "../theme/Button";
import { ClockSpeech } from "../theme/ClockSpeech";
import { Dialog } from "../theme/Dialog";
import { RingClock } from "../theme/RingClock";
import { countdown } from "../workshop/countdown";
import { spokenLength } from "./Budget";
import type { Board } from "./board";
import { useTextOf } from "./useTextOf";
import "./Rehearsal.css";
import "./paper.css";

/** A clock for this phone alone, with the text to read from. */
export function Rehearsal(props: {
  board: Board;
  field: Field;
  colour: Hue;
  /** How long it may take, in seconds. */
  limit: number;
  now: () => number;
  onClose: () => void;
}) {
  const length = props.limit * 1000;
  const timer = useSignal<TimerState>({ state: "ready", length });
  const moment = useSignal(props.now());
  const words = useTextOf(props.board.flipchart.text(props.field.id));
  const running = timer.value.state === "running";
  useEffect(() => {
    if (!running) {
      return;
    }
    const ticking = setInterval(() => {
      moment.value = props.now();
    }, 100);
    return () => clearInterval(ticking);
  }, [running, moment, props.now]);

  const start = () => {
    moment.value = props.now();
    const known = timer.value;
    const left = known.state === "paused" ? known.remaining : length;
    timer.value = { state: "running", length, deadline: moment.value + left };
  };
  const pause = () => {
    const known = timer.value;
    if (known.state === "running") {
      timer.value = { state: "paused", length, remaining: known.deadline - props.now() };
    }
  };
  const clock = countdown({
    timer: timer.value,
    clock: "turns",
    length,
    now: moment.value,
  });
  return (
    <Dialog title={t("rehearse")} onClose={props.onClose} width="560px">
      <p class="hint">{t("rehearseNote")}</p>
      <div class="rehearsal">
        {clock !== null && (
          <RingClock
            clock={clock}
            colour={props.colour}
            note={clock.paused ? t("paused") : spokenLength(props.limit)}
          />
        )}
        <ClockSpeech clock={clock} />
        <div class="row">
          {running ? (
            <Button onClick={pause}>{t("pause")}</Button>
          ) : (
            <Button kind="primary" colour={props.colour} onClick={start}>
              {timer.value.state === "paused" ? t("goOn") : t("start")}
            </Button>
          )}
          <Button
            onClick={() => {
              timer.value = { state: "ready", length };
            }}
          >
            {t("fromTheTop")}
          </Button>
        </div>
      </div>
      <p class="teleprompter" dir="auto" lang={words.trim() === "" ? undefined : ""}>
        {words.trim() === "" ? t("nothingYet") : words}
      </p>
    </Dialog>
  );
}
