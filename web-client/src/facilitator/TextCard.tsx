import { t } from "../i18n/facilitator";
import type { Digest, WorkshopTable } from "../protocol/workshop";
import { isHidden } from "../workshop/selectors";
import { useDesk } from "./desk";
import { StatusChips } from "./StatusChips";
import type { TableStatus } from "./status";
import { CardHead, Spoken, SpokenBar } from "./TableCard";
import "./TableCard.css";
import "./TextCard.css";

/** One table's challenge or pitch in full. */
export function TextCard(props: {
  table: WorkshopTable;
  digest: Digest | undefined;
  status: TableStatus;
  of: "challenges" | "pitches";
  onOpen: () => void;
}) {
  const workshop = useDesk().workshop.value;
  const { table, digest } = props;
  const of = props.of === "challenges" ? "challenge" : "pitch";
  const text = digest?.[of].trim() ?? "";
  return (
    <article class="table-card" data-status={props.status.status.kind}>
      <CardHead {...props}>
        <StatusChips table={table} status={props.status} />
      </CardHead>
      <div class="part" data-of={of}>
        {of === "pitch" && (
          <h4>
            {digest?.presenter ? t("presentedBy", { name: digest.presenter }) : t("noPresenter")}
            <Spoken text={text} />
          </h4>
        )}
        {of === "pitch" && isHidden(workshop, table.number, "presenter") && (
          <p class="part-hidden">{t("presenterHidden")}</p>
        )}
        {isHidden(workshop, table.number, of) && <p class="part-hidden">{t("hiddenItem")}</p>}
        <p
          class="part-full"
          data-empty={text === ""}
          dir="auto"
          lang={text === "" ? undefined : ""}
        >
          {text === "" ? t("notStarted") : text}
          {digest?.writing === of && <span class="part-caret" aria-hidden="true" />}
        </p>
        {of === "pitch" && <SpokenBar text={text} />}
        {of === "challenge" && digest?.challengeSource && text !== "" && (
          <p class="part-source">{t(digest.challengeSource === "case" ? "fromCase" : "fromOwn")}</p>
        )}
      </div>
    </article>
  );
}
