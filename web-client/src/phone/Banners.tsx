import { useComputed } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/phone";
import { Banner } from "../theme/Banner";
import { Button } from "../theme/Button";
import { buzz } from "./buzz";
import { countdownFor } from "./countdown";
import type { Follower } from "./follow";
import { useHeldPlace } from "./held-place";
import { hasNews, roomNews } from "./news";
import { Refused, RoomBanners, SeatBanners, SilenceBanner } from "./parts";
import type { NowProps } from "./props";
import "./Banners.css";

/** What is said of why the connection stopped for good, where more is known than that it did. */
const stopWords: Readonly<Record<string, "tooLarge" | "openElsewhere">> = {
  "too-large": "tooLarge",
  "too-many-sockets": "openElsewhere",
};

/** What is wrong with this phone's connection, and what the room has to say, above every sheet. */
export function Banners(props: NowProps & { follower: Follower }) {
  const { session, state, seat } = props;
  const timeUp = useComputed(() => countdownFor(session, seat.provider.table)?.level === "over");
  const news = roomNews(props, timeUp.value);
  const newest = news.messages.at(-1)?.id;
  const called = useRef({ on: news.on, newest });
  useEffect(() => {
    if (news.on && !called.current.on) {
      buzz([300, 120, 300]);
    } else if (newest !== undefined && newest !== called.current.newest) {
      buzz([150]);
    }
    called.current = { on: news.on, newest };
  }, [news.on, newest]);
  const stopped = seat.provider.stopReason.value;
  const saving = seat.provider.saving.value;
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
      {session.helpWished.value !== null && seat.provider.status.value !== "open" && (
        <Banner tone="warn" live="alert">
          {t("helpWaits")}
        </Banner>
      )}
      {(saving === "full" || saving === "refused" || seat.provider.helpRefused.value) && (
        <Refused seat={seat} />
      )}
      <SeatBanners {...props} />
      {state.workshop.silence.present !== null && <SilenceBanner {...props} />}
      {hasNews(news, props) && <RoomBanners {...props} news={news} />}
    </HeldPlace>
  );
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
