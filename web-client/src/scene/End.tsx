import { useEffect, useMemo } from "preact/hooks";
import { RoomMapFeed } from "../connection/room-map";
import { t } from "../i18n/screen";
import type { CardSheet } from "../protocol/activity";
import { CategoryIcon } from "../theme/CategoryIcon";
import { cardSheetsOf } from "../workshop/focus";
import { numbered, turnWord } from "../workshop/words-later";
import { Found } from "./BigClock";
import { Count } from "./Count";
import type { Room } from "./room";
import { SmallClock } from "./SmallClock";
import "./End.css";

const MOST_NAMES = 12;

const ROOM = { of: "room" } as const;

/** The end: what the room has found together. */
export function End({ room }: { room: Room }) {
  const activity = room.activity.value;
  const sheets = cardSheetsOf(activity);
  const turns = Object.values(room.workshop.value.turns).reduce(
    (sum, { done }) => sum + done.length,
    0,
  );
  const shared = useShared(room, sheets);
  const { prompt } = room.phase.value?.phase ?? {};
  return (
    <div class="end">
      <SmallClock room={room} />
      <h1 {...(prompt?.lead ? room.activityLang.value : {})}>{prompt?.lead || t("thanks")}</h1>
      {prompt?.text && (
        <p class="end-text" {...room.activityLang.value}>
          {prompt.text}
        </p>
      )}
      <ul class="end-counts">
        {sheets.map((sheet) => (
          <Found key={sheet.id} room={room} sheet={sheet} />
        ))}
        {turns > 0 && (
          <Count
            number={turns}
            word={numbered(turns, turnWord(activity))}
            own={activity.words.turn}
            room={room}
          />
        )}
      </ul>
      {shared.length > 0 && (
        <section>
          <h2>{t("severalTables")}</h2>
          <ul class="end-names">
            {shared.slice(0, MOST_NAMES).map(({ name, tables, sheet, category }) => (
              <li key={`${sheet}/${category?.id}/${name}`}>
                {category !== undefined && (
                  <CategoryIcon icon={category.icon} colour={category.colour} />
                )}
                <span dir="auto">{name}</span> <b>×{tables}</b>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** What several tables have named, most tables first, then most stars: one as on maps and in the report (SPEC R1). */
function useShared(room: Room, sheets: readonly CardSheet[]) {
  const feeds = useMemo(
    () => sheets.map((sheet) => ({ sheet, feed: new RoomMapFeed(room, sheet.id, ROOM) })),
    [room, JSON.stringify(sheets.map(({ id }) => id))],
  );
  useEffect(
    () => () => {
      for (const { feed } of feeds) {
        feed.close();
      }
    },
    [feeds],
  );
  return feeds
    .flatMap(({ sheet, feed }) =>
      (feed.content.value?.cards ?? []).map((card) => ({
        name: card.name,
        stars: card.stars,
        tables: card.tables.length,
        sheet: sheet.id,
        category: sheet.categories.find(({ id }) => id === card.category),
      })),
    )
    .filter(({ tables }) => tables > 1)
    .sort((a, b) => b.tables - a.tables || b.stars - a.stars || a.name.localeCompare(b.name));
}
