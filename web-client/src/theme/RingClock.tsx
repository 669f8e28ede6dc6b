import type { ComponentChild } from "preact";
import { timeOfDay } from "../i18n/format";
import { t } from "../i18n/shared";
import type { Hue } from "../protocol/activity";
import type { Countdown } from "../workshop/countdown";

const CIRCUMFERENCE = 100;

/** The words under the digits: paused, when it ends, that it has not begun, or that time is up. */
export function clockNote(clock: Countdown): string {
  if (clock.paused) {
    return t("paused");
  }
  if (clock.level === "over") {
    return t("over");
  }
  return clock.endsAt === null ? t("ready") : t("endsAt", { time: timeOfDay(clock.endsAt) });
}

/** The big clock: a ring that empties, digits, and a note beneath them. Its size is `--ring-size`. */
export function RingClock(props: { clock: Countdown; colour: Hue; note?: ComponentChild }) {
  const { clock } = props;
  return (
    <div class="ring" data-level={clock.level} data-hue={props.colour} role="timer" aria-live="off">
      <svg viewBox="0 0 208 208" aria-hidden="true">
        <circle cx="104" cy="104" r="94" />
        {clock.fraction > 0 && (
          <circle
            class="ring-left"
            cx="104"
            cy="104"
            r="94"
            pathLength={CIRCUMFERENCE}
            stroke-dasharray={`${clock.fraction * CIRCUMFERENCE} ${CIRCUMFERENCE}`}
            transform="rotate(-90 104 104)"
          />
        )}
      </svg>
      <div class="ring-words">
        <strong class="ring-digits" dir="ltr" data-chars={Math.min(7, clock.digits.length)}>
          {clock.digits}
        </strong>
        <span class="ring-note">{props.note ?? clockNote(clock)}</span>
      </div>
    </div>
  );
}
