import type { LiveWorkshop } from "../connection/live-workshop";
import { clockNote, RingClock } from "../theme/RingClock";
import "./SmallClock.css";

/** The phase's clock at the side of another scene, where the phase has one. */
export function SmallClock({ room }: { room: LiveWorkshop }) {
  const clock = room.countdown.value;
  return clock === null ? null : (
    <div class="small-clock">
      <RingClock
        clock={clock}
        colour={room.phase.value?.phase.colour ?? "ink"}
        note={clock.paused || clock.level === "over" ? clockNote(clock) : ""}
      />
    </div>
  );
}
