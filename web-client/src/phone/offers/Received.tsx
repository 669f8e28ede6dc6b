import { timeOfDay } from "../../i18n/format";
import { t } from "../../i18n/offers";
import type { Offer } from "../../protocol/offer";
import { useSaid } from "../../theme/Said";
import { signs } from "./kinds";
import "../../flipchart/paper.css";
import "./offers.css";

/** What the room has answered to one's own table, the newest first. */
export function Received({ offers }: { offers: readonly Offer[] }) {
  const [first] = offers;
  useSaid(first === undefined ? "" : t("came", { count: offers.length }));
  if (first === undefined) {
    return null;
  }
  const since = Math.min(...offers.map(({ at }) => at));
  return (
    <section class="sheet" aria-label={t("received")}>
      <div class="offers-head">
        <h2>{t("received")}</h2>
        <p class="hint">{t("since", { count: offers.length, time: timeOfDay(since) })}</p>
      </div>
      <ul class="offer-list">
        {[...offers].reverse().map((offer) => (
          <li key={`${offer.phase}/${offer.from}/${offer.name}/${offer.kind}/${offer.at}`}>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d={signs[offer.kind]} />
            </svg>
            <b>{t(offer.kind)}</b>
            <small>{t("by", { name: offer.name, table: offer.from })}</small>
            <p dir="auto" lang="">
              {offer.text}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
