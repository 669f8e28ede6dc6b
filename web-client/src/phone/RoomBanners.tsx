import { useEffect, useRef } from "preact/hooks";
import { duration } from "../i18n/format";
import { t } from "../i18n/room";
import { announce } from "../theme/announcer";
import { useAwake } from "../theme/awake";
import { Banner } from "../theme/Banner";
import { Button } from "../theme/Button";
import { messageAsRead } from "../workshop/ready-messages";
import { waitingIn } from "../workshop/selectors-later";
import { tableWords } from "../workshop/words";
import { Cast, castOf } from "./cast";
import type { Follower } from "./follow";
import { JoinedBanner, noteJoined } from "./JoinedBanner";
import type { RoomNews } from "./news";
import { OutOfSight } from "./OutOfSight";
import type { NowProps } from "./props";
import "./Banners.css";

/** What the facilitator and the room have to say to this table. */
export function RoomBanners(props: NowProps & { follower: Follower; news: RoomNews }) {
  const { session, state, activity, seat, follower, present, table, news } = props;
  const { workshop } = state;
  const mine = seat.provider.table;
  const inTurns = present?.phase.clock === "turns";
  const { on, speaking, extra, messages } = news;
  const next = inTurns && !on && waitingIn(workshop)[0]?.number === mine;
  const offer = follower.offer.value;
  const cast = <Cast board={seat.board} />;
  const untold = session.tidings.untold.value;
  useAwake(on);
  const wasOn = useRef(false);
  // Once, whether it stands here or the speaker's own view shows it.
  useEffect(() => {
    if (on && !wasOn.current) {
      announce(`${t("youAreOn")} ${castOf(seat.board)}`, { urgent: true });
    }
    wasOn.current = on;
  }, [on]);
  return (
    <>
      {untold.includes("moved") && (
        <Banner
          tone="plain"
          live="alert"
          onDismiss={() => {
            // Who was moved here knows that both tables are one.
            noteJoined(session, workshop.merges);
            session.tidings.note("moved");
          }}
        >
          <b>
            {t("tableMoved", {
              table: table === undefined ? t("table", { number: mine }) : tableWords(table),
            })}
          </b>
        </Banner>
      )}
      <JoinedBanner session={session} merges={workshop.merges} />
      {untold.includes("started-afresh") && (
        <Banner tone="plain" live="alert" onDismiss={() => session.tidings.note("started-afresh")}>
          <b>{t("startedAfresh")}</b>
        </Banner>
      )}
      {untold.includes("seat-returned") && (
        <Banner tone="good" onDismiss={() => session.tidings.note("seat-returned")}>
          {t("seatReturned", { name: seat.board.me.name })}
        </Banner>
      )}
      {extra > 0 && <Banner tone="good">{t("extraTime", { digits: duration(extra) })}</Banner>}
      {news.timeUp && !speaking && (on || !inTurns) && (
        // The clock says it aloud.
        <Banner tone="late" live="none">
          <b>{t("over")}.</b>
        </Banner>
      )}
      {session.locked.value && (
        <Banner tone="warn" live="alert">
          <b>{t("pensDown")}.</b> {t("pensDownAll")}
        </Banner>
      )}
      {on && !speaking && (
        <Banner tone="good" live="none">
          <b>{t("youAreOn")}</b> <span>{cast}</span>{" "}
          <Button size="small" onClick={() => follower.show("now")}>
            {t("seeWords")}
          </Button>
        </Banner>
      )}
      {next && (
        <Banner tone="warn" live="alert">
          <b>{t("youAreNext")}</b> <span>{cast}</span>
        </Banner>
      )}
      {offer !== null && (
        <Banner tone="plain" live="status">
          <span>
            {t.rich("roomMovedTo", { title: <span {...seat.board.said}>{offer.title}</span> })}
          </span>
          <span class="banner-choice">
            <Button size="small" kind="dark" onClick={() => follower.accept(activity)}>
              {t("goThere")}
            </Button>
            <Button size="small" onClick={() => follower.decline()}>
              {t("stayHere")}
            </Button>
          </span>
        </Banner>
      )}
      {messages.map(({ id, text }) => {
        const { words, said } = messageAsRead(text, activity);
        return (
          <Banner key={id} tone="message" live="alert" onDismiss={() => session.dismiss(id)}>
            <span class="visually-hidden">{t("messageFrom")}: </span>
            <bdi {...said}>{words}</bdi>
          </Banner>
        );
      })}
      <OutOfSight />
    </>
  );
}
