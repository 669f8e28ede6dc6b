import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { t } from "../i18n/flipchart";
import type { Category } from "../protocol/activity";
import { CategoryIcon } from "../theme/CategoryIcon";
import { cardWord, counted, heading, linkWord } from "../workshop/words";
import type { Board } from "./board";
import type { Card } from "./cards";
import type { LiveDeck } from "./live-deck";
import { hub, layOut, MAP_SIZE, type Wedge } from "./map-layout";
import "./MapView.css";
import "./paper.css";

interface MapProps {
  readonly board: Board;
  readonly deck: LiveDeck;
  /** What the table works on; may be "". */
  readonly place: string;
  readonly table: number;
}

/** The cards of a sheet as a picture: wedges, dots that grow with their stars, and lines; and as a list. */
export function MapView(props: MapProps) {
  const { board, deck } = props;
  const chosen = useSignal<string | null>(null);
  const cards = deck.cards.value;
  const picked = cards.find((card) => card.id === chosen.value);
  const { categories } = deck.sheet;
  const unsorted = cards.filter(({ category }) => category === "");
  return (
    <>
      <Picture
        {...props}
        chosen={chosen.value}
        onChoose={(id) => {
          chosen.value = id === chosen.value ? null : id;
        }}
      />
      {picked !== undefined && (
        <p
          class="map-picked"
          dir="auto"
          data-hue={deck.category(picked.category)?.colour ?? "none"}
        >
          <b>{picked.name}</b> {picked.stars > 0 && <span>★ {picked.stars}</span>}
          {picked.note.trim() !== "" && <span lang=""> · {picked.note}</span>}
        </p>
      )}
      {cards.length === 0 && <p class="empty">{t("emptyMap")}</p>}
      <div class="map-list">
        {categories.map((category) => (
          <Listed
            key={category.id}
            board={board}
            deck={deck}
            category={category}
            cards={cards.filter((card) => card.category === category.id)}
          />
        ))}
        {unsorted.length > 0 && (
          <Listed board={board} deck={deck} category={null} cards={unsorted} />
        )}
      </div>
    </>
  );
}

/** Letters of a name on the rim are at most so large, and so wide for their height. */
const NAME_SIZE = 12.5;
const LETTER_WIDTH = 0.6;

function nameSize(name: string, { length }: Wedge): number {
  return Math.min(NAME_SIZE, length / ([...name].length * LETTER_WIDTH));
}

function Picture(props: MapProps & { chosen: string | null; onChoose: (id: string) => void }) {
  const { board, deck, chosen } = props;
  const id = useId();
  const { sheet } = deck;
  const map = layOut(
    sheet.categories.map((category) => category.id),
    deck.cards.value,
    deck.links.value,
  );
  const [place = ""] = props.place.split(",");
  const what = [props.place, sheet.title].filter((words) => words !== "").join(", ");
  return (
    <svg class="map" viewBox={`0 0 ${MAP_SIZE} ${MAP_SIZE}`} role="img" aria-labelledby={id}>
      <title id={id}>{t("mapTitle", { what })}</title>
      {map.wedges.map((wedge, index) => {
        const category = sheet.categories[index];
        return (
          <g key={wedge.category} data-hue={category?.colour ?? sheet.colour}>
            <path class="wedge" d={wedge.shape} />
            <path id={`${id}-${index}`} d={wedge.rim} fill="none" />
            {category !== undefined && (
              <text
                class="wedge-name"
                text-anchor="middle"
                lang={board.said.lang}
                style={{ fontSize: `${nameSize(category.short, wedge)}px` }}
              >
                <textPath href={`#${id}-${index}`} startOffset="50%">
                  {category.short}
                </textPath>
              </text>
            )}
          </g>
        );
      })}
      {map.lines.map(({ link, path }) => (
        <path
          key={link.id}
          class="map-line"
          d={path}
          data-lit={link.from === chosen || link.to === chosen}
        />
      ))}
      <circle class="hub" cx={hub.x} cy={hub.y} r={hub.radius} />
      {place !== "" && (
        <text class="hub-place" x={hub.x} y={hub.y} data-long={place.length > 9}>
          {place.length > 13 ? `${place.slice(0, 12)}…` : place}
        </text>
      )}
      <text class="hub-table" x={hub.x} y={hub.y + (place === "" ? 4 : 15)}>
        {t("table", { number: props.table })}
      </text>
      {map.dots.map((dot) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the list below is the way by keyboard
        <g
          key={dot.card.id}
          data-hue={deck.category(dot.card.category)?.colour ?? "none"}
          class="dot"
          data-chosen={dot.card.id === chosen}
          onClick={() => props.onChoose(dot.card.id)}
        >
          <circle class="dot-reach" cx={dot.x} cy={dot.y} r={Math.max(dot.radius, 18)} />
          <circle class="dot-mark" cx={dot.x} cy={dot.y} r={dot.radius} />
          {sheet.stars && dot.card.stars > 0 && (
            <text class="dot-stars" x={dot.x} y={dot.y + 3.5}>
              {dot.card.stars}
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
  );
}

/** The cards of a category in words, or with null those that have none. */
function Listed(props: {
  board: Board;
  deck: LiveDeck;
  category: Category | null;
  cards: readonly Card[];
}) {
  const { board, deck, category, cards } = props;
  const { sheet } = deck;
  const { language } = board.activity;
  return (
    <section data-hue={category?.colour ?? "none"}>
      <h2>
        {category !== null && (
          <>
            <CategoryIcon icon={category.icon} colour={category.colour} />{" "}
            <span {...board.said}>{category.name}</span>
          </>
        )}
        <i>{cards.length === 0 ? t("noneYet") : counted(cards.length, cardWord(sheet))}</i>
      </h2>
      {cards.length > 0 && (
        <ul>
          {cards.map((card) => {
            const linked = sheet.links === null ? [] : deck.linkedWith(card.id);
            return (
              <li key={card.id} dir="auto">
                {card.name}
                {sheet.stars && card.stars > 0 && (
                  <b>
                    {" "}
                    <span aria-hidden="true">★ {card.stars}</span>
                    <span class="visually-hidden">{t("stars", { count: card.stars })}</span>
                  </b>
                )}
                {linked.length > 0 && (
                  <small>
                    {" "}
                    <span aria-hidden="true">↔ </span>
                    <span class="visually-hidden">{heading(linkWord(sheet).many, language)}: </span>
                    {linked.join(", ")}
                  </small>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
