import type { Activity } from "../protocol/activity";
import type { StateMessage } from "../protocol/messages";
import type { WorkshopTable } from "../protocol/workshop";
import type { PresentPhase } from "../workshop/selectors";
import type { Seat } from "./seat";
import type { PhoneSession } from "./session";

/** What the parts of a seated phone's page are given. */
export interface PageProps {
  readonly session: PhoneSession;
  readonly state: StateMessage;
  readonly activity: Activity;
  readonly seat: Seat;
}

/** What the views of the room are given: also the phase that the room is in, and one's own table. */
export interface NowProps extends PageProps {
  readonly present: PresentPhase | undefined;
  readonly table: WorkshopTable | undefined;
}
