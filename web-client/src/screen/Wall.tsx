import type { LiveWorkshop } from "../connection/live-workshop";
import { t } from "../i18n/screen";
import type { Digest, WorkshopTable } from "../protocol/workshop";
import { isHidden } from "../workshop/selectors";
import { FitBox } from "./FitBox";
import { narrow } from "./narrow";
import { usePages } from "./paging";
import { SmallClock } from "./SmallClock";
import "./Wall.css";
import "./badge.css";

/** Cards on a page, on a wide picture and on a narrow one. */
const MOST_ON_PAGE = 12;
const MOST_ON_NARROW_PAGE = 9;

/** The largest size of a card's text, in rem: fewer cards are read from further back. */
function largestText(cards: number): number {
  return cards <= 2 ? 4.5 : cards <= 4 ? 3.5 : cards <= 6 ? 2.75 : 2.25;
}

/** Every table's challenge, side by side as they are written. */
export function Wall({ room }: { room: LiveWorkshop }) {
  const { entries, page, pages } = usePages(
    room.workshop.value.tables,
    narrow.value ? MOST_ON_NARROW_PAGE : MOST_ON_PAGE,
  );
  return (
    <div class="wall">
      <header class="wall-head">
        <div>
          <h1 dir="auto" lang={room.activity.language}>
            {room.phase.value?.phase.title}
          </h1>
          <p dir="auto">
            <span lang={room.activity.language}>{room.phase.value?.phase.prompt.lead}</span>
            {pages > 1 && ` · ${t("pageOf", { page, pages })}`}
          </p>
        </div>
        <SmallClock room={room} />
      </header>
      <ul class="wall-tables" data-count={entries.length}>
        {entries.map((table) => (
          <WallCard
            key={table.number}
            table={table}
            digest={room.digests.value.get(table.number)}
            hidden={isHidden(room.workshop.value, table.number, "challenge")}
            largest={largestText(entries.length)}
          />
        ))}
      </ul>
    </div>
  );
}

function WallCard(props: {
  table: WorkshopTable;
  digest: Digest | undefined;
  hidden: boolean;
  largest: number;
}) {
  const { table, digest, largest } = props;
  const text = digest?.challenge.trim() ?? "";
  const words = props.hidden ? t("hiddenHere") : text === "" ? t("noChallengeYet") : text;
  const quiet = props.hidden || text === "";
  return (
    <li class="wall-card">
      <h2>
        <span class="badge">{table.number}</span>
        <span class="wall-city" dir="auto">
          {table.city}
        </span>
        {digest?.writing === "challenge" && <span class="wall-writing">{t("writingNow")}</span>}
      </h2>
      <FitBox min={1.5} max={quiet ? 1.75 : largest} content={words}>
        <p
          class="wall-text"
          data-empty={quiet}
          data-fit-last
          dir="auto"
          lang={quiet ? undefined : ""}
        >
          {words}
        </p>
      </FitBox>
    </li>
  );
}
