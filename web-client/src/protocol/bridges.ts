/** What a workshop's tables could link and have not (SPEC H30). */
import { dictionary, list, number, type Read, record, text } from "./reading";

const readCard = record({ name: text, category: text, stars: number, tables: list(number) });

const readSheet = record({
  /** Cards that nobody has linked; `both` are the tables that have the two. */
  cards: list(record({ one: readCard, other: readCard, both: list(number) })),
  /** Tables that came upon the same cards. */
  tables: list(record({ one: number, other: number, shared: list(readCard) })),
});

const read = dictionary(readSheet);

/** The bridges of one sheet. */
export type Bridges = Read<typeof readSheet>;
export type CardBridge = Bridges["cards"][number];
export type TableBridge = Bridges["tables"][number];

/** Reads them by the ids of their sheets. */
export const readBridges = (value: unknown): Read<typeof read> => read(value, "");
