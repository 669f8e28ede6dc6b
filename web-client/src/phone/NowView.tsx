import { EndView, LobbyView, RoomView } from "./parts";
import type { NowProps } from "./props";

/** What the room is doing, when that counts more than the flipchart. */
export function NowView(props: NowProps) {
  switch (props.present?.phase.screen) {
    case "turns":
      return <RoomView {...props} />;
    case "end":
      return <EndView {...props} />;
    default:
      return <LobbyView {...props} />;
  }
}
