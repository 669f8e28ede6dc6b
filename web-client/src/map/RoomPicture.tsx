import { useMemo } from "preact/hooks";
import type { CardSheet } from "../protocol/activity";
import type { RoomMapContent } from "../protocol/room-map";
import type { MapInput } from "./layout";
import { MapPicture } from "./MapPicture";
import { type Space, useSpace } from "./space";
import { useLayout } from "./useLayout";

/** So many bridges are seen on a map without getting lost in them. */
export const MOST_BRIDGES = 3;

interface RoomPictureProps {
  readonly sheet: CardSheet;
  readonly content: RoomMapContent;
  /** The attributes of the activity's words. */
  readonly said: { readonly lang: string; readonly dir: "ltr" | "rtl" };
  /** What the map is called. */
  readonly label: string;
  /** What the area of those without a category is called. */
  readonly unsorted: string;
  /** What is said of a card that so many tables have. */
  readonly atTables: (count: number) => string;
}

/** What several tables have found, as one map with its first bridges; as large as its place. */
export function RoomPicture(props: RoomPictureProps & { readonly class: string }) {
  const { ref, space } = useSpace();
  return (
    <div class={props.class} ref={ref}>
      {space !== null && <Drawn {...props} space={space} />}
    </div>
  );
}

function Drawn({ space, ...props }: RoomPictureProps & { readonly space: Space }) {
  const { sheet, content, unsorted, atTables } = props;
  const input = useMemo(
    (): MapInput => ({
      ...space,
      categories: sheet.categories.map(({ id, short }) => ({ id, title: short })),
      unsorted,
      cards: content.cards.map(({ name, category, stars, tables }) => ({
        id: name,
        name,
        category,
        stars,
        about: tables.length > 1 ? atTables(tables.length) : "",
      })),
      links: content.links,
      bridges: content.bridges.slice(0, MOST_BRIDGES),
    }),
    [sheet, content, space, unsorted],
  );
  const laid = useLayout(input);
  return laid === null ? null : (
    <MapPicture
      input={laid.input}
      map={laid.map}
      looks={new Map(sheet.categories.map((category) => [category.id, category]))}
      word={sheet.categoryWord?.one ?? ""}
      said={props.said}
      attributes={{ role: "img", "aria-label": props.label }}
    />
  );
}
