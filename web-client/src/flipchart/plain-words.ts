import type { Sector } from "../protocol/activity";
import type { Flipchart } from "./schema";
import { visibleText } from "./visible-text";

/** Everything that stands on a flipchart, as plain paragraphs to read and copy. */
export function plainWords(flipchart: Flipchart, sectors: readonly Sector[]): string {
  const players = flipchart.players(new Set(sectors.map(({ id }) => id)), new Set());
  return [
    visibleText(flipchart.text("challenge")),
    visibleText(flipchart.text("strategy")),
    visibleText(flipchart.text("pitch")),
    ...sectors.map(({ id }) => visibleText(flipchart.text(`finding:${id}`))),
    ...players.map(({ name, note, twins }) => {
      const names = [name, ...twins.map((twin) => twin.name)].join(" / ");
      return note === "" ? names : `${names}: ${note}`;
    }),
    ...flipchart.partnerships(players).map(({ note }) => note),
  ]
    .map((words) => words.trim())
    .filter((words) => words !== "")
    .join("\n\n");
}
