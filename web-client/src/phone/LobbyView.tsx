import { duration } from "../i18n/format";
import { t } from "../i18n/room";
import { plannedStart } from "../i18n/wall-time";
import { Avatar } from "../theme/Avatar";
import { LanguageChoice } from "../theme/LanguageChoice";
import { phasesOf } from "../workshop/selectors";
import type { NowProps } from "./props";
import { RoomAsk } from "./RoomAsk";
import "../flipchart/paper.css";
import "./LobbyView.css";

/** Before it begins: that one is in, with whom, and what the hour will bring. */
export function LobbyView(props: NowProps) {
  const { session, seat, state, activity, present } = props;
  const { me } = seat.board;
  const { workshop } = state;
  const mates = workshop.participants.filter(
    ({ id, table }) => table === seat.provider.table && id !== me.id,
  );
  const ahead = phasesOf(workshop, activity).filter(({ phase }) => phase.clock !== "none");
  return (
    <div>
      <section class="sheet lobby-in">
        <p class="lobby-sign" aria-hidden="true">
          {seat.provider.table}
        </p>
        <div>
          <h2>{t("lobbyIn", { name: me.name })}</h2>
          <p dir="auto">{props.table?.label || workshop.name}</p>
          {workshop.start !== null && (
            <p>
              <strong>{startWords(workshop.start, session.clock.about.peek())}</strong>
            </p>
          )}
        </div>
      </section>
      <RoomAsk {...props} phase={present?.phase} hue="ink" />
      {activity.goal !== "" && (
        <section class="sheet">
          <h2>{t("lobbyGoal")}</h2>
          <p {...seat.board.said}>{activity.goal}</p>
        </section>
      )}
      <section class="sheet">
        <h2>{t("lobbyWith")}</h2>
        {mates.length === 0 ? (
          <p class="hint">{t("lobbyAlone")}</p>
        ) : (
          <ul class="mates">
            {mates.map((mate) => (
              <li key={mate.id}>
                <span aria-hidden="true">
                  <Avatar id={mate.id} name={mate.name} />
                </span>
                <span dir="auto">{mate.name}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section class="sheet">
        <h2>{t("lobbyHour")}</h2>
        <ol class="hour">
          {ahead.map(({ phase, length }) => (
            <li key={phase.id} data-hue={phase.colour}>
              <span {...seat.board.said}>{phase.title}</span>
              <span>
                {phase.clock === "turns"
                  ? t("perTurn", { digits: duration(length) })
                  : duration(length)}
              </span>
            </li>
          ))}
        </ol>
      </section>
      <div class="row foot">
        {workshop.joinCode !== "" && (
          <a class="button" data-kind="quiet" href={`/j/${workshop.joinCode}`}>
            {t("wrongTable")}
          </a>
        )}
        <LanguageChoice />
      </div>
      {activity.source !== "" && (
        <p class="hint">
          {t.rich("lobbySource", {
            source: <span {...seat.board.said}>{activity.source}</span>,
          })}
        </p>
      )}
    </div>
  );
}

function startWords(start: number, now: number | null): string {
  const { said, time } = plannedStart(start, now);
  return t(said, { time });
}
