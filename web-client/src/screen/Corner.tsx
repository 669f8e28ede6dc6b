import { useRef } from "preact/hooks";
import type { LiveWorkshop } from "../connection/live-workshop";
import { t } from "../i18n/screen";
import { t as shared } from "../i18n/shared";
import { Press } from "../theme/Press";
import { useSaid } from "../theme/Said";
import type { Cues } from "./sound";
import "./Corner.css";

/** Why the server ended the connection for good. */
function stopWords(reason: string | null): string {
  switch (reason) {
    case "unauthorised":
      return t("linkRevoked");
    case "too-many-sockets":
      return t("tooManyScreens");
    default:
      return t("ended");
  }
}

/** The page's own words, small and out of the way: connection, sound, full screen. */
export function Corner(props: {
  room: LiveWorkshop;
  cues: Cues;
  /** Whether sound is offered in sight: before the workshop begins, not beside somebody's turn. */
  offer: boolean;
}) {
  const { room, cues } = props;
  const status = room.channel.status.value;
  const on = cues.on.value;
  const met = useRef(false);
  met.current ||= status === "open";
  const quiet = status === "open" || (status === "connecting" && !met.current);
  const words = status === "stopped" ? stopWords(room.channel.stopReason.value) : t("reconnecting");
  useSaid(quiet ? "" : words);
  return (
    <footer class="corner">
      <p class="corner-status" hidden={quiet}>
        {words}
      </p>
      <a class="corner-button corner-quiet" href="/device" target="_blank" rel="noreferrer">
        {shared("keptHere")}
      </a>
      {document.fullscreenEnabled && (
        <button
          type="button"
          class="corner-button corner-quiet"
          onClick={() => void document.documentElement.requestFullscreen()}
        >
          {t("fullScreen")}
        </button>
      )}
      <Press
        means={String(on)}
        class={props.offer && !on ? "corner-button" : "corner-button corner-quiet"}
        onClick={() => void cues.turn(!on)}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 9.5v5h3.5l5 4v-13l-5 4z" />
          {on ? (
            <path d="M16 9a4.5 4.5 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11" />
          ) : (
            <path d="M16.5 9.5l5 5M21.5 9.5l-5 5" />
          )}
        </svg>
        {on ? t("soundOff") : t("soundOn")}
      </Press>
    </footer>
  );
}
