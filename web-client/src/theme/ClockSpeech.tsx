import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/shared";
import type { Countdown, Mark } from "../workshop/countdown";

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
  const spoken = useSignal("");
  const mark = props.clock?.mark ?? null;
  const state = props.clock?.known === true ? props.clock.state : null;
  const before = useRef({ mark, state });
  useEffect(() => {
    const last = before.current;
    before.current = { mark, state };
    if (state === null) {
      spoken.value = "";
    } else if (last.state === null) {
      return;
    } else if (state !== last.state) {
      spoken.value =
        state === "paused" ? t("announcePaused") : state === "running" ? t("announceRunning") : "";
    } else if (mark !== last.mark) {
      spoken.value = mark === null ? "" : t(words[mark]);
    }
  }, [mark, state, spoken]);
  return (
    <p class="visually-hidden" role="status">
      {spoken.value}
    </p>
  );
}
