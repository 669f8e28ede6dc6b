import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { SeatsAway } from "../protocol/seats";
import { useDesk } from "./desk";

/** How often it is asked whose seats have lapsed while that is looked at, ms. */
const ASK_EVERY = 10_000;

/** Whose seats have lapsed, or would if they were wanted (SPEC M43); nobody's until that is known. */
export function useSeatsAway(): ReadonlySignal<SeatsAway> {
  const desk = useDesk();
  const away = useSignal<SeatsAway>({ lapsed: [], lapsing: [] });
  useEffect(() => {
    const ask = () =>
      desk.seatsAway().then(
        (now) => {
          away.value = now;
        },
        () => {}, // what was known before has to do
      );
    void ask();
    const timer = setInterval(() => void ask(), ASK_EVERY);
    return () => clearInterval(timer);
  }, [desk]);
  return away;
}
