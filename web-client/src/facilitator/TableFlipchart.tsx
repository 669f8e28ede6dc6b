import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { WorkshopFeed } from "../connection/feed";
import { TableProvider } from "../connection/provider";
import { linkOf, type Player } from "../flipchart/players";
import { Flipchart, type TextName } from "../flipchart/schema";
import { useTextOf } from "../flipchart/useTextOf";
import { t } from "../i18n/facilitator";
import type { Sector } from "../protocol/activity";
import { Button } from "../theme/Button";
import { SectorIcon } from "../theme/SectorIcon";
import { isHidden, peopleAt, tableOf } from "../workshop/selectors";
import { AskFirst } from "./AskFirst";
import { type Desk, useDesk } from "./desk";
import "./TableCard.css";
import "./chart.css";

/** A table's flipchart, kept in step while it is open. */
function useFlipchart(desk: Desk, table: number, startedAt: number | null) {
  const opened = useMemo(() => {
    const provider = TableProvider.open(
      { workshopId: desk.id, table, startedAt, as: "facilitator" },
      new WorkshopFeed(desk.clock),
    );
    return { provider, flipchart: new Flipchart(provider.doc) };
  }, [desk, table, startedAt]);
  useEffect(() => () => opened.provider.close(), [opened]);
  return opened;
}

/** The players of a flipchart as they are now, again after each change to them or their partnerships. */
function usePlayers(
  flipchart: Flipchart,
  sectors: readonly Sector[],
  people: ReadonlySet<string>,
): readonly Player[] {
  const changes = useSignal(0);
  useEffect(() => {
    const changed = () => {
      changes.value++;
    };
    changed(); // what came between drawing and this
    return flipchart.onPlayers(changed);
  }, [flipchart, changes]);
  changes.value; // drawn again after each
  return flipchart.players(new Set(sectors.map(({ id }) => id)), people);
}

/** The whole flipchart of a table, live, with the means to take away what should not be there. */
export function TableFlipchart(props: { number: number }) {
  const desk = useDesk();
  const startedAt = tableOf(desk.workshop.value, props.number)?.startedAt ?? null;
  const { provider, flipchart } = useFlipchart(desk, props.number, startedAt);
  const { sectors } = desk.activity;
  const people = peopleAt(desk.workshop.value, props.number);
  const players = usePlayers(flipchart, sectors, people);
  const nameOf = (id: string) => players.find((player) => player.id === id)?.name ?? "";
  const partnerships = flipchart.partnerships(players);
  return (
    <>
      {!provider.synced.value && <p>{t("flipchartLoading")}</p>}
      <TextSection flipchart={flipchart} name="challenge" title={t("challenge")} />
      <TextSection flipchart={flipchart} name="strategy" title={t("strategy")} />
      <TextSection flipchart={flipchart} name="pitch" title={t("pitch")} />
      <section class="chart">
        <h3>{t("playersTitle")}</h3>
        {players.length === 0 && <p class="chart-empty">{t("sectorsNone")}</p>}
        <ul>
          {players.map((player) => (
            <PlayerRow
              key={player.id}
              player={player}
              table={props.number}
              onRemove={() => flipchart.removePlayer(player.id)}
            />
          ))}
        </ul>
      </section>
      {partnerships.length > 0 && (
        <section class="chart">
          <h3>{t("partnershipsTitle")}</h3>
          <ul>
            {partnerships.map(({ id, from, to, note }) => (
              <li key={id} dir="auto">
                {nameOf(from)} ↔ {nameOf(to)}
                {note !== "" && <span lang=""> · {note}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {sectors.map(({ id, name }) => (
        <TextSection
          key={id}
          flipchart={flipchart}
          name={`finding:${id}`}
          title={`${t("findings")}: ${name}`}
          optional
        />
      ))}
    </>
  );
}

function TextSection(props: {
  flipchart: Flipchart;
  name: TextName;
  title: string;
  /** Left out while it is empty. */
  optional?: boolean;
}) {
  const text = useTextOf(props.flipchart.text(props.name));
  const empty = text.trim() === "";
  if (empty && props.optional === true) {
    return null;
  }
  return (
    <section class="chart">
      <div class="chart-head">
        <h3>{props.title}</h3>
        {!empty && (
          <AskFirst
            question={t("clearTextSure")}
            yes={t("reallyClear")}
            onYes={() => props.flipchart.clearText(props.name)}
          >
            {(ask) => (
              <Button
                kind="bare"
                size="small"
                aria-label={t("clearText", { what: props.title })}
                onClick={ask}
              >
                {t("clear")}
              </Button>
            )}
          </AskFirst>
        )}
      </div>
      <p class="chart-text" data-empty={empty} dir="auto" lang={empty ? undefined : ""}>
        {empty ? t("notStarted") : text}
      </p>
    </section>
  );
}

function PlayerRow(props: { player: Player; table: number; onRemove: () => void }) {
  const desk = useDesk();
  const { player, table } = props;
  const sector = desk.activity.sectors.find(({ id }) => id === player.sector);
  const hidden = isHidden(desk.workshop.value, table, player.id);
  const link = linkOf(player);
  return (
    <li class="chart-player">
      {sector !== undefined && <SectorIcon icon={sector.icon} />}
      <div>
        <p dir="auto">
          <strong>{player.name}</strong>
          {player.stars > 0 && <> · {t("stars", { count: player.stars })}</>}
          {hidden && <span class="part-hidden"> {t("hiddenItem")}</span>}
        </p>
        <p class="field-hint" dir="auto">
          {sector?.name}
          {player.note !== "" && <span lang=""> · {player.note}</span>}
        </p>
        {link !== "" && (
          <a href={link} target="_blank" rel="noreferrer noopener">
            {link}
          </a>
        )}
      </div>
      <Button
        kind="bare"
        size="small"
        aria-label={t(hidden ? "unhidePlayer" : "hidePlayer", { name: player.name })}
        onClick={() => void desk.run({ type: hidden ? "unhide" : "hide", table, item: player.id })}
      >
        {t(hidden ? "unhide" : "hide")}
      </Button>
      <Button
        kind="bare"
        size="small"
        aria-label={t("removePlayer", { name: player.name })}
        onClick={props.onRemove}
      >
        {t("removePerson")}
      </Button>
    </li>
  );
}
