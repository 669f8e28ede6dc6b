import type { LiveWorkshop } from "../connection/live-workshop";
import { t } from "../i18n/screen";
import type { CardSheet } from "../protocol/activity";
import type { RoomMapContent } from "../protocol/room-map";
import { categoryWord, heading, linkWord } from "../workshop/words";

/** All that a map of the room shows, in words, for who cannot see it: a paragraph of each category. */
export function RoomMapWords(props: {
  room: LiveWorkshop;
  sheet: CardSheet;
  content: RoomMapContent;
}) {
  const { room, sheet, content } = props;
  const known = new Set(sheet.categories.map(({ id }) => id));
  const links = heading(linkWord(sheet).many, room.activity.value.language);
  const linked = content.cards.map((): string[] => []);
  for (const { one, other } of content.links) {
    linked[one]?.push(content.cards[other]?.name ?? "");
    linked[other]?.push(content.cards[one]?.name ?? "");
  }
  const words = (category: string) =>
    content.cards
      .flatMap((card, index) => {
        const others = linked[index] ?? [];
        return (known.has(card.category) ? card.category : "") === category
          ? [
              [
                card.name,
                ...(sheet.stars ? [t("stars", { count: card.stars })] : []),
                t("atTables", { count: card.tables.length }),
                ...(others.length > 0 ? [`${links}: ${others.join(", ")}`] : []),
              ].join(", "),
            ]
          : [];
      })
      .join("; ");
  const parts = [
    ...sheet.categories.map(({ id, name }) => ({ id, name })),
    { id: "", name: t("unsorted", { word: categoryWord(sheet).one }) },
  ];
  return (
    <div class="visually-hidden">
      {parts.map(({ id, name }) => {
        const found = words(id);
        return id === "" && found === "" ? null : (
          <section key={id}>
            <h2 {...room.activityLang.value}>{name}</h2>
            <p dir="auto">{found === "" ? t("noneYet") : found}</p>
          </section>
        );
      })}
    </div>
  );
}
