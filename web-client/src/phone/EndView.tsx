import { useTextOf } from "../flipchart/useTextOf";
import { t } from "../i18n/phone";
import { LanguageChoice } from "../theme/LanguageChoice";
import type { NowProps } from "./props";
import "../flipchart/paper.css";
import "./EndView.css";

/** Afterwards: thanks, and what the table made. */
export function EndView({ seat, present, activity }: NowProps) {
  const { board } = seat;
  const challenge = useTextOf(board.flipchart.text("challenge"));
  const pitch = useTextOf(board.flipchart.text("pitch"));
  const players = board.players.value;
  return (
    <div>
      <section class="sheet end-thanks">
        <h2 dir="auto">{t("endThanks", { name: board.me.name })}</h2>
        {present !== undefined && (
          <p dir="auto" lang={activity.language}>
            <b>{present.phase.prompt.lead}</b> {present.phase.prompt.text}
          </p>
        )}
      </section>
      <section class="sheet">
        <h2>{t("endYours")}</h2>
        <p class="hint">
          {t("players", { count: players.length })} ·{" "}
          {t("partnerships", { count: board.partnerships.value.length })}
        </p>
        {challenge.trim() !== "" && (
          <>
            <h3 data-colour="challenge">{t("challenge")}</h3>
            <p class="sheet-text strong" dir="auto">
              {challenge}
            </p>
          </>
        )}
        {pitch.trim() !== "" && (
          <>
            <h3 data-colour="pitch">{t("pitch")}</h3>
            <p class="sheet-text" dir="auto">
              {pitch}
            </p>
          </>
        )}
        {players.some(({ stars }) => stars > 0) && (
          <>
            <h3 data-colour="scan">{t("rising")}</h3>
            <ul class="end-players">
              {players
                .filter(({ stars }) => stars > 0)
                .slice(0, 5)
                .map((player) => (
                  <li key={player.id} dir="auto">
                    {player.name} <b>★ {player.stars}</b>
                  </li>
                ))}
            </ul>
          </>
        )}
      </section>
      <div class="row foot">
        <LanguageChoice />
      </div>
    </div>
  );
}
