import { useEffect, useMemo } from "preact/hooks";
import { RoomMapFeed } from "../connection/room-map";
import { t } from "../i18n/screen";
import { MOST_BRIDGES, RoomPicture } from "../map/RoomPicture";
import { RoomWords } from "../map/RoomWords";
import type { CardSheet } from "../protocol/activity";
import type { MapScope } from "../protocol/room-map";
import { saidOf } from "../workshop/said";
import { tableOf } from "../workshop/selectors";
import { cardWord, categoryWord, heading, tableWords } from "../workshop/words";
import { counted, linkWord } from "../workshop/words-later";
import type { Room } from "./room";
import { SmallClock } from "./SmallClock";
import "./RoomMap.css";

interface RoomMapProps {
  readonly room: Room;
  readonly sheet: CardSheet;
  readonly scope: MapScope;
}

/** What the room has found, or a place, or a table, as one map; and what nobody has linked yet. */
export function RoomMap({ room, sheet, scope }: RoomMapProps) {
  const feed = useMemo(
    () => new RoomMapFeed(room, sheet.id, scope),
    [room, sheet.id, JSON.stringify(scope)],
  );
  useEffect(() => () => feed.close(), [feed]);
  const content = feed.content.value;
  const bridges = content?.bridges.slice(0, MOST_BRIDGES) ?? [];
  const tables = new Set(content?.cards.flatMap((card) => card.tables));
  const said = room.activityLang.value;
  const title = titleOf(room, scope);
  return (
    <div class={bridges.length > 0 ? "room-map" : "room-map room-map-alone"}>
      <header class="room-map-head">
        <div>
          <h1 dir="auto">{title}</h1>
          {content !== null && (
            <p>
              <span {...saidOf(sheet.card, said)}>
                {counted(content.cards.length + content.more, cardWord(sheet))}
              </span>
              {sheet.links !== null && (
                <>
                  {" · "}
                  <span {...said}>{counted(content.links.length, linkWord(sheet))}</span>
                </>
              )}
              {scope.of !== "table" && ` · ${t("fromTables", { count: tables.size })}`}
            </p>
          )}
        </div>
        <SmallClock room={room} />
      </header>
      {content !== null && (
        <RoomPicture
          class="room-map-space"
          sheet={sheet}
          content={content}
          said={said}
          label={t("mapOf", { what: title })}
          unsorted={t("unsorted", { word: categoryWord(sheet).one })}
          atTables={(count) => t("atTables", { count })}
        />
      )}
      {content !== null && bridges.length > 0 && (
        <aside class="room-map-bridges">
          <h2>{t("bridges", { count: bridges.length })}</h2>
          <ol>
            {bridges.map(({ one, other, both }, index) => (
              <li key={`${one} ${other}`}>
                <b aria-hidden="true">{index + 1}</b>
                <div>
                  <h3>
                    <bdi>{content.cards[one]?.name}</bdi> <span>{t("and")}</span>{" "}
                    <bdi>{content.cards[other]?.name}</bdi>
                  </h3>
                  <p>
                    {both.length === 0
                      ? t("nobodyLinks")
                      : t("bothAt", { count: both.length, tables: both.slice(0, 4).join(", ") })}
                  </p>
                </div>
              </li>
            ))}
          </ol>
        </aside>
      )}
      {content !== null && (
        <RoomWords
          sheet={sheet}
          content={content}
          said={said}
          words={{
            unsorted: t.rich("unsorted", {
              word: <bdi {...saidOf(sheet.categoryWord, said)}>{categoryWord(sheet).one}</bdi>,
            }),
            noneYet: t("noneYet"),
            links: (
              <bdi {...said}>{heading(linkWord(sheet).many, room.activity.value.language)}</bdi>
            ),
            stars: (count) => t("stars", { count }),
            atTables: (count) => t("atTables", { count }),
          }}
        />
      )}
    </div>
  );
}

function titleOf(room: Room, scope: MapScope): string {
  switch (scope.of) {
    case "room":
      return t("wholeRoom");
    case "place":
      return scope.place;
    case "table": {
      const table = tableOf(room.workshop.value, scope.table);
      return table === undefined ? t("table", { number: scope.table }) : tableWords(table);
    }
  }
}
