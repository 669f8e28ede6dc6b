import { useSignal } from "@preact/signals";
import { t } from "../i18n/flipchart";
import { listed as inOneLine } from "../i18n/listed";
import type { Dot, MapInput } from "../map/layout";
import { MapPicture } from "../map/MapPicture";
import { dotBeside, nearestDot } from "../map/pointing";
import { type Space, useSpace } from "../map/space";
import { type Laid, useLayout } from "../map/useLayout";
import { categoryWord } from "../workshop/words";
import { counted, linkWord } from "../workshop/words-later";
import { byAge } from "./cards";
import type { LiveDeck } from "./live-deck";
import "./CardMap.css";

/** So far from a dot a finger still means it, in pixels: half of what a finger covers. */
const REACH = 24;

interface CardMapProps {
  readonly deck: LiveDeck;
  /** What the map is of. */
  readonly what: string;
  /** The attributes of the activity's words. */
  readonly said: { readonly lang: string; readonly dir: "ltr" | "rtl" };
  /** The id of the card that is open. */
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

/** A table's cards on a map, to be opened by a tap or with the keys. */
export function CardMap(props: CardMapProps) {
  const { ref, space } = useSpace();
  return (
    <div class="card-map" ref={ref}>
      {space !== null && <Drawn {...props} space={space} />}
    </div>
  );
}

/** Before anything is laid out. */
const nothing: Laid = {
  input: {
    width: 0,
    height: 0,
    size: 0,
    categories: [],
    unsorted: "",
    cards: [],
    links: [],
    bridges: [],
  },
  map: { areas: [], dots: [], links: [], bridges: [] },
};

const arrows = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
} as const;

function Drawn({ deck, what, said, chosen, onChoose, space }: CardMapProps & { space: Space }) {
  const { sheet } = deck;
  const laid = useLayout(inputOf(deck, space));
  // The one card that the Tab key leads to.
  const focused = useSignal<string | null>(null);
  const { input, map } = laid ?? nothing;
  const { cards } = input;
  const listed = deck.cards.value;
  const at = (id: string | null) => cards.findIndex((card) => card.id === id);
  const stop = Math.max(
    0,
    at([focused.value, chosen, listed[0]?.id ?? null].find((id) => at(id ?? null) >= 0) ?? null),
  );

  const focus = (svg: Element, id: string | undefined) => {
    if (id !== undefined) {
      focused.value = id;
      svg.querySelector<SVGElement>(`[data-index="${at(id)}"]`)?.focus();
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const svg = event.currentTarget as Element;
    const from = map.dots[stop];
    const { key } = event;
    if (from === undefined || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    if (key in arrows) {
      const next = dotBeside(map, from, arrows[key as keyof typeof arrows]);
      focus(svg, cards[next?.index ?? -1]?.id);
    } else if (key === "Home" || key === "End") {
      focus(svg, listed.at(key === "Home" ? 0 : -1)?.id);
    } else if (key === "Enter" || key === " ") {
      onChoose(cards[stop]?.id ?? null);
    } else if (key === "Escape" && chosen !== null) {
      onChoose(null);
    } else {
      return;
    }
    event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const svg = event.currentTarget as Element;
    const box = svg.getBoundingClientRect();
    const dot = nearestDot(
      map,
      {
        x: ((event.clientX - box.left) * space.width) / box.width,
        y: ((event.clientY - box.top) * space.height) / box.height,
      },
      REACH,
    );
    const id = cards[dot?.index ?? -1]?.id ?? null;
    focus(svg, id ?? undefined);
    onChoose(id);
  };
  const labelOf = ({ index }: Dot) => {
    const card = cards[index];
    const links = card === undefined ? 0 : deck.linkedWith(card.id).length;
    const about = [
      card?.name,
      deck.category(card?.category ?? "")?.name,
      sheet.stars ? t("stars", { count: card?.stars ?? 0 }) : undefined,
      links > 0 ? counted(links, linkWord(sheet)) : undefined,
    ];
    return inOneLine(about.filter((words): words is string => words !== undefined));
  };
  return laid === null ? null : (
    <MapPicture
      input={input}
      map={map}
      looks={new Map(sheet.categories.map((category) => [category.id, category]))}
      word={sheet.categoryWord?.one ?? ""}
      said={said}
      chosen={chosen === null ? null : at(chosen)}
      attributes={{ role: "group", "aria-label": t("mapTitle", { what }), onClick, onKeyDown }}
      ring={(dot, radius) => (
        // biome-ignore lint/a11y/useSemanticElements: a picture has no buttons but such
        <circle
          class="card-map-ring"
          cx={dot.x}
          cy={dot.y}
          r={radius}
          data-index={dot.index}
          role="button"
          tabindex={dot.index === stop ? 0 : -1}
          aria-pressed={cards[dot.index]?.id === chosen}
          aria-label={labelOf(dot)}
        />
      )}
    />
  );
}

/** What a map needs of a table's cards. */
function inputOf(deck: LiveDeck, space: Space): MapInput {
  const { sheet } = deck;
  // In the order in which they came, so that a star moves nobody.
  const cards = [...deck.cards.value].sort(byAge);
  const indexOf = new Map(cards.map(({ id }, index) => [id, index]));
  return {
    ...space,
    categories: sheet.categories.map(({ id, short }) => ({ id, title: short })),
    unsorted: t("unsorted", { word: categoryWord(sheet).one }),
    cards: cards.map(({ id, name, category, stars }) => ({ id, name, category, stars, about: "" })),
    links: deck.links.value.flatMap(({ from, to }) => {
      const [one, other] = [indexOf.get(from), indexOf.get(to)];
      return one === undefined || other === undefined ? [] : [{ one, other }];
    }),
    bridges: [],
  };
}
