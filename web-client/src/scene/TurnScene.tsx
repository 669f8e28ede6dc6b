import { Fragment } from "preact";
import { duration } from "../i18n/format";
import { t } from "../i18n/screen";
import type { Field } from "../protocol/activity";
import type { WorkshopTable } from "../protocol/workshop";
import { RingClock } from "../theme/RingClock";
import { cardsOf, focusOf, sheetOfField, shownFields, textOnScreen } from "../workshop/focus";
import { withoutLongWords } from "../workshop/long-words";
import { saidOf } from "../workshop/said";
import { turnsIn } from "../workshop/selectors";
import { isHidden, waitingIn } from "../workshop/selectors-later";
import { heading, placeOf, tableWords } from "../workshop/words";
import { turnWord } from "../workshop/words-later";
import { FitBox } from "./FitBox";
import { type Room, tableFields } from "./room";
import { SmallClock } from "./SmallClock";
import "./TurnScene.css";
import "./badge.css";

const MINUTE = 60_000;

/** So many names of a table's cards stand beneath its texts. */
const NAMES = 4;

/** One table in front of the room: what it has written, and while it has its turn, its clock. */
export function TurnScene(props: { room: Room; table: WorkshopTable; turning: boolean }) {
  const { room, table, turning } = props;
  const workshop = room.workshop.value;
  const activity = room.activity.value;
  const digest = room.digests.value.get(table.number);
  const phase = room.phase.value?.phase;
  const fields =
    turning && phase !== undefined ? shownFields(activity, phase) : tableFields(workshop, activity);
  const texts = fields
    .map((field) => ({
      field,
      text: isHidden(workshop, table.number, field.id)
        ? ""
        : withoutLongWords(textOnScreen(workshop, digest, table.number, field.id)),
    }))
    .filter(({ text }) => text !== "");
  const said = fields.some(({ spoken }) => spoken);
  const silent = fields.length > 0 && !texts.some(({ field }) => field.spoken || !said);
  const roles = activity.roles.flatMap(({ id, name: label }) => {
    const name = digest?.roles[id];
    return name ? [{ id, label, name }] : [];
  });
  return (
    <div class="turn" data-turning={turning} data-bare={fields.length === 0}>
      <header class="turn-head">
        <span class="badge badge-big">{table.number}</span>
        <div>
          <h1 dir="auto">{placeOf(table) || t("table", { number: table.number })}</h1>
          <p>
            {turning
              ? t.rich("turnOf", {
                  turn: (
                    <bdi {...saidOf(activity.words.turn, room.activityLang.value)}>
                      {heading(turnWord(activity).one, activity.language)}
                    </bdi>
                  ),
                  place: turnsIn(workshop).done.length + 1,
                  count: turnsIn(workshop).done.length + 1 + waitingIn(workshop).length,
                })
              : t("lookingAt", { number: table.number })}
            {roles.map(({ id, label, name }) => (
              <Fragment key={id}>
                {" · "}
                {t.rich("labelled", {
                  label: <bdi {...room.activityLang.value}>{label}</bdi>,
                  name: <bdi>{name}</bdi>,
                })}
              </Fragment>
            ))}
          </p>
        </div>
        {!turning && <SmallClock room={room} />}
      </header>
      <FitBox
        min={1.5}
        max={turning ? 2.5 : 3}
        content={texts.map(({ text }) => text).join("\n")}
        class="turn-body"
      >
        {texts.map(({ field, text }, index) => (
          <TurnText
            key={field.id}
            room={room}
            field={field}
            text={text}
            last={index === texts.length - 1}
          />
        ))}
        {silent && turning && <p class="turn-none">{t("nothingWritten")}</p>}
      </FitBox>
      <Cards room={room} table={table} />
      {turning && <TurnClock room={room} />}
    </div>
  );
}

/** A text under its title: large where it is a statement, in reading size where it is a speech. */
function TurnText(props: { room: Room; field: Field; text: string; last: boolean }) {
  const { room, field, text, last } = props;
  return (
    <>
      <h2
        class="turn-label"
        data-hue={sheetOfField(room.activity.value, field.id)?.colour}
        {...room.activityLang.value}
      >
        {field.title}
      </h2>
      <p
        class={field.spoken ? "turn-speech" : "turn-statement"}
        dir="auto"
        lang=""
        data-fit-last={last ? true : undefined}
      >
        {text}
      </p>
    </>
  );
}

/** The cards that a table counts on most. */
function Cards({ room, table }: { room: Room; table: WorkshopTable }) {
  const { cards: sheet } = focusOf(room.workshop.value, room.activity.value);
  const { top, newest } = cardsOf(room.digests.value.get(table.number), sheet);
  const names = (sheet?.stars === true ? top : newest).slice(0, NAMES);
  return (
    <ul class="turn-cards">
      {names.map(({ name, category }) => (
        <li
          key={`${category}/${name}`}
          data-hue={sheet?.categories.find(({ id }) => id === category)?.colour}
        >
          <i aria-hidden="true" />
          <span dir="auto">{name}</span>
        </li>
      ))}
    </ul>
  );
}

/** The table's own clock, and who comes after it. */
function TurnClock({ room }: { room: Room }) {
  const workshop = room.workshop.value;
  const clock = room.countdown.value;
  const [next] = waitingIn(workshop);
  const length = workshop.timer.length;
  const note =
    clock === null || clock.paused || clock.level === "over"
      ? undefined
      : length === MINUTE
        ? t("ofOneMinute")
        : t("ofLength", { length: duration(length) });
  return (
    <section class="turn-clock">
      {clock !== null && (
        <RingClock clock={clock} colour={room.phase.value?.phase.colour ?? "ink"} note={note} />
      )}
      <p class="turn-next">
        {next === undefined
          ? t("lastTurn")
          : t.rich("next", {
              table: <b>{tableWords(next)}</b>,
            })}
      </p>
    </section>
  );
}
