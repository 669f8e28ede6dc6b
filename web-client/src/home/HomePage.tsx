import { useSignalEffect } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { keepsCookies } from "../connection/cookies";
import { t } from "../i18n/join";
import { t as trouble } from "../i18n/trouble";
import { Banner } from "../theme/Banner";
import { FootLinks } from "../theme/FootLinks";
import { LanguageChoice } from "../theme/LanguageChoice";
import { CreatePanel } from "./create/CreatePanel";
import { JoinForm } from "./join/JoinForm";
import { isOfferedSeat, OfferedSeat } from "./join/OfferedSeat";
import "./HomePage.css";

/** The front door: join a workshop, or create one where that is allowed. */
export function HomePage() {
  const cookies = useMemo(keepsCookies, []);
  const offered = isOfferedSeat(location.pathname);
  useSignalEffect(() => {
    document.title = `${t(offered ? "seatTitle" : "joinTitle")} · ${t("appName")}`;
  });
  return (
    <main class="home">
      <div class="home-head">
        <span class="home-brand">
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <rect width="32" height="32" rx="8" fill="#171b2d" />
            <circle
              cx="16"
              cy="16"
              r="9"
              fill="none"
              stroke="#fff"
              stroke-opacity="0.3"
              stroke-width="4"
            />
            <path
              d="M16 7a9 9 0 1 1-8.560 6.220"
              fill="none"
              stroke="#ffb63d"
              stroke-width="4"
              stroke-linecap="round"
            />
          </svg>
          {t("appName")}
        </span>
        <LanguageChoice />
      </div>
      <h1>{t(offered ? "seatTitle" : "joinTitle")}</h1>
      {cookies ? (
        <>
          {offered ? <OfferedSeat /> : <JoinForm />}
          {location.pathname === "/" && <CreatePanel />}
        </>
      ) : (
        <Banner tone="late" live="alert">
          <strong>{trouble("noCookiesTitle")}.</strong> {trouble("noCookiesText")}
        </Banner>
      )}
      <FootLinks />
    </main>
  );
}
