import type { ComponentChild } from "preact";

/** What is heard of words that have elements among them. */
export function heard(words: ComponentChild | readonly ComponentChild[]): string {
  if (typeof words === "string" || typeof words === "number") {
    return String(words);
  }
  if (Array.isArray(words)) {
    return words.map(heard).join("");
  }
  return words !== null && typeof words === "object" && "props" in words
    ? heard((words.props as { children?: ComponentChild }).children)
    : "";
}
