import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/shared";
import type { Countdown, Mark } from "../workshop/countdown";
import { announce } from "./announcer";

const words = {
  minute: "announceMinute",
  half: "announceHalf",
  ten: "announceTen",
  over: "announceOver",
} as const satisfies Record<Mark, string>;

/**
 * What screen readers hear of a clock: one minute, 30 seconds, 10 seconds, the end, and that it was
 * paused or goes on. Nothing when the page opens, and never each second.
 */
export function ClockSpeech(props: { clock: Countdown | null }) {
  const mark = props.clock?.mark ?? null;
  const state = props.clock?.known === true ? props.clock.state : null;
  const before = useRef({ mark, state });
  useEffect(() => {
    const last = before.current;
    before.current = { mark, state };
    if (state === null || last.state === null) {
      return;
    }
    if (state !== last.state) {
      announce(
        state === "paused" ? t("announcePaused") : state === "running" ? t("announceRunning") : "",
      );
    } else if (mark !== last.mark && mark !== null) {
      announce(t(words[mark]), { urgent: mark === "over" });
    }
  }, [mark, state]);
  return null;
}
