import type * as Y from "yjs";

/** What a text field shows of a shared text: as many code units as the text has positions. */
export function visibleText(text: Y.Text): string {
  const plain = text.toString();
  const whole = plain.length === text.length ? plain : text.toDelta().map(insertOf).join("");
  return shown(whole);
}

/** What an insertion of a Yjs delta looks like in a text field. */
export function insertOf(operation: { insert?: unknown }): string {
  return typeof operation.insert === "string" ? shown(operation.insert) : "\ufffc";
}

/** Text fields fold carriage returns, which would shift every position after one. */
function shown(text: string): string {
  return text.replaceAll("\r", " ");
}
