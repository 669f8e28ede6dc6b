/** The way back to one's seat from another phone (SPEC H27). */
import { readVersion } from "../protocol/commands";
import { call } from "./api";

const path = (workshopId: string) =>
  `/api/workshops/${encodeURIComponent(workshopId)}/seat-requests`;

/** Asks for the seat of a participant at the same table. */
export async function askForSeat(workshopId: string, seat: string): Promise<void> {
  await call("POST", `${path(workshopId)}?as=participant`, readVersion, { body: { seat } });
}

/** Says whether who asks is the one whose seat it was. */
export async function answerSeatRequest(
  workshopId: string,
  by: string,
  give: boolean,
): Promise<void> {
  await call("POST", `${path(workshopId)}/${encodeURIComponent(by)}?as=participant`, readVersion, {
    body: { give },
  });
}
