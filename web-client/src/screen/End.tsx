import type { LiveWorkshop } from "../connection/live-workshop";
import { t } from "../i18n/screen";
import { SectorIcon } from "../theme/SectorIcon";
import { Count } from "./BigClock";
import { topPlayers, total } from "./room";
import { SmallClock } from "./SmallClock";
import "./End.css";

const MOST_NAMES = 12;

/** The end: what the room has found together. */
export function End({ room }: { room: LiveWorkshop }) {
  const digests = [...room.digests.value.values()];
  const players = total(digests, "players");
  const partnerships = total(digests, "partnerships");
  const challenges = digests.filter(({ challenge }) => challenge.trim() !== "").length;
  const shared = topPlayers(digests).filter(({ tables }) => tables > 1);
  const { prompt } = room.phase.value?.phase ?? {};
  return (
    <div class="end">
      <SmallClock room={room} />
      <h1 dir="auto" lang={prompt?.lead ? room.activity.language : undefined}>
        {prompt?.lead || t("thanks")}
      </h1>
      <p class="end-text" dir="auto" lang={room.activity.language}>
        {prompt?.text}
      </p>
      <ul class="end-counts">
        <Count number={players} word={t("playersFound", { count: players })} />
        <Count number={partnerships} word={t("partnershipsFound", { count: partnerships })} />
        <Count number={challenges} word={t("challengesFound", { count: challenges })} />
      </ul>
      {shared.length > 0 && (
        <section>
          <h2>{t("severalTables")}</h2>
          <ul class="end-names">
            {shared.slice(0, MOST_NAMES).map(({ name, sector, tables }) => {
              const known = room.activity.sectors.find(({ id }) => id === sector);
              return (
                <li key={`${sector}/${name}`}>
                  {known !== undefined && <SectorIcon icon={known.icon} />}
                  <span dir="auto">{name}</span> <b>×{tables}</b>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </div>
  );
}
