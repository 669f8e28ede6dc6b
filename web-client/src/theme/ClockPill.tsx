import { t } from "../i18n/shared";
import type { Hue } from "../protocol/activity";
import type { Countdown } from "../workshop/countdown";

/** The small clock of a phone's header: a little ring and the digits. */
export function ClockPill(props: { clock: Countdown; colour: Hue }) {
  const { clock } = props;
  return (
    <span
      class="clock-pill"
      data-level={clock.level}
      data-hue={props.colour}
      role="timer"
      aria-live="off"
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle class="pill-track" cx="12" cy="12" r="9.5" />
        <circle
          cx="12"
          cy="12"
          r="9.5"
          pathLength={100}
          stroke-dasharray={`${clock.fraction * 100} 100`}
          transform="rotate(-90 12 12)"
        />
      </svg>
      {clock.digits}
      {clock.paused && <small>{t("paused")}</small>}
    </span>
  );
}
