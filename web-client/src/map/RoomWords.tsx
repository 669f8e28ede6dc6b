import type { ComponentChild } from "preact";
import type { CardSheet } from "../protocol/activity";
import type { RoomMapContent } from "../protocol/room-map";

/** What a page calls things; cards are called what tables call them. */
export interface RoomWordsUsed {
  /** The area of those without a category. */
  readonly unsorted: ComponentChild;
  /** An area where there is nothing. */
  readonly noneYet: string;
  /** What cards are linked with. */
  readonly links: ComponentChild;
  readonly stars: (count: number) => string;
  readonly atTables: (count: number) => string;
}

/** All that a map of several tables shows, in words, for who cannot see it: a paragraph of each category. */
export function RoomWords(props: {
  sheet: CardSheet;
  content: RoomMapContent;
  /** The attributes of the activity's words. */
  said: { readonly lang: string; readonly dir: "ltr" | "rtl" };
  words: RoomWordsUsed;
}) {
  const { sheet, content, said, words } = props;
  const known = new Set(sheet.categories.map(({ id }) => id));
  const linked = content.cards.map((): string[] => []);
  for (const { one, other } of content.links) {
    linked[one]?.push(content.cards[other]?.name ?? "");
    linked[other]?.push(content.cards[one]?.name ?? "");
  }
  const found = new Map<string, ComponentChild[]>();
  content.cards.forEach(({ name, category, stars, tables }, index) => {
    const others = linked[index] ?? [];
    const about = [
      name,
      ...(sheet.stars ? [words.stars(stars)] : []),
      words.atTables(tables.length),
    ].join(", ");
    const area = known.has(category) ? category : "";
    const before = found.get(area);
    const all = before ?? [];
    all.push(before === undefined ? about : `; ${about}`);
    if (others.length > 0) {
      all.push(", ", words.links, `: ${others.join(", ")}`);
    }
    found.set(area, all);
  });
  const unsorted = found.get("");
  return (
    <div class="visually-hidden">
      {sheet.categories.map(({ id, name }) => (
        <section key={id}>
          <h3 {...said}>{name}</h3>
          <p dir="auto">{found.get(id) ?? words.noneYet}</p>
        </section>
      ))}
      {unsorted !== undefined && (
        <section>
          <h3>{words.unsorted}</h3>
          <p dir="auto">{unsorted}</p>
        </section>
      )}
    </div>
  );
}
