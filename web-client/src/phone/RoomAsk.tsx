import type { Hue, Phase } from "../protocol/activity";
import type { Seat } from "./seat";
import "./ask.css";

/** What a phase asks of everybody, if it asks anything, in its colour or another. */
export function RoomAsk(props: { phase: Phase | undefined; seat: Seat; hue?: Hue }) {
  const { phase } = props;
  return (
    phase?.prompt.lead && (
      <p class="ask" data-hue={props.hue ?? phase.colour} {...props.seat.board.said}>
        <b>{phase.prompt.lead}</b> {phase.prompt.text}
      </p>
    )
  );
}
