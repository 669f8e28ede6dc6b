import type { LiveWorkshop } from "../connection/live-workshop";
import { t } from "../i18n/screen";
import { RingClock } from "../theme/RingClock";
import { SectorIcon } from "../theme/SectorIcon";
import { sectorTotal, topPlayers, total } from "./room";
import "./BigClock.css";

/** The big clock, and beside it what the tables have found, sector by sector. */
export function BigClock({ room }: { room: LiveWorkshop }) {
  const present = room.phase.value;
  const clock = room.countdown.value;
  const digests = [...room.digests.value.values()];
  const players = topPlayers(digests);
  const challenges = digests.filter(({ challenge }) => challenge.trim() !== "").length;
  const found = total(digests, "players");
  const partnerships = total(digests, "partnerships");
  return (
    <div class="clock">
      <section class="clock-side">
        <h1 dir="auto" lang={room.activity.language}>
          {present?.phase.title}
        </h1>
        {clock !== null && <RingClock clock={clock} colour={present?.phase.colour ?? null} />}
        {room.workshop.value.locked && <p class="clock-locked">{t("pensDownHere")}</p>}
      </section>
      <section class="found" aria-label={t("foundSoFar")}>
        <p class="found-lead" dir="auto" lang={room.activity.language}>
          {present?.phase.prompt.lead}
        </p>
        <ul class="found-counts">
          <Count number={found} word={t("playersFound", { count: found })} />
          <Count number={partnerships} word={t("partnershipsFound", { count: partnerships })} />
          {challenges > 0 && (
            <Count number={challenges} word={t("tablesWriting", { count: challenges })} />
          )}
        </ul>
        <ul class="found-sectors">
          {room.activity.sectors.map(({ id, short, colour, icon }) => {
            const named = players.filter(({ sector }) => sector === id);
            const count = sectorTotal(digests, id);
            return (
              <li key={id} data-sector={colour}>
                <p class="found-sector">
                  <SectorIcon icon={icon} />
                  <span dir="auto">{short}</span>
                  <b>{count}</b>
                </p>
                <ul class="found-names">
                  {count === 0 && <li class="found-none">{t("noneYet")}</li>}
                  {named.map(({ name, tables }) => (
                    <li key={name} class="found-name">
                      <span aria-hidden={tables > 1} dir="auto">
                        {name}
                        {tables > 1 && <b> ×{tables}</b>}
                      </span>
                      {tables > 1 && (
                        <span class="visually-hidden">{t("namedBy", { name, count: tables })}</span>
                      )}
                    </li>
                  ))}
                </ul>
              </li>
            );
          })}
        </ul>
      </section>
    </div>
  );
}

/** A number with its word. */
export function Count(props: { number: number; word: string }) {
  return (
    <li class="count">
      <b>{props.number}</b> {props.word}
    </li>
  );
}
