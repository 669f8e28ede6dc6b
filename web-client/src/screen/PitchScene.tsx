import type { LiveWorkshop } from "../connection/live-workshop";
import { duration } from "../i18n/format";
import { t } from "../i18n/screen";
import type { WorkshopTable } from "../protocol/workshop";
import { RingClock } from "../theme/RingClock";
import { isHidden, tableOf, waitingPitches } from "../workshop/selectors";
import { FitBox } from "./FitBox";
import { SmallClock } from "./SmallClock";
import "./PitchScene.css";
import "./badge.css";

const MINUTE = 60_000;

/** One table in front of the room: its challenge and its pitch, and while it pitches its minute. */
export function PitchScene(props: { room: LiveWorkshop; table: WorkshopTable; pitching: boolean }) {
  const { room, table, pitching } = props;
  const workshop = room.workshop.value;
  const digest = room.digests.value.get(table.number);
  const shown = (item: "challenge" | "pitch") =>
    isHidden(workshop, table.number, item) ? "" : (digest?.[item].trim() ?? "");
  const challenge = shown("challenge");
  const pitch = shown("pitch");
  const top = (digest?.top ?? []).slice(0, 4);
  return (
    <div class="pitch" data-pitching={pitching}>
      <header class="pitch-head">
        <span class="badge badge-big">{table.number}</span>
        <div>
          <h1 dir="auto">{table.city}</h1>
          <p dir="auto">
            {pitching
              ? t("pitchOf", {
                  place: workshop.pitches.done.length + 1,
                  count: workshop.tables.length,
                })
              : t("lookingAt", { number: table.number })}
            {digest?.presenter && ` · ${t("presentedByName", { name: digest.presenter })}`}
          </p>
        </div>
        {!pitching && <SmallClock room={room} />}
      </header>
      <FitBox
        min={1.5}
        max={pitching ? 2.5 : 3}
        content={`${challenge}\n${pitch}`}
        class="pitch-body"
      >
        {challenge !== "" && (
          <>
            <h2 class="pitch-label">{t("theChallenge")}</h2>
            <p
              class="pitch-challenge"
              dir="auto"
              lang=""
              data-fit-last={pitch === "" ? true : undefined}
            >
              {challenge}
            </p>
          </>
        )}
        {pitch !== "" && (
          <>
            <h2 class="pitch-label pitch-label-pitch">{t("ourPitch")}</h2>
            <p class="pitch-text" dir="auto" lang="" data-fit-last>
              {pitch}
            </p>
          </>
        )}
        {pitch === "" && pitching && <p class="pitch-none">{t("noPitchText")}</p>}
      </FitBox>
      <ul class="pitch-players">
        {top.map(({ name, sector }) => (
          <li
            key={name}
            data-sector={room.activity.sectors.find(({ id }) => id === sector)?.colour}
          >
            <i aria-hidden="true" />
            <span dir="auto">{name}</span>
          </li>
        ))}
      </ul>
      {pitching && <Minute room={room} />}
    </div>
  );
}

/** The table's minute, and who comes after it. */
function Minute({ room }: { room: LiveWorkshop }) {
  const workshop = room.workshop.value;
  const clock = room.countdown.value;
  const [next] = waitingPitches(workshop).flatMap((number) => tableOf(workshop, number) ?? []);
  const length = workshop.timer.length;
  const note =
    clock === null || clock.paused || clock.level === "over"
      ? undefined
      : length === MINUTE
        ? t("ofOneMinute")
        : t("ofLength", { length: duration(length) });
  return (
    <section class="pitch-minute">
      {clock !== null && (
        <RingClock clock={clock} colour={room.phase.value?.phase.colour ?? null} note={note} />
      )}
      <p class="pitch-next" dir="auto">
        {next === undefined
          ? t("lastPitch")
          : t.rich("next", {
              table: <b>{t("tableAndCity", { number: next.number, city: next.city })}</b>,
            })}
      </p>
    </section>
  );
}
