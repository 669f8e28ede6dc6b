/** What is said when a workshop is created (SPEC H1, H8, H11). */
import { languageFor, shownIn, textIn } from "./activity";
import {
  flag,
  list,
  nullable,
  number,
  object,
  type Read,
  record,
  text,
  withDefault,
} from "./reading";

/** Most tables a workshop may have (SPEC H1). */
export const MOST_TABLES = 200;

const allowed = record({ allowed: flag, keyNeeded: flag });
/** An activity as the list has it, in one of its languages. */
function choiceIn(language: string) {
  const said = shownIn(language);
  return record({
    id: text,
    version: number,
    languages: list(text),
    title: said,
    goal: withDefault(said, ""),
    /** What a table works on; null: tables have no place. */
    place: nullable(record({ one: said, many: said })),
    places: withDefault(list(record({ name: textIn(language) })), []),
    /** Whether it came with the server: then it cannot be deleted. */
    builtIn: flag,
  });
}
const loaded = record({ id: text, version: number });
const created = record({
  id: text,
  joinCode: text,
  links: record({ facilitator: text, join: text, screen: text }),
});

/** Whether this browser may create workshops here, and whether it needs a key for that. */
export type Allowed = Read<typeof allowed>;
/** An activity in brief, in one of its languages: `language`. */
export type ActivityChoice = Read<ReturnType<typeof choiceIn>> & { readonly language: string };
/** The workshop that was created, without the bare tokens: the links carry them. */
export type Created = Read<typeof created>;

/** What is asked for; the server's first activity, if none is named. */
export interface NewWorkshop {
  readonly name: string;
  readonly activity?: string;
  /** Which of the activity's languages is that of the workshop and its reports; the first, if none is. */
  readonly language?: string;
  /** The IANA time zone of the place. */
  readonly zone?: string;
  /** When it starts and must end, epoch ms. */
  readonly start?: number;
  readonly end?: number;
  /** `place` is what a table works on, empty where the activity has no word for that. */
  readonly tables: readonly { readonly place: string }[];
}

export function readAllowed(value: unknown): Allowed {
  return allowed(value, "");
}

/** Reads the activities, each in the language of `preferred` that it has, else in its own. */
export function readActivities(value: unknown, preferred: readonly string[]): ActivityChoice[] {
  return list((entry, path) => {
    const languages = list(text)(object(entry, path).languages, `${path}.languages`);
    const language = languageFor(languages, preferred);
    return { ...choiceIn(language)(entry, path), language };
  })(value, "");
}

/** The id of the activity that was loaded (SPEC H8). */
export function readLoaded(value: unknown): string {
  return loaded(value, "").id;
}

export function readCreated(value: unknown): Created {
  return created(value, "");
}
