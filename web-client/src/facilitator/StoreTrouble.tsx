import { useStoresNothing } from "../connection/storing";
import { t } from "../i18n/storing";
import { Banner } from "../theme/Banner";
import { useDesk } from "./desk";

const PATIENCE = { first: 0, again: 10_000 };

/** Says that the server can store nothing before somebody has pressed what then does not happen. */
export function StoreTrouble() {
  const waits = useDesk().channel.status.value === "open";
  return useStoresNothing(waits, PATIENCE) ? (
    <Banner tone="warn" live="alert">
      {t("onDashboard")}
    </Banner>
  ) : null;
}
