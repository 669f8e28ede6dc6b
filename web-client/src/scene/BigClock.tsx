import { t } from "../i18n/screen";
import type { CardSheet } from "../protocol/activity";
import { CategoryIcon } from "../theme/CategoryIcon";
import { RingClock } from "../theme/RingClock";
import { focusOf } from "../workshop/focus";
import { saidOf } from "../workshop/said";
import { takingPart } from "../workshop/table-state";
import { cardWord, notesTitle } from "../workshop/words";
import { linkWord, numbered } from "../workshop/words-later";
import { Count } from "./Count";
import {
  found,
  foundIn,
  noted,
  notedIn,
  type Room,
  type RoomCard,
  topCards,
  writtenBy,
} from "./room";
import { progressShown, readyWords } from "./states";
import "./BigClock.css";
import "./Count.css";

/**
 * The big clock, and beside it what the phase asks; unless it is `alone`, also what the tables have found
 * and how many have written.
 */
export function BigClock({ room, alone }: { room: Room; alone: boolean }) {
  const present = room.phase.value?.phase;
  const clock = room.countdown.value;
  const workshop = room.workshop.value;
  const taking = takingPart(workshop.tables, room.digests.value);
  const focus = focusOf(workshop, room.activity.value);
  const cards = alone ? null : focus.cards;
  const due = alone ? [] : focus.due;
  const progress = alone ? null : progressShown(room);
  const { lead = "", text = "" } = present?.prompt ?? {};
  // An activity that asks nothing, of which nothing is counted, leaves the clock the whole picture.
  const bare = !lead && !text && cards === null && due.length === 0 && progress === null;
  return (
    <div class="clock" data-alone={alone} data-bare={bare}>
      <section class="clock-side">
        <h1 {...room.activityLang.value}>{present?.title}</h1>
        {clock !== null && <RingClock clock={clock} colour={present?.colour ?? "ink"} />}
      </section>
      {!bare && (
        <section class="found" aria-label={alone ? undefined : t("soFar")}>
          {lead && (
            <p class="found-lead" {...room.activityLang.value}>
              {lead}
            </p>
          )}
          {cards === null && text && (
            <p class="found-text" {...room.activityLang.value}>
              {text}
            </p>
          )}
          <ul class="found-counts" hidden={alone}>
            {cards !== null && <Found room={room} sheet={cards} />}
            {due.map((field) => (
              <Count
                key={field.id}
                number={`${writtenBy(taking, field)}/${taking.length}`}
                word={field.title}
                own={field}
                room={room}
              />
            ))}
            {progress !== null && (
              <li class="count">{t.rich("readyOf", { ready: <b>{readyWords(progress)}</b> })}</li>
            )}
          </ul>
          {cards !== null && <Cards room={room} sheet={cards} />}
        </section>
      )}
    </div>
  );
}

/** How many cards and links there are. */
export function Found({ room, sheet }: { room: Room; sheet: CardSheet }) {
  const digests = [...room.digests.value.values()];
  const [count, links] = [found(digests, sheet, "count"), found(digests, sheet, "links")];
  return (
    <>
      <Count number={count} word={numbered(count, cardWord(sheet))} own={sheet.card} room={room} />
      {sheet.links !== null && (
        <Count
          number={links}
          word={numbered(links, linkWord(sheet))}
          own={sheet.links}
          room={room}
        />
      )}
    </>
  );
}

/** The names that rise to the top: by category, or where there are no two of them, side by side. */
function Cards({ room, sheet }: { room: Room; sheet: CardSheet }) {
  const digests = [...room.digests.value.values()];
  const cards = topCards(digests, sheet);
  const { categories } = sheet;
  if (categories.length < 2) {
    return (
      <ul class="found-names found-flat">
        {found(digests, sheet, "count") === 0 && (
          <NoCards room={room} sheet={sheet} notes={noted(digests, sheet)} />
        )}
        <Names cards={cards} />
      </ul>
    );
  }
  return (
    <ul class="found-categories" data-many={categories.length > 8}>
      {categories.map(({ id, short, colour, icon }) => {
        const count = foundIn(digests, sheet, id);
        return (
          <li key={id} data-hue={colour}>
            <p class="found-category">
              <CategoryIcon icon={icon} colour={colour} />
              <span {...room.activityLang.value}>{short}</span>
              <b>{count}</b>
            </p>
            <ul class="found-names">
              {count === 0 && (
                <NoCards room={room} sheet={sheet} notes={notedIn(digests, sheet, id)} />
              )}
              <Names cards={cards.filter(({ category }) => category === id)} />
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

/** That there is no card yet, or how much is written beside them. */
function NoCards({ room, sheet, notes }: { room: Room; sheet: CardSheet; notes: number }) {
  const said = saidOf(sheet.notesTitle, room.activityLang.value);
  const name = <bdi {...said}>{notesTitle(sheet)}</bdi>;
  return (
    <li class="found-none">
      {notes === 0 ? t("noneYet") : t.rich("noted", { name, count: notes })}
    </li>
  );
}

function Names({ cards }: { cards: readonly RoomCard[] }) {
  return (
    <>
      {cards.map(({ name, category, tables }) => (
        <li key={`${category}/${name}`} class="found-name">
          <span aria-hidden={tables > 1} dir="auto">
            {name}
            {tables > 1 && <b> ×{tables}+</b>}
          </span>
          {tables > 1 && (
            <span class="visually-hidden">{t("namedBy", { name, count: tables })}</span>
          )}
        </li>
      ))}
    </>
  );
}
