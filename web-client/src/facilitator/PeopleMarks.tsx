import type { ComponentChild } from "preact";
import { t } from "../i18n/facilitator";
import type { Participant } from "../protocol/workshop";
import "./PeopleMarks.css";

/** People, each with a mark that can be set and taken away. */
export function PeopleMarks(props: {
  people: readonly Participant[];
  isMarked: (id: string) => boolean;
  onMark: (id: string, marked: boolean) => void;
  /** What is said of one. */
  words: (person: Participant) => ComponentChild;
}) {
  const { people, isMarked, onMark, words } = props;
  return (
    <ul class="people-marks">
      {people.map((person) => (
        <li key={person.id}>
          <label>
            <input
              type="checkbox"
              checked={isMarked(person.id)}
              onChange={({ currentTarget }) => onMark(person.id, currentTarget.checked)}
            />
            {words(person)} <small>{t("table", { number: person.table })}</small>
          </label>
        </li>
      ))}
    </ul>
  );
}

/** A set with an entry, or without it. */
export function withMark(ids: ReadonlySet<string>, id: string, marked: boolean): Set<string> {
  const next = new Set(ids);
  if (marked) {
    next.add(id);
  } else {
    next.delete(id);
  }
  return next;
}
