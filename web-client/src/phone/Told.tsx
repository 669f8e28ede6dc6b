import { useComputed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { ClockSpeech } from "../theme/ClockSpeech";
import { buzz } from "./buzz";
import { countdownFor } from "./countdown";
import type { NowProps } from "./props";

/**
 * What a phone tells those who do not look: it speaks of the clock, and trembles when time is up, when its table is
 * called, and when a message comes.
 */
export function Told(
  props: Pick<NowProps, "session" | "seat"> & {
    /** Whether its table is on. */
    on: boolean;
    /** The id of the newest message. */
    newest: string | undefined;
  },
) {
  const { session, seat, on, newest } = props;
  const clock = useComputed(() => countdownFor(session, seat.provider.table));
  const heard = useComputed(
    () => clock.value && `${clock.value.state}/${clock.value.known}/${clock.value.mark}`,
  );
  // Only what can be heard of the clock draws this anew.
  heard.value;
  const told = useRef({ on, newest });
  useEffect(() => {
    if (on && !told.current.on) {
      buzz([300, 120, 300]);
    } else if (newest !== undefined && newest !== told.current.newest) {
      buzz([150]);
    }
    told.current = { on, newest };
  }, [on, newest]);
  return <ClockSpeech clock={clock.peek()} onOver={() => buzz([200, 100, 200])} />;
}
