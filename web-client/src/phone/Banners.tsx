import { useComputed } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { duration } from "../i18n/format";
import { t } from "../i18n/phone";
import { useAwake } from "../theme/awake";
import { Banner } from "../theme/Banner";
import { Button } from "../theme/Button";
import { mayBeTheSame } from "../workshop/seat-requests";
import { messagesFor, type PresentPhase, tableOf, turnsIn, waitingIn } from "../workshop/selectors";
import { tableWords } from "../workshop/words";
import { buzz } from "./buzz";
import { countdownFor } from "./countdown";
import type { Follower } from "./follow";
import { useHeldPlace } from "./held-place";
import { SeatBanners, SilenceBanner } from "./parts";
import type { PageProps } from "./props";
import type { PhoneSession } from "./session";
import "./Banners.css";

/** What is said of why the connection stopped for good, where more is known than that it did. */
const stopWords: Readonly<Record<string, "tooLarge" | "openElsewhere">> = {
  "too-large": "tooLarge",
  "too-many-sockets": "openElsewhere",
};

/** What the facilitator and the room have to say, above every sheet. */
export function Banners(
  props: PageProps & { follower: Follower; present: PresentPhase | undefined },
) {
  const { session, state, activity, seat, follower, present } = props;
  const { workshop } = state;
  const table = seat.provider.table;
  const seated = tableOf(workshop, table);
  const extra = present?.phase.clock === "none" ? 0 : (seated?.extra ?? 0);
  const inTurns = present?.phase.clock === "turns";
  const on = inTurns && turnsIn(workshop).presenting === table;
  const next = inTurns && !on && waitingIn(workshop)[0]?.number === table;
  const offer = follower.offer.value;
  const messages = messagesFor(workshop, table).filter(
    ({ id }) => !session.dismissed.value.has(id),
  );
  const newest = messages.at(-1)?.id;
  useAwake(on);
  const called = useRef({ on, newest });
  useEffect(() => {
    if (on && !called.current.on) {
      buzz([300, 120, 300]);
    } else if (newest !== undefined && newest !== called.current.newest) {
      buzz([150]);
    }
    called.current = { on, newest };
  }, [on, newest]);
  const stopped = seat.provider.stopReason.value;
  const about = seat.board.about.value;
  const cast = activity.roles
    .filter(({ id }) => about.of(id) !== "")
    .map(({ id, name }) => t("labelled", { label: name, name: about.of(id) }))
    .join(" · ");
  return (
    <HeldPlace>
      {stopped !== null && stopped !== "moved" && stopped !== "started-afresh" && (
        <Banner tone="late" live="alert">
          <span>{t(stopWords[stopped] ?? "brokenConnection")}</span>
          <span class="banner-choice">
            <Button size="small" kind="dark" onClick={() => seat.provider.retry()}>
              {t(stopped === "too-many-sockets" ? "useHere" : "tryAgain")}
            </Button>
          </span>
        </Banner>
      )}
      {session.elsewhere.value && (
        <Banner tone="warn" live="alert">
          {t("elsewhere")}
        </Banner>
      )}
      {seat.provider.losing.value && (
        <Banner tone="late" live="alert">
          {t("keepOpen")}
        </Banner>
      )}
      {seat.provider.helpRefused.value && (
        <Banner tone="warn" live="alert" onDismiss={() => seat.provider.noteHelpRefused()}>
          {t("helpLater")}
        </Banner>
      )}
      {session.moved.value && (
        <Banner tone="plain" live="alert" onDismiss={() => session.noteMove()}>
          <b>
            {t("tableMoved", {
              table: seated === undefined ? t("table", { number: table }) : tableWords(seated),
            })}
          </b>
        </Banner>
      )}
      {session.startedAfresh.value && (
        <Banner tone="plain" live="alert" onDismiss={() => session.noteStartedAfresh()}>
          <b>{t("startedAfresh")}</b>
        </Banner>
      )}
      {session.seatReturned.value && (
        <Banner tone="good" onDismiss={() => session.noteSeatReturned()}>
          {t("seatReturned", { name: seat.board.me.name })}
        </Banner>
      )}
      {mayConcernSeats(props) && <SeatBanners {...props} />}
      {workshop.silence.present !== null && <SilenceBanner {...props} />}
      {extra > 0 && <Banner tone="good">{t("extraTime", { digits: duration(extra) })}</Banner>}
      {(on || !inTurns) && <TimeUp session={session} table={table} />}
      {session.locked.value && (
        <Banner tone="warn" live="alert">
          <b>{t("pensDown")}.</b> {t("pensDownAll")}
        </Banner>
      )}
      {on && (
        <Banner tone="good" live="alert">
          <b>{t("youAreOn")}</b> <span dir="auto">{cast}</span>{" "}
          {follower.view.value !== "now" && (
            <Button size="small" onClick={() => follower.show("now")}>
              {t("seeWords")}
            </Button>
          )}
        </Banner>
      )}
      {next && (
        <Banner tone="warn" live="alert">
          <b>{t("youAreNext")}</b> <span dir="auto">{cast}</span>
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
      {messages.map((message) => (
        <Banner
          key={message.id}
          tone="message"
          live="alert"
          onDismiss={() => session.dismiss(message.id)}
        >
          <span class="visually-hidden">{t("messageFrom")}: </span>
          <span lang="">{message.text}</span>
        </Banner>
      ))}
    </HeldPlace>
  );
}

/** Whether somebody asks for a seat at this table, or this phone's owner might. */
function mayConcernSeats({ state, seat }: PageProps): boolean {
  const { me } = seat.board;
  const { seatRequests, participants } = state.workshop;
  return (
    seatRequests.length > 0 ||
    participants.some(({ id, name }) => id !== me.id && mayBeTheSame(name, me.name))
  );
}

/** Says that the table's time is up, for whoever does not look at the clock; it is spoken by that. */
function TimeUp({ session, table }: { session: PhoneSession; table: number }) {
  const up = useComputed(() => countdownFor(session, table)?.level === "over");
  return up.value ? (
    <Banner tone="late" live="none">
      <b>{t("over")}.</b>
    </Banner>
  ) : null;
}

/** The banners' place, which keeps its height while somebody types below. */
function HeldPlace(props: { children: ComponentChildren }) {
  const place = useRef<HTMLDivElement>(null);
  const held = useHeldPlace(place);
  return (
    <div
      ref={place}
      class="banners-place"
      style={held === null ? undefined : { blockSize: `${held.height}px` }}
    >
      <div class="banners" data-beside={held?.beside}>
        {props.children}
      </div>
    </div>
  );
}
