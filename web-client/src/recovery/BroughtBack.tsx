import type { ReadonlySignal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { recall, remember } from "../connection/memory";
import { timeOfDay } from "../i18n/format";
import { t } from "../i18n/recovery";
import { t as shared } from "../i18n/shared";
import type { Digest, Workshop } from "../protocol/workshop";
import { announce } from "../theme/announcer";
import { Banner } from "../theme/Banner";
import { hasWritten } from "../workshop/table-state";
import "./BroughtBack.css";

/**
 * Where a dashboard says that its workshop was brought back. What is newer than what was taken note of is said once
 * more: then it comes while the cards are looked at, and lies over their foot, as it does on a page that was open
 * before; above them it would move them (SPEC W45).
 */
export function useBroughtBack(workshop: Workshop): {
  readonly place: "above" | "over" | null;
  readonly dismiss: () => void;
} {
  const at = workshop.broughtBack;
  const noted = `charrette/${workshop.id}/brought-back-noted`;
  const flipcharts = workshop.tables
    .filter(({ fromPhones }) => fromPhones)
    .map(({ number, startedAt }) => `${number}:${startedAt}`);
  const dismissed = useSignal(recall(noted));
  const [notedAt, ...known] = (dismissed.value ?? "").split("/");
  const isNoted = notedAt === String(at) && flipcharts.every((one) => known.includes(one));
  const isSaid = at !== null && !isNoted;
  const saidFromTheStart = useRef(isSaid);
  saidFromTheStart.current &&= isSaid;
  return {
    place: isSaid ? (saidFromTheStart.current ? "above" : "over") : null,
    dismiss: () => {
      dismissed.value = [at, ...flipcharts].join("/");
      remember(noted, dismissed.value);
    },
  };
}

/**
 * Of a workshop that was brought back: since when, what is not known any more, and which tables are back. As high
 * whoever has come.
 */
export function BroughtBack(props: {
  workshop: Workshop;
  digests: ReadonlySignal<ReadonlyMap<number, Digest>>;
  /** Whether it lies over the tables. */
  over: boolean;
  onDismiss: () => void;
}) {
  const { workshop, digests, over } = props;
  const newer = workshop.tables.filter(({ fromPhones }) => fromPhones);
  const title = t("broughtBackTitle", { time: timeOfDay(workshop.broughtBack ?? 0) });
  // Who comes, and what is back, is there to be read: it is not told anew with each phone.
  const since = `${title} ${t("broughtBackNow")}`;
  const told = useRef(new Set<string>());
  const newerTables = newer.map(({ number }) => number).join(" ");
  useEffect(() => announce(since), [since]);
  useEffect(() => {
    const added = newerTables
      .split(" ")
      .filter((number) => number !== "" && !told.current.has(number));
    for (const number of added) {
      told.current.add(number);
    }
    announce(
      added.map((number) => `${shared("table", { number })} (${t("tableNewer")})`).join(", "),
    );
  }, [newerTables]);
  return (
    <div class="brought-back" data-over={over}>
      <Banner tone="message" live="none" onDismiss={props.onDismiss}>
        <p>
          <b>{title}</b> {t("broughtBackNow")} {t("newerThanSheet")}
        </p>
        <p>{t("tablesBack")}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
        <ul class="tables-back" tabIndex={0} aria-label={t("tablesBack")}>
          {/* What is said once more is what is newer, and has three lines. */}
          {(over && newer.length > 0 ? newer : workshop.tables).map(({ number, fromPhones }) => (
            <li key={number}>
              {tableWords(number, workshop, digests.value.get(number))}
              {fromPhones && ` (${t("tableNewer")})`}
            </li>
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
  return t(digest !== undefined && hasWritten(digest) ? "tableBack" : "tableEmpty", {
    number,
    count,
  });
}
