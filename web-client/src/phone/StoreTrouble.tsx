import { useStoresNothing } from "../connection/storing";
import { t } from "../i18n/storing";
import { Banner } from "../theme/Banner";
import type { Seat } from "./seat";

const PATIENCE = { first: 5_000, again: 10_000 };

/** Says why *Saving…* does not end, when that is because the server can store nothing. */
export function StoreTrouble({ seat: { provider } }: { seat: Seat }) {
  const waits = provider.saving.value === "saving" && provider.status.value === "open";
  return useStoresNothing(waits, PATIENCE) ? <Banner tone="warn">{t("onPhone")}</Banner> : null;
}
