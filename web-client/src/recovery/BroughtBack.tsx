import type { ReadonlySignal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import { recall, remember } from "../connection/memory";
import { timeOfDay } from "../i18n/format";
import { t } from "../i18n/recovery";
import type { Digest, Workshop } from "../protocol/workshop";
import { Banner } from "../theme/Banner";
import "./BroughtBack.css";

/** Of a workshop that was brought back: since when, what is not known any more, and which tables are back. */
export function BroughtBack(props: {
  workshop: Workshop;
  digests: ReadonlySignal<ReadonlyMap<number, Digest>>;
}) {
  const { workshop, digests } = props;
  const at = workshop.broughtBack;
  const noted = `charrette/${workshop.id}/brought-back-noted`;
  const dismissed = useSignal(recall(noted) === String(at));
  if (at === null || dismissed.value) {
    return null;
  }
  return (
    <div class="brought-back">
      <Banner
        tone="message"
        onDismiss={() => {
          dismissed.value = true;
          remember(noted, String(at));
        }}
      >
        <p>
          <b>{t("broughtBackTitle", { time: timeOfDay(at) })}</b> {t("broughtBackNow")}
        </p>
        <p>{t("tablesBack")}</p>
        <ul class="tables-back">
          {workshop.tables.map(({ number }) => (
            <li key={number}>{tableWords(number, workshop, digests.value.get(number))}</li>
          ))}
        </ul>
      </Banner>
    </div>
  );
}

function tableWords(number: number, workshop: Workshop, digest: Digest | undefined): string {
  const count = workshop.participants.filter(({ table }) => table === number).length;
  if (count === 0) {
    return t("tableAwaited", { number });
  }
  return t(hasWords(digest) ? "tableBack" : "tableEmpty", { number, count });
}

/** Whether something is on a flipchart, or was put there since the server has it. */
function hasWords(digest: Digest | undefined): boolean {
  if (digest === undefined) {
    return false;
  }
  const { lastEdit, texts, roles, cards } = digest;
  return (
    lastEdit !== null ||
    [...Object.values(texts), ...Object.values(roles)].some((words) => words !== "") ||
    Object.values(cards).some(({ count, links }) => count + links > 0)
  );
}
