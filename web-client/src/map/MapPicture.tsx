import type { ComponentChild, ComponentChildren, SVGAttributes } from "preact";
import { directionOfLines, directionOfText } from "../i18n/text-direction";
import type { Hue, Icon } from "../protocol/activity";
import { iconPath } from "../theme/CategoryIcon";
import { type Dot, type MapInput, type MapLayout, TITLE_SIZE } from "./layout";
import { straight } from "./lines";
import { ABOUT, LINE, type Name } from "./names";
import { useInPortions } from "./useInPortions";
import "./MapPicture.css";

/** What a category looks like. */
export interface Looks {
  readonly colour: Hue;
  readonly icon: Icon;
}

interface PictureProps {
  readonly input: MapInput;
  readonly map: MapLayout;
  readonly looks: ReadonlyMap<string, Looks>;
  /** What the activity calls a category; "" where it leaves that to the page. */
  readonly word: string;
  /** The attributes of the activity's words. */
  readonly said: { readonly lang: string; readonly dir: "ltr" | "rtl" };
  /** The index of the card that is looked at. */
  readonly chosen?: number | null;
  /** The ring around a dot, as a control, for who makes one of each card. */
  readonly ring?: (dot: Dot, radius: number) => ComponentChildren;
  /** What the picture is to those who use it. */
  readonly attributes: SVGAttributes<SVGSVGElement>;
}

/** What a map looks like: its areas, the lines, and the cards with their names. */
export function MapPicture(props: PictureProps) {
  const { input, map, looks, word, said, chosen = null, ring, attributes } = props;
  const { size } = input;
  const hueOf = (category: string) => looks.get(category)?.colour ?? "none";
  const lit = (index: number) => {
    const link = input.links[index];
    return chosen !== null && (link?.one === chosen || link?.other === chosen);
  };
  const drawDot = (dot: Dot) => {
    const card = input.cards[dot.index];
    return (
      <g
        key={card?.id}
        class="map-card"
        data-hue={hueOf(card?.category ?? "")}
        data-starred={(card?.stars ?? 0) > 0}
      >
        {ring === undefined ? null : ring(dot, dot.radius + size * 0.42)}
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus */}
        <g aria-hidden="true">
          {dot.name !== null && <path class="map-leader" d={straight(dot.name.leader)} />}
          <circle class="map-dot" cx={dot.x} cy={dot.y} r={dot.radius} />
          {dot.numbered && (
            <text class="map-stars" x={dot.x} y={dot.y + size * 0.33}>
              {card?.stars}
            </text>
          )}
          {dot.name !== null && <DotName name={dot.name} size={size} />}
        </g>
      </g>
    );
  };
  const chosenHue = hueOf(input.cards[chosen ?? -1]?.category ?? "");
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: whoever draws it says what it is
    <svg {...attributes} class="map" viewBox={`0 0 ${input.width} ${input.height}`}>
      {map.areas.map(({ category, path }) => (
        <path key={category} class="map-area" data-hue={hueOf(category)} d={path} />
      ))}
      {map.links.map((path, index) =>
        lit(index) ? null : <path key={index} class="map-link" d={path} />,
      )}
      {map.links.map((path, index) =>
        lit(index) ? (
          <path key={index} class="map-link" data-lit="true" data-hue={chosenHue} d={path} />
        ) : null,
      )}
      {map.bridges.map(({ path }) => (
        <g key={path}>
          <path class="map-bridge-mark" d={path} />
          <path class="map-bridge" d={path} />
        </g>
      ))}
      {map.areas.map(({ category, title }) => {
        const icon = looks.get(category)?.icon;
        return (
          title !== null && (
            <g
              key={category}
              class="map-title"
              data-hue={hueOf(category)}
              // That of those without a category is a sentence of the page's.
              lang={category === "" ? undefined : said.lang}
              direction={
                category === ""
                  ? directionOfText(title.lines.join(" "))
                  : directionOfLines(title.lines, said.dir)
              }
            >
              {icon !== undefined && title.sign > 0 && (
                <svg
                  x={title.box.left}
                  y={(title.box.top + title.box.bottom - title.sign) / 2}
                  width={title.sign}
                  height={title.sign}
                  viewBox="0 0 24 24"
                  aria-hidden="true"
                >
                  <path d={iconPath(icon)} />
                </svg>
              )}
              {title.lines.map((line, row) => (
                <text
                  key={line}
                  x={(title.box.right + title.box.left + title.sign * 1.27) / 2}
                  y={title.box.top + (row + 0.84) * size * TITLE_SIZE * 1.15}
                >
                  <TitleLine line={line} word={category === "" ? word : ""} lang={said.lang} />
                </text>
              ))}
            </g>
          )
        );
      })}
      {ring === undefined ? <Portions dots={map.dots} draw={drawDot} /> : map.dots.map(drawDot)}
      {map.bridges.map(({ badge, radius }, index) => (
        <g key={`${badge.x} ${badge.y}`} class="map-badge">
          <circle cx={badge.x} cy={badge.y} r={radius} />
          <text x={badge.x} y={badge.y + size * 0.36}>
            {index + 1}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** A line of a title, in which a word may be the activity's. */
function TitleLine({ line, word, lang }: { line: string; word: string; lang: string }) {
  const [before, ...after] = word === "" ? [line] : line.split(word);
  return (
    <>
      {before}
      {after.length > 0 && <tspan lang={lang}>{word}</tspan>}
      {after.join(word)}
    </>
  );
}

/** So many dots are drawn within a moment. */
const PORTION = 100;

/** The dots of a map that nobody uses dot by dot: a room has thousands. */
function Portions(props: { dots: readonly Dot[]; draw: (dot: Dot) => ComponentChild }) {
  return useInPortions(props.dots, PORTION, (dots) => (
    <g key={dots[0]?.index}>{dots.map(props.draw)}</g>
  ));
}

/** A line in the direction of the words that it is of, in a picture whose lines go from left to right. */
function turned(line: string, of: string): string {
  return directionOfText(of) === "rtl" ? `\u2067${line}\u2069` : line;
}

function DotName({ name, size }: { name: Name; size: number }) {
  const { box, anchor, lines, about } = name;
  const x =
    anchor === "start" ? box.left : anchor === "end" ? box.right : (box.left + box.right) / 2;
  return (
    <>
      {lines.map((line, row) => (
        <text
          key={line}
          class="map-name"
          text-anchor={anchor}
          x={x}
          y={box.top + (row * LINE + 0.88) * size}
        >
          {turned(line, lines.join(" "))}
        </text>
      ))}
      {about !== "" && (
        <text
          class="map-about"
          text-anchor={anchor}
          x={x}
          y={box.top + (lines.length * LINE + 0.84 * ABOUT) * size}
        >
          {turned(about, about)}
        </text>
      )}
    </>
  );
}
