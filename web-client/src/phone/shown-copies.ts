/**
 * Which copies of flipcharts have been shown as words, and which of them were thrown away since: so none is
 * shown twice, be it in two languages, and none comes back that could not be removed when its words were.
 * A copy that has got more words since is another one, as its marks are (connection/unsaved-marks.ts).
 */
import { keysFrom, recall, remember } from "../connection/memory";

/** The marks on a copy, as they are now. */
export function marksOn(name: string): string {
  const keys = keysFrom(`${name}/unsaved`).sort();
  return keys.map((key) => `${key.slice(name.length)}=${recall(key)}`).join();
}

/** Notes that a copy with these marks is among the words that this phone remembers; one without any cannot be told apart. */
export function noteShown(name: string, marks: string): void {
  if (marks !== "") {
    remember(`${name}/shown`, marks);
  }
}

export function wasShown(name: string, marks: string): boolean {
  return recall(`${name}/shown`) === marks;
}

export function wasThrownAway(name: string, marks: string): boolean {
  return recall(`${name}/thrown-away`) === marks;
}

/** The copy is removed: nothing has to be known of it. */
export function forgetCopy(name: string): void {
  remember(`${name}/shown`, null);
  remember(`${name}/thrown-away`, null);
}

/** The words of all copies that were shown are thrown away. */
export function noteThrownAway(workshopId: string): void {
  for (const key of keysFrom(`charrette/${workshopId}/`)) {
    const [, name] = /^(.+)\/shown$/.exec(key) ?? [];
    if (name !== undefined) {
      remember(`${name}/thrown-away`, recall(key) ?? null);
      remember(key, null);
    }
  }
}
