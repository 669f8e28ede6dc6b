/** What is said when a workshop is created (SPEC H1, H8, H11). */
import { flag, list, type Read, record, text } from "./reading";

/** Most tables a workshop may have (SPEC H1). */
export const MOST_TABLES = 200;

const allowed = record({ allowed: flag, keyNeeded: flag });
const activities = list(record({ id: text, title: text, language: text, cities: list(text) }));
const created = record({
  id: text,
  joinCode: text,
  links: record({ facilitator: text, join: text, screen: text }),
});

/** Whether this browser may create workshops here, and whether it needs a key for that. */
export type Allowed = Read<typeof allowed>;
/** An activity in brief. */
export type ActivityChoice = Read<typeof activities>[number];
/** The workshop that was created, without the bare tokens: the links carry them. */
export type Created = Read<typeof created>;

/** What is asked for; the server's first activity, if none is named. */
export interface NewWorkshop {
  readonly name: string;
  readonly activity?: string;
  /** The IANA time zone of the place. */
  readonly zone?: string;
  /** `place` is what a table works on, empty where the activity has no word for that. */
  readonly tables: readonly { readonly place: string }[];
}

export function readAllowed(value: unknown): Allowed {
  return allowed(value, "");
}

export function readActivities(value: unknown): ActivityChoice[] {
  return activities(value, "");
}

export function readCreated(value: unknown): Created {
  return created(value, "");
}
