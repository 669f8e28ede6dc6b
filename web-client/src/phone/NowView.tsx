import { EndView } from "./EndView";
import { LobbyView } from "./LobbyView";
import type { NowProps } from "./props";
import { RoomView } from "./RoomView";

/** What the room is doing, when that counts more than the flipchart. */
export function NowView(props: NowProps) {
  switch (props.present?.phase.screen) {
    case "pitches":
      return <RoomView {...props} />;
    case "end":
      return <EndView {...props} />;
    default:
      return <LobbyView {...props} />;
  }
}
