/** The calls that create a workshop, their answers read from unknown. */
import { call } from "../../connection/api";
import { flag, list, type Read, record, text } from "../../protocol/reading";

const readAllowed = record({ allowed: flag, keyNeeded: flag });
const readActivities = list(record({ id: text, title: text, language: text, cities: list(text) }));
const readCreated = record({
  id: text,
  joinCode: text,
  links: record({ facilitator: text, join: text, screen: text }),
});

export type Allowed = Read<typeof readAllowed>;
/** An activity in brief (SPEC H8). */
export type ActivityChoice = Read<typeof readActivities>[number];
/** What the server answers (SPEC H1), without the bare tokens: the links carry them. */
export type Created = Read<typeof readCreated>;

/** Whether this browser may create workshops here (SPEC H11). */
export async function fetchAllowed(): Promise<Allowed> {
  return readAllowed(await call("GET", "/api/create-allowed"), "");
}

export async function fetchActivities(): Promise<ActivityChoice[]> {
  return readActivities(await call("GET", "/api/activities"), "");
}

export interface NewWorkshop {
  readonly name: string;
  readonly activity?: string;
  readonly tables: readonly { readonly city: string }[];
}

export async function createWorkshop(workshop: NewWorkshop, key: string): Promise<Created> {
  return readCreated(await call("POST", "/api/workshops", workshop, key), "");
}
