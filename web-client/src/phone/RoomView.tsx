import { useComputed } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Board } from "../flipchart/board";
import { useTextOf } from "../flipchart/useTextOf";
import { t } from "../i18n/room";
import type { Field } from "../protocol/activity";
import type { Digest, WorkshopTable } from "../protocol/workshop";
import { remainingOf } from "../workshop/countdown";
import { saidFields, sheetOfField, shownFields, textOnScreen } from "../workshop/focus";
import { withoutLongWords } from "../workshop/long-words";
import { saidOf } from "../workshop/said";
import { tableOf, turnsIn } from "../workshop/selectors";
import { isHidden, isToBeDrawn, waitingIn } from "../workshop/selectors-later";
import { heading, placeOf, tableWords } from "../workshop/words";
import { turnWord } from "../workshop/words-later";
import { buzz } from "./buzz";
import { Cast } from "./cast";
import { countdownFor } from "./countdown";
import { Offers } from "./offers/late-parts";
import { formOf, tableAnswered, unsentKind } from "./offers/turn";
import type { NowProps } from "./props";
import { RoomAsk } from "./RoomAsk";
import { Lamp } from "./speaker/Lamp";
import { Prompter } from "./speaker/Prompter";
import "../flipchart/paper.css";
import "./RoomView.css";

/** While tables have their turns: one's own words to read from, or what is on the room screen, and whose turn comes. */
export function RoomView(props: NowProps) {
  const { session, state, seat, present } = props;
  const { workshop } = state;
  const mine = seat.provider.table;
  const { presenting } = turnsIn(workshop);
  const onScreen = workshop.screen.table ?? presenting;
  const shown = onScreen === null ? undefined : tableOf(workshop, onScreen);
  return (
    <div data-hue={present?.phase.colour ?? "ink"}>
      {presenting !== mine && <RoomAsk {...props} phase={present?.phase} />}
      {presenting === mine ? (
        <OwnTurn {...props} />
      ) : shown !== undefined ? (
        <OnScreen
          {...props}
          shown={shown}
          digest={session.feed.digests.value.get(shown.number)}
          running={presenting === shown.number}
        />
      ) : null}
      <Answers {...props} />
      <Order {...props} />
    </div>
  );
}

/** What the room answers to turns, where there is something to answer, something half typed or an answer. */
function Answers(props: NowProps) {
  const { workshop } = props.state;
  const heard = tableAnswered(workshop);
  const half =
    heard !== null &&
    unsentKind(props.seat.board.drafts, formOf(workshop.phase, heard)) !== undefined;
  const any = turnsIn(workshop).answering.table !== null || workshop.offers.length > 0 || half;
  return any ? <Offers {...props} /> : null;
}

/** The words of one's own table as they are said, under a lamp that says what no banner says again. */
function OwnTurn({ session, state, seat, present, activity }: NowProps) {
  const told = present === undefined ? [] : saidFields(activity, present.phase);
  const clock = useComputed(() => countdownFor(session));
  const { wrapUp } = turnsIn(state.workshop);
  useEffect(() => {
    if (wrapUp) {
      buzz([80, 80, 80, 80, 80]);
    }
  }, [wrapUp]);
  const remaining = useMemo(
    () => () => {
      const timer = session.state.value?.workshop.timer;
      const now = session.clock.about.value;
      return timer === undefined || now === null ? null : remainingOf(timer, now);
    },
    [session],
  );
  return (
    <section class="own-turn" data-alone={told.length === 1}>
      {clock.value !== null && (
        <Lamp clock={clock.value} wrapUp={wrapUp} cast={<Cast board={seat.board} />} />
      )}
      {told.map((field) => (
        <Told
          key={field.id}
          board={seat.board}
          field={field}
          alone={told.length === 1}
          wordsPerMinute={activity.wordsPerMinute}
          running={state.workshop.timer.state === "running"}
          remaining={remaining}
        />
      ))}
    </section>
  );
}

