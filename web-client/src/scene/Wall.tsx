import { Fragment } from "preact";
import { t } from "../i18n/screen";
import type { Field } from "../protocol/activity";
import type { WorkshopTable } from "../protocol/workshop";
import { cardsOf, focusOf, gistOf, hasAny, textOf } from "../workshop/focus";
import { withoutLongWords } from "../workshop/long-words";
import { saidOf } from "../workshop/said";
import { isHidden } from "../workshop/selectors-later";
import type { ShownState } from "../workshop/table-state";
import { cardWord, notesTitle, placeOf } from "../workshop/words";
import { counted } from "../workshop/words-later";
import { FitBox } from "./FitBox";
import { usePages } from "./paging";
import { type Room, wallFields } from "./room";
import { SmallClock } from "./SmallClock";
import { progressShown, readyWords, statesShown } from "./states";
import { TableState } from "./TableState";
import "./Wall.css";
import "./badge.css";

/** Cards on a page, on a wide picture and on a narrow one; with several texts each there is room for half. */
const MOST_ON_PAGE = 12;
const MOST_ON_NARROW_PAGE = 9;
const MOST_WITH_TEXTS = 6;
const MOST_WITH_TEXTS_ON_NARROW_PAGE = 4;

/** So many names of a table's cards stand on the wall: fewer where the tables are many. */
function mostNames(tables: number): number {
  return tables <= 6 ? 5 : 3;
}

/** The largest size of a card's text, in rem: fewer cards are read from further back. */
function largestText(cards: number): number {
  return cards <= 2 ? 4.5 : cards <= 4 ? 3.5 : cards <= 6 ? 2.75 : 2.25;
}

/** What every table has written in the phase, or the cards that it gathers, side by side as they come. */
export function Wall({ room, narrow }: { room: Room; narrow: boolean }) {
  const phase = room.phase.value?.phase;
  const fields = wallFields(room.workshop.value, room.activity.value);
  const [wide, slim] =
    fields.length > 1
      ? [MOST_WITH_TEXTS, MOST_WITH_TEXTS_ON_NARROW_PAGE]
      : [MOST_ON_PAGE, MOST_ON_NARROW_PAGE];
  const { entries, page, pages } = usePages(room, room.workshop.value.tables, narrow ? slim : wide);
  const progress = progressShown(room);
  const stateOf = statesShown(room);
  const lead = phase?.prompt.lead;
  const about = [
    lead && <span {...room.activityLang.value}>{lead}</span>,
    progress !== null && t.rich("readyOf", { ready: <b>{readyWords(progress)}</b> }),
    pages > 1 && t("pageOf", { page, pages }),
  ].filter((words) => words);
  return (
    <div class="wall">
      <header class="wall-head">
        <div>
          <h1 {...room.activityLang.value}>{phase?.title}</h1>
          <p>
            {about.map((words, index) => (
              <Fragment key={index}>
                {index > 0 && " · "}
                {words}
              </Fragment>
            ))}
          </p>
        </div>
        <SmallClock room={room} />
      </header>
      <ul class="wall-tables" data-count={entries.length}>
        {entries.map((table) => (
          <WallCard
            key={table.number}
            room={room}
            table={table}
            state={stateOf(room.digests.value.get(table.number))}
            fields={fields}
            largest={largestText(entries.length)}
          />
        ))}
      </ul>
    </div>
  );
}

/** One of a table's texts on the wall. */
interface WallText {
  readonly key: string;
  /** "" where it is the only one. */
  readonly title: string;
  /** What the activity calls it; null where the page does. */
  readonly own: unknown;
  readonly text: string;
  /** The names that the text is of; null where it is one. */
  readonly names: readonly string[] | null;
  /** Says that there is nothing to show. */
  readonly quiet: boolean;
}

/** What the wall shows of a table. */
function textsOf(room: Room, table: WorkshopTable, fields: readonly Field[]): WallText[] {
  const workshop = room.workshop.value;
  const activity = room.activity.value;
  const digest = room.digests.value.get(table.number);
  if (fields.length > 0) {
    return fields.map(({ id, title }) => {
      const text = withoutLongWords(textOf(digest, id));
      const hidden = isHidden(workshop, table.number, id);
      return {
        key: id,
        own: title,
        title: fields.length > 1 ? title : "",
        names: null,
        text: hidden ? t("hiddenHere") : text === "" ? t("nothingHere") : text,
        quiet: hidden || text === "",
      };
    });
  }
  const { cards: sheet } = focusOf(workshop, activity);
  const cards = cardsOf(digest, sheet);
  if (sheet === null || !hasAny(cards)) {
    return [
      { key: "none", title: "", own: null, names: null, text: t("nothingHere"), quiet: true },
    ];
  }
  if (cards.count === 0) {
    const title = t("noted", { name: notesTitle(sheet), count: cards.notes.count });
    return [{ key: sheet.id, title, own: sheet.notesTitle, names: [], text: "", quiet: false }];
  }
  const names = gistOf(cards, mostNames(workshop.tables.length)).map(({ name }) => name);
  const title = counted(cards.count, cardWord(sheet));
  const text = names.join("\n");
  return [{ key: sheet.id, title, own: sheet.card, names, text, quiet: false }];
}

function WallCard(props: {
  room: Room;
  table: WorkshopTable;
  state: ShownState | null;
  fields: readonly Field[];
  largest: number;
}) {
  const { room, table, state, largest } = props;
  const texts = textsOf(room, table, props.fields);
  const quiet = texts.every((text) => text.quiet);
  return (
    <li class="wall-card">
      <h2>
        <span class="badge">{table.number}</span>
        <span class="wall-place" dir="auto">
          {placeOf(table) || t("table", { number: table.number })}
        </span>
        {state !== null && <TableState state={state} />}
      </h2>
      <FitBox
        min={1.5}
        max={quiet ? 1.75 : largest}
        content={texts.map(({ title, text }) => `${title}\n${text}`).join("\n")}
      >
        {texts.map(({ key, title, own, names, text, quiet: none }, index) => (
          <div key={key}>
            {title !== "" && (
              <h3 class="wall-title" {...saidOf(own, room.activityLang.value)}>
                {title}
              </h3>
            )}
            <p
              class="wall-text"
              data-empty={none}
              data-fit-last={index === texts.length - 1 ? true : undefined}
              dir={names === null ? "auto" : undefined}
              lang={none || names !== null ? undefined : ""}
            >
              {names === null
                ? text
                : names.map((name, at) => (
                    <Fragment key={at}>
                      {at > 0 && "\n"}
                      <bdi lang="">{name}</bdi>
                    </Fragment>
                  ))}
            </p>
          </div>
        ))}
      </FitBox>
    </li>
  );
}
