/** The calls that create a workshop. */
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

/** Whether this browser may create workshops here (SPEC H11). */
export async function fetchAllowed(): Promise<Allowed> {
  return readAllowed(await call("GET", "/api/create-allowed"));
}

export async function fetchActivities(): Promise<ActivityChoice[]> {
  return readActivities(await call("GET", "/api/activities"));
}

/** Creates a workshop, with the key where one is needed (SPEC H1). */
export async function createWorkshop(workshop: NewWorkshop, key: string): Promise<Created> {
  return readCreated(await call("POST", "/api/workshops", workshop, key));
}
