import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { call } from "../connection/api";
import { t } from "../i18n/facilitator";
import type { Offer } from "../protocol/offer";
import { readOffers } from "../protocol/offers";
import { Banner } from "../theme/Banner";
import { useDesk } from "./desk";
import { Answer } from "./RoomAnswers";
import "./RoomAnswers.css";

/** What the room answered to all turns of a table, to be hidden or shown also after them (SPEC H35). */
export function TableAnswers({ table }: { table: number }) {
  const desk = useDesk();
  const offers = useSignal<readonly Offer[] | null>(null);
  const failed = useSignal(false);
  const fetching = useSignal(false);
  const fetched = useSignal(-1);
  const { version } = desk.state.value;
  // One after the other: what happens meanwhile is asked for next.
  useEffect(() => {
    if (fetching.value || fetched.value === version) {
      return;
    }
    fetching.value = true;
    fetched.value = version;
    const path = `/api/workshops/${encodeURIComponent(desk.id)}/tables/${table}/offers?as=${desk.role}`;
    call("GET", path, readOffers)
      .then((answer) => {
        offers.value = answer.offers;
        failed.value = false;
      })
      .catch(() => {
        failed.value = true;
      })
      .finally(() => {
        fetching.value = false;
      });
  }, [desk, table, version, fetching.value, fetching, fetched, offers, failed]);
  const known = offers.value ?? [];
  return (
    <>
      {failed.value && <Banner tone="warn">{t("answersFailed")}</Banner>}
      {known.length === 0 ? (
        // It has its line, empty as long as nobody knows.
        <p class="answers-none">{offers.value !== null && t("answersNone")}</p>
      ) : (
        <details class="answers-all answers-now">
          <summary>{t("answersCount", { count: known.length, number: table })}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
          <ul tabIndex={0} aria-label={t("answersTitle")}>
            {known.map((offer) => (
              <Answer
                key={`${offer.phase}/${offer.table}/${offer.by}/${offer.kind}`}
                offer={offer}
              />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
