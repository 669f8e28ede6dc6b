import { type Activity, readActivity } from "./activity";

/** An activity in each of its languages that have come, its own first. */
export function inEveryLanguage(activity: Activity): readonly Activity[] {
  return activity.alone
    ? [activity]
    : activity.languages.map((language) => readActivity(activity.file, [language]));
}
