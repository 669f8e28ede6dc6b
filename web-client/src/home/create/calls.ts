/** The calls that create workshops, list them, and make a new link to one. */
import { call } from "../../connection/api";
import { readNothing } from "../../connection/outcome";
import {
  type Allowed,
  type Created,
  type NewWorkshop,
  readActivities,
  readAllowed,
  readCreated,
  readLoaded,
} from "../../protocol/creating";
import {
  type ListedWorkshop,
  type MadeLink,
  readMadeLink,
  readWorkshops,
} from "../../protocol/links";

/** Whether this browser may create workshops here (SPEC H11). */
export function fetchAllowed(): Promise<Allowed> {
  return call("GET", "/api/create-allowed", readAllowed);
}

/** The activities in all their languages, to be read by `readActivities`. */
export function fetchActivities(): Promise<unknown> {
  return call("GET", "/api/activities", (answer) => {
    readActivities(answer, []);
    return answer;
  });
}

/** Loads an activity, as its file has it (SPEC H8); yields its id. */
export function loadActivity(file: Blob, createKey: string): Promise<string> {
  return call("POST", "/api/activities", readLoaded, { file, bearer: createKey });
}

export function deleteActivity(id: string, createKey: string): Promise<void> {
  const path = `/api/activities/${encodeURIComponent(id)}`;
  return call("DELETE", path, readNothing, { bearer: createKey });
}

/** The workshops on this server, the latest first, for whoever may create some (SPEC H21). */
export function fetchWorkshops(createKey: string): Promise<ListedWorkshop[]> {
  return call("GET", "/api/workshops", readWorkshops, { bearer: createKey });
}

/** Makes a new facilitator link to a workshop whose own was lost (SPEC H22). */
export function replaceLostLink(
  workshopId: string,
  label: string,
  createKey: string,
  key: string,
): Promise<MadeLink> {
  const path = `/api/workshops/${encodeURIComponent(workshopId)}/lost-link`;
  return call("POST", path, readMadeLink, { body: { label }, bearer: createKey, key });
}

/** Creates a workshop, with the create key where one is needed (SPEC H1). */
export function createWorkshop(
  workshop: NewWorkshop,
  createKey: string,
  key: string,
): Promise<Created> {
  return call("POST", "/api/workshops", readCreated, { body: workshop, bearer: createKey, key });
}
