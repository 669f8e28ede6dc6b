import { t } from "../i18n/facilitator";
import { Button } from "../theme/Button";
import { RingClock } from "../theme/RingClock";
import { useDesk } from "./desk";
import "./ClockPanel.css";

const toggles = { ready: "start", running: "pause", paused: "resume" } as const;

/** The clock, and for who runs the workshop what moves it. */
export function ClockPanel() {
  const desk = useDesk();
  const clock = desk.countdown.value;
  if (clock === null) {
    return (
      <section class="timer" aria-label={t("clockTitle")}>
        <p class="timer-none">{t("noClock")}</p>
      </section>
    );
  }
  const colour = desk.phase.value?.phase.colour ?? "scan";
  return (
    <section class="timer" aria-label={t("clockTitle")} data-colour={colour}>
      <RingClock clock={clock} colour={colour} />
      {desk.runs && <TimerButtons state={clock.state} colour={colour} />}
    </section>
  );
}

function TimerButtons(props: { state: keyof typeof toggles; colour: string }) {
  const desk = useDesk();
  return (
    <div class="timer-buttons">
      <Button
        kind="primary"
        colour={props.colour}
        class="timer-toggle"
        means={desk.toggleMeans.value}
        onClick={() => desk.toggleTimer()}
      >
        {t(toggles[props.state])}
      </Button>
      <Button onClick={() => void desk.run({ type: "add-time", ms: -60_000 })}>
        {t("minusMinute")}
      </Button>
      <Button means={desk.resetMeans.value} onClick={() => void desk.run({ type: "reset-timer" })}>
        {t("reset")}
      </Button>
      <Button onClick={() => void desk.run({ type: "add-time", ms: 60_000 })}>
        {t("plusMinute")}
      </Button>
    </div>
  );
}
