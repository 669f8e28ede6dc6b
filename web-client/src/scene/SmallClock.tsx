import { clockNote, RingClock } from "../theme/RingClock";
import type { Room } from "./room";
import "./SmallClock.css";

/** The phase's clock at the side of another scene, where the phase has one. */
export function SmallClock({ room }: { room: Room }) {
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
