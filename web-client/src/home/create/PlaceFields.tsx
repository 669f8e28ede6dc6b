import { useRef } from "preact/hooks";
import { t } from "../../i18n/create";
import { inLanguage } from "../../i18n/direction";
import type { Word } from "../../protocol/activity";
import { Limit } from "../../theme/Limit";
import { heading } from "../../workshop/words";
import { PLACE_LENGTH, type PlannedTable } from "./plan";
import "./PlaceFields.css";

/** What each table works on: one of what the activity offers, in turn or for the whole room, or another. */
export function PlaceFields(props: {
  /** What the activity calls it. */
  word: Word;
  /** The language of the activity's words. */
  language: string;
  /** The language of the places that it offers: the workshop's. */
  placesLanguage: string;
  tables: readonly PlannedTable[];
  offered: readonly string[];
  ofRoom: string;
  onRoom: (place: string) => void;
  onPlace: (index: number, place: string) => void;
}) {
  const one = heading(props.word.one, props.language);
  return (
    <fieldset class="create-places">
      <legend class="field-label" {...inLanguage(props.language)}>
        {heading(props.word.many, props.language)}
      </legend>
      <p class="field-hint">{t("placesHint")}</p>
      {props.offered.length > 1 && (
        <label class="field">
          <span>
            {t.rich("placeOfRoom", { place: <bdi {...inLanguage(props.language)}>{one}</bdi> })}
          </span>
          <select
            class="input"
            value={props.ofRoom}
            onChange={(event) => props.onRoom(event.currentTarget.value)}
          >
            <option value="">{t("placesInTurn")}</option>
            {props.offered.map((place) => (
              <option key={place} value={place} lang={props.placesLanguage} dir="auto">
                {place}
              </option>
            ))}
          </select>
        </label>
      )}
      <datalist id="create-place-names">
        {props.offered.map((place) => (
          <option key={place} value={place} />
        ))}
      </datalist>
      <ol>
        {props.tables.map(({ place }, index) => (
          <PlaceField
            key={index}
            word={one}
            number={index + 1}
            place={place}
            onPlace={(words) => props.onPlace(index, words)}
          />
        ))}
      </ol>
    </fieldset>
  );
}

function PlaceField(props: {
  word: string;
  number: number;
  place: string;
  onPlace: (place: string) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <li>
      <span class="create-number" aria-hidden="true">
        {props.number}
      </span>
      <input
        ref={field}
        class="input"
        dir="auto"
        aria-label={t("placeOfTable", { place: props.word, number: props.number })}
        list="create-place-names"
        maxLength={PLACE_LENGTH}
        value={props.place}
        onInput={(event) => props.onPlace(event.currentTarget.value)}
      />
      <Limit field={field} />
    </li>
  );
}
