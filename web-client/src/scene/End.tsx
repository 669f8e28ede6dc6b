import { t } from "../i18n/screen";
import { CategoryIcon } from "../theme/CategoryIcon";
import { cardSheetsOf } from "../workshop/focus";
import { numbered, turnWord } from "../workshop/words-later";
import { Found } from "./BigClock";
import { Count } from "./Count";
import { type Room, topCards } from "./room";
import { SmallClock } from "./SmallClock";
import "./End.css";

const MOST_NAMES = 12;

/** The end: what the room has found together. */
export function End({ room }: { room: Room }) {
  const activity = room.activity.value;
  const digests = [...room.digests.value.values()];
  const sheets = cardSheetsOf(activity);
  const turns = Object.values(room.workshop.value.turns).reduce(
    (sum, { done }) => sum + done.length,
    0,
  );
  const shared = sheets.flatMap((sheet) =>
    topCards(digests, sheet)
      .filter(({ tables }) => tables > 1)
      .map((card) => ({
        ...card,
        sheet: sheet.id,
        known: sheet.categories.find(({ id }) => id === card.category),
      })),
  );
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
            {shared.slice(0, MOST_NAMES).map(({ name, category, tables, sheet, known }) => (
              <li key={`${sheet}/${category}/${name}`}>
                {known !== undefined && <CategoryIcon icon={known.icon} colour={known.colour} />}
                <span dir="auto">{name}</span> <b>×{tables}</b>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
