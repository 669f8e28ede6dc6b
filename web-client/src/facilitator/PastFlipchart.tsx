import type { ComponentChildren } from "preact";
import { idsOf } from "../flipchart/ids";
import { t } from "../i18n/facilitator";
import type { Past, PlainFlipchart } from "../protocol/history";
import { Button } from "../theme/Button";
import { Chip } from "../theme/Chip";
import { SectorIcon } from "../theme/SectorIcon";
import { useDesk } from "./desk";
import { type Entry, entryState, lacking } from "./history";
import "./PastFlipchart.css";
import "./chart.css";

interface PastProps {
  past: Past;
  busy: boolean;
  /** Makes these parts what they were. */
  onBringBack: (parts: readonly string[]) => void;
}

/** A flipchart as it was: what is gone or different now is marked and can be brought back. */
export function PastFlipchart(props: PastProps) {
  const { was, is } = props.past;
  const { sectors } = useDesk().activity;
  return (
    <>
      <PastSection {...props} title={t("challenge")} parts={["challenge", "source"]}>
        <PastText was={was.challenge} is={is.challenge} />
        {was.challengeSource !== null && (
          <p class="field-hint">{t(was.challengeSource === "case" ? "fromCase" : "fromOwn")}</p>
        )}
      </PastSection>
      <PastSection {...props} title={t("strategy")} parts={["strategy"]}>
        <PastText was={was.strategy} is={is.strategy} />
      </PastSection>
      <PastSection {...props} title={t("pitch")} parts={["pitch", "presenter"]}>
        <PastText was={was.pitch} is={is.pitch} />
        {was.presenter !== "" && (
          <p class="field-hint" dir="auto">
            {t("presentedBy", { name: was.presenter })}
          </p>
        )}
      </PastSection>
      <PastSection
        {...props}
        title={t("playersTitle")}
        parts={was.players.flatMap(idsOf).map((id) => `player:${id}`)}
      >
        {was.players.length === 0 && <p class="chart-empty">{t("sectorsNone")}</p>}
        <ul>
          {was.players.map((player) => (
            <PastPlayer key={player.id} player={player} past={props.past} />
          ))}
        </ul>
      </PastSection>
      {was.partnerships.length > 0 && (
        <PastSection
          {...props}
          title={t("partnershipsTitle")}
          parts={was.partnerships.map(({ id }) => `partnership:${id}`)}
        >
          <Partnerships past={props.past} />
        </PastSection>
      )}
      {sectors.map(({ id, name }) => {
        const text = was.findings[id] ?? "";
        return text === "" ? null : (
          <PastSection
            key={id}
            {...props}
            title={`${t("findings")}: ${name}`}
            parts={[`finding:${id}`]}
          >
            <PastText was={text} is={is.findings[id] ?? ""} />
          </PastSection>
        );
      })}
    </>
  );
}

/** A part of the flipchart with its state now, and the button that brings it back. */
function PastSection(
  props: PastProps & { title: string; parts: readonly string[]; children: ComponentChildren },
) {
  const { past, title } = props;
  const differing = props.parts.filter((part) => past.differing.includes(part));
  return (
    <section class="chart">
      <div class="chart-head past-section-head">
        <h4>{title}</h4>
        {differing.length > 0 && (
          <>
            <Chip tone="warn">{t("differsNow")}</Chip>
            <Button
              size="small"
              aria-disabled={props.busy}
              aria-label={t("bringBackNamed", { what: title })}
              onClick={() => props.onBringBack(differing)}
            >
              {t("bringBack")}
            </Button>
          </>
        )}
      </div>
      {props.children}
    </section>
  );
}

/** A text as it was, with the words that it has lost since marked, and what it is now. */
function PastText(props: { was: string; is: string }) {
  const { was, is } = props;
  if (was.trim() === "") {
    return (
      <p class="chart-text" data-empty="true">
        {t("nothingYetThen")}
      </p>
    );
  }
  const { start, changed, end } = lacking(was, is);
  return (
    <>
      <p class="chart-text" dir="auto" lang="">
        {start}
        {changed !== "" && <mark>{changed}</mark>}
        {end}
      </p>
      {was !== is && (
        <p class="past-now" dir="auto">
          <strong>{t("now")}</strong> {is.trim() === "" ? t("emptyNow") : <span lang="">{is}</span>}
        </p>
      )}
    </>
  );
}

function PastPlayer(props: { player: PlainFlipchart["players"][number]; past: Past }) {
  const { player, past } = props;
  const sector = useDesk().activity.sectors.find(({ id }) => id === player.sector);
  return (
    <li class="chart-player">
      {sector !== undefined && <SectorIcon icon={sector.icon} />}
      <div>
        <p dir="auto">
          <strong>{player.name}</strong>
          {player.stars > 0 && <> · {t("stars", { count: player.stars })}</>}
        </p>
        <p class="field-hint" dir="auto">
          {sector?.name}
          {player.note !== "" && <span lang=""> · {player.note}</span>}
        </p>
      </div>
      <EntryState
        past={past}
        parts={idsOf(player).map((id) => `player:${id}`)}
        there={past.is.players}
      />
    </li>
  );
}

function Partnerships({ past }: { past: Past }) {
  const nameOf = (wanted: string) => past.was.players.find(({ id }) => id === wanted)?.name ?? "";
  return (
    <ul>
      {past.was.partnerships.map(({ id, from, to, note }) => (
        <li key={id} class="chart-player">
          <div dir="auto">
            {nameOf(from)} ↔ {nameOf(to)}
            {note !== "" && <span lang=""> · {note}</span>}
          </div>
          <EntryState past={past} parts={[`partnership:${id}`]} there={past.is.partnerships} />
        </li>
      ))}
    </ul>
  );
}

/** Whether a player or partnership is gone or different now. */
function EntryState(props: { past: Past; parts: readonly string[]; there: readonly Entry[] }) {
  const state = entryState(props.past, props.parts, props.there);
  return state === null ? null : (
    <Chip tone={state === "goneNow" ? "late" : "warn"}>{t(state)}</Chip>
  );
}
