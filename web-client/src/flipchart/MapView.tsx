import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { t } from "../i18n/flipchart";
import { SectorIcon } from "../theme/SectorIcon";
import type { Board } from "./board";
import { hub, layOut, MAP_SIZE } from "./map-layout";
import "./MapView.css";
import "./paper.css";

/** The ecosystem as a picture: wedges, dots that grow with their stars, and links; and as a list. */
export function MapView(props: { board: Board; city: string; table: number }) {
  const { board } = props;
  const id = useId();
  const chosen = useSignal<string | null>(null);
  const sectors = board.activity.sectors;
  const players = board.players.value;
  const links = board.partnerships.value;
  const map = layOut(
    sectors.map((sector) => sector.id),
    players,
    links,
  );
  const nameOf = (player: string) => players.find((other) => other.id === player)?.name ?? "";
  const picked = players.find((player) => player.id === chosen.value);
  const city = props.city.split(",")[0] ?? props.city;
  return (
    <>
      <svg class="map" viewBox={`0 0 ${MAP_SIZE} ${MAP_SIZE}`} role="img" aria-labelledby={id}>
        <title id={id}>{t("mapTitle", { city: props.city })}</title>
        {map.wedges.map((wedge, index) => {
          const sector = sectors[index];
          return (
            <g key={wedge.sector} data-sector={sector?.colour}>
              <path class="wedge" d={wedge.shape} />
              <path id={`${id}-${index}`} d={wedge.rim} fill="none" />
              <text class="wedge-name" text-anchor="middle" lang={board.activity.language}>
                <textPath href={`#${id}-${index}`} startOffset="50%">
                  {sector?.short}
                </textPath>
              </text>
            </g>
          );
        })}
        {map.links.map(({ partnership, path }) => (
          <path
            key={partnership.id}
            class="map-link"
            d={path}
            data-lit={partnership.from === chosen.value || partnership.to === chosen.value}
          />
        ))}
        <circle class="hub" cx={hub.x} cy={hub.y} r={hub.radius} />
        <text class="hub-city" x={hub.x} y={hub.y} data-long={city.length > 9}>
          {city.length > 13 ? `${city.slice(0, 12)}…` : city}
        </text>
        <text class="hub-table" x={hub.x} y={hub.y + 15}>
          {t("table", { number: props.table })}
        </text>
        {map.dots.map((dot) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list below is the way by keyboard
          <g
            key={dot.player.id}
            data-sector={board.sector(dot.player.sector)?.colour ?? "none"}
            class="dot"
            data-chosen={dot.player.id === chosen.value}
            onClick={() => {
              chosen.value = dot.player.id === chosen.value ? null : dot.player.id;
            }}
          >
            <circle class="dot-reach" cx={dot.x} cy={dot.y} r={Math.max(dot.radius, 18)} />
            <circle class="dot-mark" cx={dot.x} cy={dot.y} r={dot.radius} />
            {dot.player.stars > 0 && (
              <text class="dot-stars" x={dot.x} y={dot.y + 3.5}>
                {dot.player.stars}
              </text>
            )}
            {dot.label.map((line, row) => (
              <text key={line} class="dot-name" x={dot.x} y={dot.y + dot.radius + 10 + row * 11}>
                {line}
              </text>
            ))}
          </g>
        ))}
      </svg>
      {picked !== undefined && (
        <p class="map-picked" dir="auto" data-sector={board.sector(picked.sector)?.colour}>
          <b>{picked.name}</b> {picked.stars > 0 && <span>★ {picked.stars}</span>}
          {picked.note.trim() !== "" && <span lang=""> · {picked.note}</span>}
        </p>
      )}
      {players.length === 0 && <p class="empty">{t("emptyMap")}</p>}
      <div class="map-list">
        {sectors.map((sector) => {
          const here = players.filter((player) => player.sector === sector.id);
          return (
            <section key={sector.id} data-sector={sector.colour}>
              <h2>
                <SectorIcon icon={sector.icon} />{" "}
                <span lang={board.activity.language}>{sector.name}</span>
                <i>{here.length === 0 ? t("nobodyYet") : t("players", { count: here.length })}</i>
              </h2>
              {here.length > 0 && (
                <ul>
                  {here.map((player) => {
                    const partners = links.flatMap(({ from, to }) =>
                      from === player.id ? [nameOf(to)] : to === player.id ? [nameOf(from)] : [],
                    );
                    return (
                      <li key={player.id} dir="auto">
                        {player.name}
                        {player.stars > 0 && (
                          <b>
                            {" "}
                            <span aria-hidden="true">★ {player.stars}</span>
                            <span class="visually-hidden">
                              {t("stars", { count: player.stars })}
                            </span>
                          </b>
                        )}
                        {partners.length > 0 && (
                          <small> ↔ {t("worksWith", { names: partners.join(", ") })}</small>
                        )}
                      </li>
                    );
                  })}
                </ul>
              )}
            </section>
          );
        })}
      </div>
    </>
  );
}
