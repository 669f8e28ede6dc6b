import { useSignal } from "@preact/signals";
import { t } from "../i18n/flipchart";
import { saidOf } from "../workshop/said";
import { cardWord } from "../workshop/words";
import { counted, linkWord } from "../workshop/words-later";
import type { Board } from "./board";
import { CardMap } from "./CardMap";
import type { LiveDeck } from "./live-deck";
import { MapCardView } from "./MapCardView";
import { MapList } from "./MapList";
import { PartChoice } from "./PartChoice";
import "./MapView.css";
import "./paper.css";

interface MapProps {
  readonly board: Board;
  readonly deck: LiveDeck;
  /** What the table works on; may be "". */
  readonly place: string;
  readonly table: number;
}

/** The cards of a sheet as a picture, with one of them at a time in words; or all in words. */
export function MapView({ board, deck, place, table }: MapProps) {
  const view = useSignal<"map" | "list">("map");
  const chosen = useSignal<string | null>(null);
  const { sheet } = deck;
  const cards = deck.cards.value;
  const card = cards.find(({ id }) => id === chosen.value);
  const where = place === "" ? t("table", { number: table }) : place;
  return (
    <div class="map-view">
      <div class="map-head">
        <p>
          <bdi {...saidOf(sheet.card, board.said)}>{counted(cards.length, cardWord(sheet))}</bdi>
          {sheet.links !== null && (
            <>
              {" · "}
              <bdi {...board.said}>{counted(deck.links.value.length, linkWord(sheet))}</bdi>
            </>
          )}
        </p>
        <PartChoice
          label={t("mapOrList")}
          parts={[
            { id: "map", name: t("asMap") },
            { id: "list", name: t("asList") },
          ]}
          value={view.value}
          onChange={(id) => {
            view.value = id === "list" ? "list" : "map";
          }}
        />
      </div>
      {view.value === "list" ? (
        <MapList board={board} deck={deck} />
      ) : (
        <>
          <CardMap
            deck={deck}
            what={[where, sheet.title].join(", ")}
            said={board.said}
            chosen={card?.id ?? null}
            onChoose={(id) => {
              chosen.value = id;
            }}
          />
          {cards.length === 0 ? (
            <p class="empty">{t("emptyMap")}</p>
          ) : (
            <MapCardView
              board={board}
              deck={deck}
              card={card ?? null}
              onChoose={(id) => {
                chosen.value = id;
              }}
            />
          )}
        </>
      )}
    </div>
  );
}
