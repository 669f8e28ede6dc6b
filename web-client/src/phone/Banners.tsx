import { useComputed } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { beginAnew } from "../connection/late-file";
import { t } from "../i18n/phone";
import { Banner } from "../theme/Banner";
import { Button } from "../theme/Button";
import { partsMissing } from "../theme/late-part";
import { countdownFor } from "./countdown";
import type { Follower } from "./follow";
import { useHeldPlace } from "./held-place";
import { hasNews, roomNews } from "./news";
import { UnsentAnswers } from "./offers/late-parts";
import { Refused, RoomBanners, SeatBanners, SilenceBanner, Told } from "./parts";
import type { NowProps } from "./props";
import "./Banners.css";

/** What is wrong with this phone's connection, and what the room has to say, above every sheet. */
export function Banners(props: NowProps & { follower: Follower }) {
  const { session, state, seat } = props;
  const timeUp = useComputed(() => countdownFor(session, seat.provider.table)?.level === "over");
  const news = roomNews(props, timeUp.value);
  const { provider } = seat;
  const saving = provider.saving.value;
  const refused = saving === "full" || saving === "refused" || provider.helpRefused.value;
  return (
    <HeldPlace>
      {(refused || provider.stopReason.value !== null) && <Refused seat={seat} />}
      {session.elsewhere.value && (
        <Banner tone="warn" live="alert">
          {t("elsewhere")}
        </Banner>
      )}
      {provider.losing.value && (
        <Banner tone="late" live="alert">
          {t("keepOpen")}
        </Banner>
      )}
      {partsMissing.value && provider.status.value === "open" && (
        <Banner tone="warn">
          {t("partMissing")}{" "}
          <Button size="small" onClick={() => void beginAnew()}>
            {t("tryAgain")}
          </Button>
        </Banner>
      )}
      {session.helpWished.value !== null && provider.status.value !== "open" && (
        <Banner tone="warn" live="alert">
          {t("helpWaits")}
        </Banner>
      )}
      <SeatBanners {...props} />
      <UnsentAnswers {...props} />
      {state.workshop.silence.present !== null && <SilenceBanner {...props} />}
      <Told session={session} seat={seat} on={news.on} newest={news.messages.at(-1)?.id} />
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
