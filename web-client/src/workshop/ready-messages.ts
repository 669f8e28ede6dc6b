/** The messages that an activity has ready, as whoever reads one sees it that was sent in another language. */
import type { Activity } from "../protocol/activity";
import { inEveryLanguage } from "../protocol/every-language";
import { directionOf, inOwnWay } from "../protocol/language-tags";

/** Of each activity that a message was read in: what its reader sees, by what was sent. */
const known = new WeakMap<Activity, ReadonlyMap<string, string>>();

/**
 * The words of a message, and the attributes of the element that has them: one that is ready in a phase of the
 * activity is the activity's word, and in its reader's language (SPEC A8); any other is in nobody knows which.
 */
export function messageAsRead(text: string, activity: Activity) {
  const readings = known.get(activity) ?? readingsOf(activity);
  known.set(activity, readings);
  const read = readings.get(text.trim());
  if (read === undefined) {
    return { words: text, said: { lang: "" } };
  }
  const said = { lang: activity.language, dir: directionOf(activity.language) };
  return { words: inOwnWay(read, said.dir), said };
}

function readingsOf(activity: Activity): ReadonlyMap<string, string> {
  return new Map(
    inEveryLanguage(activity).flatMap(({ phases }) =>
      phases.flatMap(({ messages }, phase) =>
        messages.map((sent, index) => [
          sent.trim(), // as the server sends it
          (activity.phases[phase]?.messages[index] ?? sent).trim(),
        ]),
      ),
    ),
  );
}
