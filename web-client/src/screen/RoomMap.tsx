import { useEffect, useMemo } from "preact/hooks";
import type { LiveWorkshop } from "../connection/live-workshop";
import { RoomMapFeed } from "../connection/room-map";
import { t } from "../i18n/screen";
import type { MapInput } from "../map/layout";
import { MapPicture } from "../map/MapPicture";
import { type Space, useSpace } from "../map/space";
import { useLayout } from "../map/useLayout";
import type { CardSheet } from "../protocol/activity";
import type { MapScope, RoomMapContent } from "../protocol/room-map";
import { tableOf } from "../workshop/selectors";
import { cardWord, categoryWord, counted, linkWord, tableWords } from "../workshop/words";
import { RoomMapWords } from "./RoomMapWords";
import { SmallClock } from "./SmallClock";
import "./RoomMap.css";

/** So many bridges are seen without getting lost in them. */
const MOST_BRIDGES = 3;

interface RoomMapProps {
  readonly room: LiveWorkshop;
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
  const { ref, space } = useSpace();
  const content = feed.content.value;
  const bridges = content?.bridges.slice(0, MOST_BRIDGES) ?? [];
  const tables = new Set(content?.cards.flatMap((card) => card.tables));
  const said = room.activityLang.value;
  const title = titleOf(room, scope);
  return (
    <div class="room-map">
      <header class="room-map-head">
        <div>
          <h1 dir="auto">{title}</h1>
          {content !== null && (
            <p>
              <span {...said}>
                {counted(content.cards.length + content.more, cardWord(sheet))}
                {sheet.links !== null && ` · ${counted(content.links.length, linkWord(sheet))}`}
              </span>
              {scope.of !== "table" && ` · ${t("fromTables", { count: tables.size })}`}
            </p>
          )}
        </div>
        <SmallClock room={room} />
      </header>
      <div class="room-map-space" ref={ref}>
        {content !== null && space !== null && (
          <Drawn room={room} sheet={sheet} content={content} space={space} title={title} />
        )}
      </div>
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
      {content !== null && <RoomMapWords room={room} sheet={sheet} content={content} />}
    </div>
  );
}

function titleOf(room: LiveWorkshop, scope: MapScope): string {
  switch (scope.of) {
    case "room":
      return t("roomFound");
    case "place":
      return scope.place;
    case "table": {
      const table = tableOf(room.workshop.value, scope.table);
      return table === undefined ? t("table", { number: scope.table }) : tableWords(table);
    }
  }
}

function Drawn(props: {
  room: LiveWorkshop;
  sheet: CardSheet;
  content: RoomMapContent;
  space: Space;
  title: string;
}) {
  const { room, sheet, content, space, title } = props;
  const input = useMemo(() => inputOf(sheet, content, space), [sheet, content, space]);
  const laid = useLayout(input);
  return laid === null ? null : (
    <MapPicture
      input={laid.input}
      map={laid.map}
      looks={new Map(sheet.categories.map((category) => [category.id, category]))}
      lang={room.activityLang.value.lang}
      attributes={{ role: "img", "aria-label": t("mapOf", { what: title }) }}
    />
  );
}

function inputOf(sheet: CardSheet, content: RoomMapContent, space: Space): MapInput {
  return {
    ...space,
    categories: sheet.categories.map(({ id, short }) => ({ id, title: short })),
    unsorted: t("unsorted", { word: categoryWord(sheet).one }),
    cards: content.cards.map(({ name, category, stars, tables }) => ({
      id: name,
      name,
      category,
      stars,
      about: tables.length > 1 ? t("atTables", { count: tables.length }) : "",
    })),
    links: content.links,
    bridges: content.bridges.slice(0, MOST_BRIDGES),
  };
}
