import type { LiveWorkshop } from "../connection/live-workshop";
import { t } from "../i18n/screen";
import { tableOf, waitingPitches } from "../workshop/selectors";
import "./Between.css";
import "./badge.css";

const THEN = 3;

/** Between two pitches: who gets ready, and who comes then. */
export function Between({ room }: { room: LiveWorkshop }) {
  const workshop = room.workshop.value;
  const waiting = waitingPitches(workshop).flatMap((number) => tableOf(workshop, number) ?? []);
  const [next, ...others] = waiting;
  const done = workshop.pitches.done.length;
  if (next === undefined) {
    return (
      <div class="between">
        <h1>{t("allPitched")}</h1>
      </div>
    );
  }
  return (
    <div class="between">
      <p class="between-label">{t("getReady")}</p>
      <div class="between-next">
        <span class="badge badge-huge">{next.number}</span>
        <h1 dir="auto">{next.city}</h1>
      </div>
      {others.length > 0 && (
        <div class="between-then">
          <h2>{t("thenComes")}</h2>
          <ol>
            {others.slice(0, THEN).map(({ number, city }) => (
              <li key={number}>
                <span class="badge">{number}</span>
                <span dir="auto">{city}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
      <p class="between-done">{t("pitchedOf", { done, count: workshop.tables.length })}</p>
    </div>
  );
}
