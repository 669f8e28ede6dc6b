import { useSignal } from "@preact/signals";
import { t } from "../i18n/facilitator";
import { t as time } from "../i18n/time";
import type { Hue } from "../protocol/activity";
import { Button } from "../theme/Button";
import { RingClock } from "../theme/RingClock";
import { ClockNotes } from "./ClockNotes";
import { type Toggle, useDesk } from "./desk";
import { SetClock } from "./SetClock";
import "./ClockPanel.css";

const toggles = {
  "start-timer": "start",
  "pause-timer": "pause",
  "resume-timer": "resume",
} as const;

/** The clock, and for who runs the workshop what moves it. */
export function ClockPanel() {
  const desk = useDesk();
  const clock = desk.countdown.value;
  if (clock === null) {
    return (
      <section class="timer" aria-label={t("clockTitle")} data-runs={desk.runs}>
        <p class="timer-none">{t("noClock")}</p>
        <ClockNotes />
      </section>
    );
  }
  const colour = desk.phase.value?.phase.colour ?? "ink";
  return (
    <section class="timer" aria-label={t("clockTitle")} data-runs={desk.runs} data-hue={colour}>
      <RingClock clock={clock} colour={colour} />
      {desk.runs && <TimerButtons colour={colour} />}
      <ClockNotes />
    </section>
  );
}

/** What the one big button says. */
function toggleWords(toggle: Toggle): string {
  return toggle.type === "next-turn"
    ? t("startWith", { number: toggle.table })
    : t(toggles[toggle.type]);
}

function TimerButtons(props: { colour: Hue }) {
  const desk = useDesk();
  const toggle = desk.toggle.value;
  const setting = useSignal(false);
  return (
    <div class="timer-buttons">
      <Button
        kind="primary"
        colour={props.colour}
        class="timer-toggle"
        means={desk.toggleMeans.value}
        disabled={toggle === null}
        onClick={() => desk.toggleTimer()}
      >
        {toggle === null ? t("start") : toggleWords(toggle)}
      </Button>
      <Button
        means={desk.clockMeans.value}
        onClick={() => void desk.run({ type: "add-time", ms: -60_000 })}
      >
        {t("minusMinute")}
      </Button>
      <Button
        onClick={() => {
          setting.value = true;
        }}
      >
        {time("setClock")}
      </Button>
      <Button
        means={desk.clockMeans.value}
        onClick={() => void desk.run({ type: "add-time", ms: 60_000 })}
      >
        {t("plusMinute")}
      </Button>
      {setting.value && (
        <SetClock
          onClose={() => {
            setting.value = false;
          }}
        />
      )}
    </div>
  );
}