function Told(props: {
  board: Board;
  field: Field;
  alone: boolean;
  wordsPerMinute: number;
  running: boolean;
  remaining: () => number | null;
}) {
  const { board, field, alone, ...reading } = props;
  const words = useTextOf(board.flipchart.text(field.id));
  return (
    <>
      {!alone && <h2 {...board.said}>{field.title}</h2>}
      <Prompter words={words} {...reading} />
    </>
  );
}

/** A small copy of the room screen. */
function OnScreen(
  props: NowProps & {
    shown: WorkshopTable;
    digest: Digest | undefined;
    running: boolean;
  },
) {
  const { shown: table, digest, activity, present, seat } = props;
  const { workshop } = props.state;
  const { said } = seat.board;
  const name = tableWords(table);
  const fields = present === undefined ? [] : shownFields(activity, present.phase);
  const cast = activity.roles.filter(
    ({ id }) => (digest?.roles[id] ?? "") !== "" && !isHidden(workshop, table.number, id),
  );
  return (
    <section class="on-screen night">
      <h2 class="visually-hidden">{t("onScreen")}</h2>
      {workshop.screen.blank ? (
        <p>{t("screenBlank")}</p>
      ) : (
        <>
          <div class="on-screen-head">
            <span class="on-screen-number" aria-hidden="true">
              {table.number}
            </span>
            <div>
              <h3 dir="auto">{props.running ? t("onNow", { table: name }) : name}</h3>
              {cast.map(({ id, name: role }) => (
                <p key={id}>
                  {t.rich("labelled", {
                    label: <bdi {...said}>{role}</bdi>,
                    name: <bdi>{digest?.roles[id]}</bdi>,
                  })}
                </p>
              ))}
            </div>
          </div>
          {digest !== undefined &&
            fields
              .filter(({ id }) => !isHidden(workshop, table.number, id))
              .map((field) => ({
                field,
                text: withoutLongWords(textOnScreen(workshop, digest, table.number, field.id)),
              }))
              .map(({ field, text }) => (
                <div key={field.id}>
                  <h4 data-hue={sheetOfField(activity, field.id)?.colour} {...said}>
                    {field.title}
                  </h4>
                  <p dir="auto" data-spoken={field.spoken} lang={text === "" ? undefined : ""}>
                    {text || t("nothingYet")}
                  </p>
                </div>
              ))}
        </>
      )}
    </section>
  );
}

/** Whose turn it was, is and will be. */
function Order({ state, seat, activity }: NowProps) {
  const { workshop } = state;
  const mine = seat.provider.table;
  const { done, presenting } = turnsIn(workshop);
  const waiting = waitingIn(workshop).map(({ number }) => number);
  const place = waiting.indexOf(mine);
  if (waiting.length === 0 && presenting === null && done.length === 0) {
    return isToBeDrawn(activity, workshop.phase) ? (
      <p class="empty">{t("orderUnknown")}</p>
    ) : (
      <p class="empty">
        {t.rich("turnsSoon", {
          turns: (
            <bdi {...saidOf(activity.words.turn, seat.board.said)}>
              {heading(turnWord(activity).many, activity.language)}
            </bdi>
          ),
        })}
      </p>
    );
  }
  const tables = [...done, ...(presenting === null ? [] : [presenting]), ...waiting];
  return (
    <section class="sheet">
      <h2>{t("order")}</h2>
      {place > 0 && <p class="hint">{t("yourTurn", { count: place })}</p>}
      {done.includes(mine) && presenting !== mine && <p class="hint">{t("hadTurn")}</p>}
      <ol class="turn-order">
        {tables.map((number) => {
          const now = number === presenting;
          const table = tableOf(workshop, number);
          return (
            <li key={number} data-mine={number === mine} data-now={now}>
              <b>{number}</b>
              <span>
                {table !== undefined && <bdi>{placeOf(table)}</bdi>}
                {number === mine && <small> {t("yours")}</small>}
              </span>
              {now ? (
                <i>{t("nowMark")}</i>
              ) : (
                done.includes(number) && <i data-done="true">✓ {t("turnDone")}</i>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
