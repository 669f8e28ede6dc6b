import type { ComponentChild } from "preact";
import { t as shared } from "../../i18n/shared";
import { t } from "../../i18n/speaker";
import { Said } from "../../theme/Said";
import type { Countdown, Level } from "../../workshop/countdown";
import "./Lamp.css";

const lamps = {
  normal: { colour: "green", words: "lampGreen" },
  amber: { colour: "yellow", words: "lampYellow" },
  red: { colour: "red", words: "lampRed" },
  over: { colour: "red", words: "lampOver" },
} as const satisfies Record<Level, unknown>;

/** Each colour has a shape of its own, as large in the eye as the others. */
const shapes = {
  green: <circle cx="16" cy="16" r="13" />,
  yellow: <path d="M16 2 31 29H1Z" />,
  red: <path d="M10 2h12l8 8v12l-8 8H10l-8-8V10Z" />,
} as const;

/**
 * The light that speakers are shown: green, then yellow, then red, each with its shape and word. What the
 * facilitator signals stands beneath it; the room sees nothing of it.
 */
export function Lamp(props: {
  clock: Countdown;
  wrapUp: boolean;
  /** Who speaks, as far as that is known. */
  cast: ComponentChild;
}) {
  const { colour, words } = lamps[props.clock.level];
  return (
    <div class="lamp" data-lamp={colour}>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        {shapes[colour]}
      </svg>
      <strong class="lamp-digits" dir="ltr" role="timer" aria-live="off">
        {props.clock.digits}
      </strong>
      <span class="lamp-word">{props.clock.paused ? shared("paused") : t(words)}</span>
      <span class="lamp-cast">{props.cast}</span>
      <Said urgent class="lamp-signal" words={props.wrapUp ? t("wrapUp") : ""} />
    </div>
  );
}
