import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";

/** A card that a program puts on a table's flipchart. */
export interface Found {
  readonly name: string;
  readonly sector?: string | undefined;
  /** How many of the people at the table star it. */
  readonly fans?: readonly string[];
}

/** Who a program is, as the server knows it. */
export function idOf(program: WebsocketProvider): string {
  return (program.awareness.getLocalState() as { user: { id: string } }).user.id;
}

/** Writes cards, and links between them by their indexes, into the shared types that SPEC names. */
export function find(
  program: WebsocketProvider,
  cards: readonly Found[],
  links: readonly (readonly [number, number])[] = [],
): void {
  const { doc } = program;
  doc.transact(() => {
    cards.forEach(({ name, sector = "", fans = [] }, index) => {
      const card = new Y.Map<unknown>();
      card.set("name", name);
      card.set("sector", sector);
      card.set("note", new Y.Text(index === 0 ? "Keeps the numbers of each neighborhood." : ""));
      card.set("link", index === 0 ? "https://example.org/data" : "");
      card.set("by", "program");
      card.set("at", 1_000 + index);
      doc.getMap("players").set(`m${index}`, card);
      for (const fan of fans) {
        doc.getMap("stars").set(`m${index}/${fan}`, true);
      }
    });
    links.forEach(([from, to], index) => {
      const link = new Y.Map<unknown>();
      link.set("from", `m${from}`);
      link.set("to", `m${to}`);
      link.set("note", "");
      doc.getMap("partnerships").set(`l${index}`, link);
    });
  });
}

export const sectors = ["gov", "net", "civic", "learn", "fund", "anchor", "fed"] as const;

/** Names as a room finds them. */
export const names = [
  "Data Driven Detroit",
  "Chief Data Officer",
  "Community Foundation",
  "Wayne State GIS",
  "HUD field office",
  "What Works Cities",
  "Tech Meetup",
  "Grand Circus",
  "Planning",
  "Living Cities",
  "Maker space",
  "United Way",
  "Census",
  "CDFI",
] as const;
