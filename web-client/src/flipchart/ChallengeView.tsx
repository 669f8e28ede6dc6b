import { useId } from "preact/hooks";
import { t } from "../i18n/writing";
import { SectorIcon } from "../theme/SectorIcon";
import type { Board } from "./board";
import { SharedField } from "./SharedField";
import type { ChallengeSource } from "./schema";
import { WritersCount } from "./WritersCount";
import "./ChallengeView.css";
import "./paper.css";

const sources: readonly ChallengeSource[] = ["case", "own"];

/** The one community challenge of the table, and where it comes from. */
export function ChallengeView({ board }: { board: Board }) {
  const group = useId();
  const top = board.players.value.filter(({ stars }) => stars > 0).slice(0, 5);
  const { challengeSource } = board.about.value;
  return (
    <>
      <section class="sheet" data-colour="challenge">
        <h2>
          {t("ourChallenge")}
          <WritersCount board={board} field="challenge" />
        </h2>
        <SharedField
          board={board}
          field="challenge"
          text={board.flipchart.text("challenge")}
          label={t("ourChallenge")}
          placeholder={t("challengeHint")}
          look="large"
        />
        {board.hidden.value.has("challenge") && <p class="hidden-note">{t("hiddenOnScreen")}</p>}
      </section>
      <fieldset class="choice" disabled={board.locked.value}>
        <legend>{t("whereFrom")}</legend>
        {sources.map((source) => (
          <label key={source}>
            <input
              class="drawn-by-label"
              type="radio"
              name={group}
              checked={challengeSource === source}
              onChange={() => board.flipchart.setChallengeSource(source)}
            />
            <span>{source === "case" ? t("fromCase") : t("fromOwn")}</span>
          </label>
        ))}
      </fieldset>
      {top.length > 0 && (
        <section class="top-players">
          <h2>{t("rising")}</h2>
          <ul>
            {top.map((player) => {
              const sector = board.sector(player.sector);
              return (
                <li key={player.id} dir="auto">
                  {sector !== undefined && <SectorIcon icon={sector.icon} />}
                  {player.name} <b>★ {player.stars}</b>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </>
  );
}
