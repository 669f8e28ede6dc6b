import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/clock";
import type { Countdown } from "../workshop/countdown";
import { announce } from "./announcer";

/**
 * What screen readers hear of a clock: one minute, 30 seconds, 10 seconds, the end, and that it was
 * paused or goes on. Nothing when the page opens, never each second, and nothing by a time that is not known:
 * what has changed meanwhile is told afterwards.
 */
export function ClockSpeech(props: {
  clock: Countdown | null;
  /** Time is up. */
  onOver?: () => void;
}) {
  const mark = props.clock?.mark ?? null;
  const state = props.clock?.known === true ? props.clock.state : null;
  const before = useRef({ mark, state });
  useEffect(() => {
    if (state === null) {
      return;
    }
    const last = before.current;
    before.current = { mark, state };
    if (last.state === null) {
      return;
    }
    if (state !== last.state) {
      announce(state === "ready" ? "" : t(state === "paused" ? "isPaused" : "isRunning"));
    } else if (mark !== last.mark && mark !== null) {
      announce(t(mark === "over" ? "timeIsUp" : mark), { urgent: mark === "over" });
      if (mark === "over") {
        props.onOver?.();
      }
    }
  }, [mark, state]);
  return null;
}
