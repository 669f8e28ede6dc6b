import type { WorkshopTable } from "../protocol/workshop";
import type { PresentPhase } from "../workshop/selectors";
import { EndView } from "./EndView";
import { LobbyView } from "./LobbyView";
import type { PageProps } from "./PhonePage";
import { RoomView } from "./RoomView";

export type NowProps = PageProps & {
  present: PresentPhase | undefined;
  table: WorkshopTable | undefined;
};

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
