/** How elements say in which language their words are. */
import { type Direction, directionOf } from "../protocol/language-tags";

/** The attributes of an element whose words are in that language. */
export function inLanguage(tag: string): { readonly lang: string; readonly dir: Direction } {
  return { lang: tag, dir: directionOf(tag) };
}
