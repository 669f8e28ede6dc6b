import { useComputed } from "@preact/signals";
import { useTextOf } from "../flipchart/useTextOf";
import { t } from "../i18n/phone";
import type { Digest, WorkshopTable } from "../protocol/workshop";
import { RingClock } from "../theme/RingClock";
import { isHidden, tableOf, waitingPitches } from "../workshop/selectors";
import { countdownFor } from "./countdown";
import type { NowProps } from "./props";
import type { PhoneSession } from "./session";
import "../flipchart/paper.css";
import "../flipchart/teleprompter.css";
import "./ask.css";
import "./RoomView.css";

/** While tables pitch: one's own pitch to read from, or what is on the room screen, and whose turn comes. */
export function RoomView(props: NowProps) {
  const { session, state, seat } = props;
  const { workshop } = state;
  const mine = seat.provider.table;
  const { presenting } = workshop.pitches;
  const onScreen = workshop.screen.table ?? presenting;
  const shown = onScreen === null ? undefined : tableOf(workshop, onScreen);
  return (
    <div>
      {presenting !== mine && props.present !== undefined && (
        <p class="ask" data-colour="pitch" dir="auto">
          <b>{props.present.phase.prompt.lead}</b> {props.present.phase.prompt.text}
        </p>
      )}
      {presenting === mine ? (
        <OwnPitch {...props} />
      ) : shown !== undefined ? (
        <OnScreen
          session={session}
          table={shown}
          digest={session.feed.digests.value.get(shown.number)}
          hidden={(item) => isHidden(workshop, shown.number, item)}
          blank={workshop.screen.blank}
          running={presenting === shown.number}
        />
      ) : null}
      <Order {...props} />
    </div>
  );
}

/** The pitch as its presenter reads it, under the room's clock. */
function OwnPitch({ session, seat }: NowProps) {
  const pitch = useTextOf(seat.board.flipchart.text("pitch"));
  return (
    <section class="own-pitch">
      <RoomClock session={session} />
      <p class="teleprompter" dir="auto" lang={pitch.trim() === "" ? undefined : ""}>
        {pitch.trim() === "" ? t("noPitchYet") : pitch}
      </p>
    </section>
  );
}

function RoomClock({ session }: { session: PhoneSession }) {
  const clock = useComputed(() => countdownFor(session));
  return clock.value === null ? null : <RingClock clock={clock.value} colour="pitch" />;
}

/** A small copy of the room screen. */
function OnScreen(props: {
  session: PhoneSession;
  table: WorkshopTable;
  digest: Digest | undefined;
  hidden: (item: string) => boolean;
  blank: boolean;
  running: boolean;
}) {
  const { table, digest } = props;
  const name = t("tableAndCity", { number: table.number, city: table.city });
  return (
    <section class="on-screen night">
      <h2 class="visually-hidden">{t("onScreen")}</h2>
      {props.blank ? (
        <p>{t("screenBlank")}</p>
      ) : (
        <>
          <div class="on-screen-head">
            <span class="on-screen-number" aria-hidden="true">
              {table.number}
            </span>
            <div>
              <h3 dir="auto">{props.running ? t("pitchingNow", { table: name }) : name}</h3>
              {digest !== undefined && digest.presenter !== "" && (
                <p dir="auto">{t("presentedBy", { name: digest.presenter })}</p>
              )}
            </div>
          </div>
          {digest !== undefined && !props.hidden("challenge") && digest.challenge.trim() !== "" && (
            <>
              <h4 data-colour="challenge">{t("theChallenge")}</h4>
              <p class="on-screen-challenge" dir="auto" lang="">
                {digest.challenge}
              </p>
            </>
          )}
          {digest !== undefined && !props.hidden("pitch") && (
            <>
              <h4 data-colour="pitch">{t("pitch")}</h4>
              {digest.pitch.trim() === "" ? (
                <p>{t("noPitchText")}</p>
              ) : (
                <p dir="auto" lang="">
                  {digest.pitch}
                </p>
              )}
            </>
          )}
        </>
      )}
    </section>
  );
}

/** Whose turn it was, is and will be. */
function Order({ state, seat }: NowProps) {
  const { workshop } = state;
  const mine = seat.provider.table;
  const { done, presenting } = workshop.pitches;
  const waiting = waitingPitches(workshop);
  const place = waiting.indexOf(mine);
  if (waiting.length === 0 && presenting === null && done.length === 0) {
    return <p class="empty">{t("orderUnknown")}</p>;
  }
  const tables = [...done, ...(presenting === null ? [] : [presenting]), ...waiting];
  return (
    <section class="sheet">
      <h2>{t("order")}</h2>
      {place > 0 && <p class="hint">{t("yourTurn", { count: place })}</p>}
      {done.includes(mine) && presenting !== mine && <p class="hint">{t("pitchedAlready")}</p>}
      <ol class="pitch-order">
        {tables.map((number) => {
          const now = number === presenting;
          return (
            <li key={number} data-mine={number === mine} data-now={now}>
              <b>{number}</b>
              <span dir="auto">
                {tableOf(workshop, number)?.city}
                {number === mine && <small> {t("yours")}</small>}
              </span>
              {now ? (
                <i>{t("nowMark")}</i>
              ) : (
                done.includes(number) && <i data-done="true">✓ {t("pitched")}</i>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
