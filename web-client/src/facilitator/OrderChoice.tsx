import { t } from "../i18n/facilitator";
import { duration } from "../i18n/format";
import type { Order } from "./order-of-tables";
import "./OrderChoice.css";
import "./TablesPanel.css";

/** By need or by number, and how long ago they were sorted by need; drawn with each second. */
export function OrderChoice({ order }: { order: Order }) {
  const { sortedAt } = order.look;
  const ago = sortedAt === null ? "" : duration(performance.now() - sortedAt);
  return (
    <>
      {sortedAt !== null && (
        <button
          type="button"
          class="sorted"
          aria-label={t("sortAgain", { duration: ago })}
          onClick={order.sort}
        >
          {t("sortedAgo", { duration: ago })}
        </button>
      )}
      <fieldset class="segments" aria-label={t("orderOfTables")}>
        <button type="button" aria-pressed={sortedAt !== null} onClick={order.sort}>
          {t("byNeed")}
        </button>
        <button type="button" aria-pressed={sortedAt === null} onClick={order.byNumber}>
          {t("byNumber")}
        </button>
      </fieldset>
    </>
  );
}
