import { joinLink, joinQr } from "../connection/links";
import { t } from "../i18n/screen";
import { standing } from "../i18n/translate";
import { plannedStart } from "../i18n/wall-time";
import { placeOf } from "../workshop/words";
import { usePages } from "./paging";
import { peopleIn, type Room } from "./room";
import "./Lobby.css";
import "./badge.css";
import { JoinCode } from "../theme/JoinCode";
import { QrCode } from "../theme/QrCode";

/** Tables on a page, on a wide picture and on a narrow one. */
const MOST_ON_PAGE = 60;
const MOST_ON_NARROW_PAGE = 42;

/** How the tables stand: as cards, smaller cards, or lines. */
function layoutOf(tables: number): "cards" | "small" | "lines" {
  return tables <= 12 ? "cards" : tables <= 24 ? "small" : "lines";
}

/** Before it begins: how to get in, and the tables as they fill. */
export function Lobby({ room, narrow }: { room: Room; narrow: boolean }) {
  const { joinCode, joining, start, tables } = room.workshop.value;
  const digests = room.digests.value;
  const people = peopleIn(digests.values());
  const link = joinLink(room.id, joinCode);
  const layout = layoutOf(tables.length);
  const { entries, page, pages } = usePages(
    room,
    tables,
    narrow ? MOST_ON_NARROW_PAGE : MOST_ON_PAGE,
  );
  return (
    <div class="lobby" data-layout={layout}>
      <section class="lobby-join">
        {joining ? (
          <>
            <QrCode
              class="lobby-qr"
              qr={joinQr(room.id, joinCode)}
              alt={t("screenQrAlt", { link })}
            />
            <p class="lobby-type">
              {t.rich("openAndType", { address: <b dir="ltr">{new URL(link).host}</b> })}
            </p>
            <p class="lobby-code">
              <JoinCode code={joinCode} />
            </p>
          </>
        ) : (
          <p class="lobby-closed">{t("joiningClosed")}</p>
        )}
      </section>
      <section class="lobby-tables">
        <h1>{joining ? t("findTable") : t("tablesHere")}</h1>
        {start !== null && <PlannedStart start={start} room={room} />}
        <p class="lobby-people">
          {people === 0 ? t("nobodyIn") : t("peopleIn", { count: people })}
          {pages > 1 && ` · ${t("pageOf", { page, pages })}`}
        </p>
        <ul>
          {entries.map((table) => {
            const { number, label } = table;
            const place = placeOf(table);
            const here = digests.get(number)?.people ?? 0;
            return (
              <li key={number} data-empty={here === 0}>
                <span class="badge">{number}</span>
                <div>
                  <h2 dir="auto">{place === "" ? t("table", { number }) : place}</h2>
                  {layout === "lines" ? (
                    <p>
                      <span aria-hidden="true">{here}</span>
                      <svg class="lobby-person" viewBox="0 0 24 24" aria-hidden="true">
                        <path d="M12 12a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM3.5 21a8.5 7.5 0 0 1 17 0z" />
                      </svg>
                      <span class="visually-hidden">{t("people", { count: here })}</span>
                    </p>
                  ) : (
                    <p>
                      {here === 0 ? t("waiting") : t("people", { count: here })}
                      {label !== "" && label !== place && ` · ${standing(label)}`}
                    </p>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      </section>
    </div>
  );
}

function PlannedStart({ start, room }: { start: number; room: Room }) {
  const { said, time } = plannedStart(start, room.second.value);
  return <p class="lobby-start">{t(said, { time })}</p>;
}
