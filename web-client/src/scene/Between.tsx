import { t } from "../i18n/screen";
import type { WorkshopTable } from "../protocol/workshop";
import { turnsIn, waitingIn } from "../workshop/selectors";
import { placeOf } from "../workshop/words";
import type { Room } from "./room";
import "./Between.css";
import "./badge.css";

const THEN = 3;

/** What stands beside a table's number. */
function nameOf(table: WorkshopTable): string {
  return placeOf(table) || t("table", { number: table.number });
}

/** Between two turns: who gets ready, and who comes then. */
export function Between({ room }: { room: Room }) {
  const workshop = room.workshop.value;
  const [next, ...others] = waitingIn(workshop);
  const done = turnsIn(workshop).done.length;
  if (next === undefined) {
    return (
      <div class="between">
        <h1>{t("allDone")}</h1>
      </div>
    );
  }
  return (
    <div class="between" data-hue={room.phase.value?.phase.colour}>
      <p class="between-label">{t("getReady")}</p>
      <div class="between-next">
        <span class="badge badge-huge">{next.number}</span>
        <h1 dir="auto">{nameOf(next)}</h1>
      </div>
      {others.length > 0 && (
        <div class="between-then">
          <h2>{t("thenComes")}</h2>
          <ol>
            {others.slice(0, THEN).map((table) => (
              <li key={table.number}>
                <span class="badge">{table.number}</span>
                <span dir="auto">{nameOf(table)}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
      <p class="between-done">{t("turnsDoneOf", { done, count: workshop.tables.length })}</p>
    </div>
  );
}
