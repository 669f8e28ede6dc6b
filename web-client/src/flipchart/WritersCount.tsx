import { t } from "../i18n/writing";
import type { Board } from "./board";

/** How many others are in a field, or who, when it is one. */
export function WritersCount({ board, field }: { board: Board; field: string }) {
  const names = new Map(
    board.writers.value
      .filter((writer) => writer.field === field)
      .map((writer) => [writer.id, writer.name]),
  );
  const [only] = names.values();
  if (only === undefined) {
    return null;
  }
  return (
    <i>{names.size === 1 ? t("isTyping", { name: only }) : t("writing", { count: names.size })}</i>
  );
}
