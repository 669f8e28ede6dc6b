import { useSignal } from "@preact/signals";
import { call } from "../connection/api";
import { t } from "../i18n/facilitator";
import { standing } from "../i18n/translate";
import { MOST_BRIDGES, RoomPicture } from "../map/RoomPicture";
import { RoomWords } from "../map/RoomWords";
import type { CardSheet } from "../protocol/activity";
import { type MapScope, mapAddress, readRoomMap } from "../protocol/room-map";
import { Banner } from "../theme/Banner";
import { saidOf } from "../workshop/said";
import { cardWord, categoryWord, heading, tableWords } from "../workshop/words";
import { counted, linkWord } from "../workshop/words-later";
import { useAnswer } from "./answer";
import { useDesk } from "./desk";
import { sharedPlaces } from "./scenes";
import "./RoomMapView.css";

/** What one can look at, by the value of its option. */
function scopeOf(value: string): MapScope {
  const [of, ...rest] = value.split(":");
  return of === "table"
    ? { of, table: Number(rest[0]) }
    : of === "place"
      ? { of, place: rest.join(":") }
      : { of: "room" };
}

/** The map of the whole room, of a place, or of a table, with the bridges that nobody has built. */
export function RoomMapView(props: {
  sheet: CardSheet;
  /** Changes when something is to be seen that was not there before. */
  version: number;
}) {
  const { sheet, version } = props;
  const desk = useDesk();
  const scope = useSignal("room");
  const { answer: content, refusal } = useAnswer(
    () =>
      call(
        "GET",
        `${mapAddress(desk.id, sheet.id, scopeOf(scope.value))}&as=facilitator`,
        readRoomMap,
      ),
    [desk, sheet.id, scope.value, version],
  );
  const { tables } = desk.workshop.value;
  const places = sharedPlaces(tables);
  const known = content.value;
  const said = desk.activityLang.value;
  return (
    <section class="room-map-view">
      <div class="room-map-choice">
        <label class="field">
          <span>{t("mapShows")}</span>
          <select
            class="input"
            value={scope.value}
            onChange={(event) => {
              scope.value = event.currentTarget.value;
            }}
          >
            <option value="room">{t("mapRoom")}</option>
            {places.map((place) => (
              <option key={place} value={`place:${place}`}>
                {standing(place)}
              </option>
            ))}
            {tables.map((table) => (
              <option key={table.number} value={`table:${table.number}`}>
                {tableWords(table)}
              </option>
            ))}
          </select>
        </label>
        {known !== null && (
          <span>
            <bdi {...saidOf(sheet.card, said)}>
              {counted(known.cards.length + known.more, cardWord(sheet))}
            </bdi>
            {sheet.links !== null && (
              <>
                {" · "}
                <bdi {...said}>{counted(known.links.length, linkWord(sheet))}</bdi>
              </>
            )}
          </span>
        )}
      </div>
      {refusal.value !== null && (
        <Banner tone="warn" live="alert">
          {refusal.value}
        </Banner>
      )}
      {known !== null && (
        <>
          <RoomPicture
            class="room-map-picture"
            sheet={sheet}
            content={known}
            said={said}
            label={t("mapOf", { what: sheet.title })}
            unsorted={t("unsorted", { word: categoryWord(sheet).one })}
            atTables={(count) => t("mapTables", { count })}
          />
          <ol class="room-map-captions">
            {known.bridges.slice(0, MOST_BRIDGES).map(({ one, other }) => (
              <li key={`${one} ${other}`}>
                <bdi>{known.cards[one]?.name}</bdi> <span aria-hidden="true">↔</span>
                <span class="visually-hidden">{t("bridgeAnd")}</span>{" "}
                <bdi>{known.cards[other]?.name}</bdi>
              </li>
            ))}
          </ol>
          <RoomWords
            sheet={sheet}
            content={known}
            said={said}
            words={{
              unsorted: t.rich("unsorted", {
                word: <bdi {...saidOf(sheet.categoryWord, said)}>{categoryWord(sheet).one}</bdi>,
              }),
              noneYet: t("mapNoneYet"),
              links: (
                <bdi {...said}>{heading(linkWord(sheet).many, desk.activity.value.language)}</bdi>
              ),
              stars: (count) => t("mapStars", { count }),
              atTables: (count) => t("mapTables", { count }),
            }}
          />
        </>
      )}
    </section>
  );
}
