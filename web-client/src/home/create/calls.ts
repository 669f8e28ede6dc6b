/** The calls that create workshops, list them, and make a new link to one. */
import { call } from "../../connection/api";
import {
  type ActivityChoice,
  type Allowed,
  type Created,
  type NewWorkshop,
  readActivities,
  readAllowed,
  readCreated,
} from "../../protocol/creating";
import {
  type ListedWorkshop,
  type MadeLink,
  readMadeLink,
  readWorkshops,
} from "../../protocol/links";

/** Whether this browser may create workshops here (SPEC H11). */
export async function fetchAllowed(): Promise<Allowed> {
  return readAllowed(await call("GET", "/api/create-allowed"));
}

export async function fetchActivities(): Promise<ActivityChoice[]> {
  return readActivities(await call("GET", "/api/activities"));
}

/** The workshops on this server, the latest first, for whoever may create some (SPEC H21). */
export async function fetchWorkshops(key: string): Promise<ListedWorkshop[]> {
  return readWorkshops(await call("GET", "/api/workshops", undefined, key));
}

/** Makes a new facilitator link to a workshop whose own was lost (SPEC H22). */
export async function replaceLostLink(
  workshopId: string,
  label: string,
  key: string,
): Promise<MadeLink> {
  const path = `/api/workshops/${encodeURIComponent(workshopId)}/lost-link`;
  return readMadeLink(await call("POST", path, { label }, key));
}

/** Creates a workshop, with the key where one is needed (SPEC H1). */
export async function createWorkshop(workshop: NewWorkshop, key: string): Promise<Created> {
  return readCreated(await call("POST", "/api/workshops", workshop, key));
}
